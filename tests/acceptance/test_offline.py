"""A check talks to nobody and answers the same every time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = [ROOT / "samples" / name for name in ("contract-adequate-nl.docx", "contract-weak-en.pdf")]

BLOCKED = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        raise RuntimeError(f"the network was used: {event} {arguments}")

sys.addaudithook(refuse)
from contractcheck.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def _check(*options: str, seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", BLOCKED, "--debug", "check", *map(str, SAMPLES), "--fail-on", "never", *options]
    return subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env={"PYTHONHASHSEED": seed, "PATH": ""})


def test_the_hook_stops_whoever_uses_the_network() -> None:
    code = BLOCKED.partition("from contractcheck")[0] + "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "the network was used" in done.stderr


def test_a_check_uses_no_network() -> None:
    done = _check()
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("form", ["json", "terminal"])
def test_two_runs_give_the_same_bytes(form: str) -> None:
    assert _check("--format", form, seed="1").stdout == _check("--format", form, seed="2").stdout
