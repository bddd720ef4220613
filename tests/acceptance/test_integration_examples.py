"""The examples of docs/integration.md do what the page says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from lxml import etree
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "integration.md").read_text(encoding="utf-8")
WEAK = "contract-weak-en.docx"


def examples(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "samples" / WEAK, tmp_path)
    (tmp_path / "drafts").mkdir()
    shutil.copy(ROOT / "samples" / "supplier-terms-mixed-en.docx", tmp_path / "drafts")
    return tmp_path


def _environment() -> dict[str, str]:
    """The program of this Python and this checkout, found under its name."""
    paths = {"PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])), "PYTHONPATH": str(ROOT)}
    return {**os.environ, **paths}


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True, check=False)


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
def test_the_shell_example_writes_both_reports_and_tells_the_outcome(folder: Path) -> None:
    done = run(["sh", "-c", examples("sh")[0]], folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "to be repaired\n", "")
    assert json.loads((folder / "report.json").read_bytes())["reports"][0]["outcome"] == "attention"
    assert (folder / "report.xlsx").read_bytes().startswith(b"PK")


def test_the_python_example_prints_what_is_not_in_order(folder: Path) -> None:
    done = run([sys.executable, "-c", examples("python")[0]], folder)
    lines = done.stdout.splitlines()
    assert (lines[0], len(lines), done.stderr) == ("attention", 6, "")
    assert any(line.startswith("Dataset provenance: weak (6.1). ") for line in lines)


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
def test_the_ci_job_fails_and_leaves_the_reports_that_it_names(folder: Path) -> None:
    job = YAML(typ="safe").load(examples("yaml")[0])["contracts"]
    done = run(["sh", "-c", "\n".join(job["script"])], folder)
    assert done.returncode == 1
    assert etree.parse(folder / job["artifacts"]["reports"]["junit"]).getroot().get("failures") == "2"
    assert [(folder / path).is_file() for path in job["artifacts"]["paths"]] == [True]


@contextmanager
def _hook(folder: Path) -> Iterator[str]:
    """The address of the server of the example, on a port that is free."""
    free = 'server = HTTPServer(("127.0.0.1", 0), Hook)\nprint(server.server_port, flush=True)\nserver.serve_forever()'
    code = examples("python")[1].replace('HTTPServer(("127.0.0.1", 8080), Hook).serve_forever()', free)
    server = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=folder,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
    finally:
        server.terminate()
        server.communicate()


def test_the_hook_answers_a_document_with_its_report(folder: Path) -> None:
    with _hook(folder) as address:
        request = urllib.request.Request(f"{address}/{WEAK}", data=(folder / WEAK).read_bytes())  # noqa: S310
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            report = json.load(answer)["reports"][0]
    assert (report["source"]["name"], report["outcome"]) == (WEAK, "attention")


def test_the_hook_refuses_an_empty_request(folder: Path) -> None:
    with _hook(folder) as address, pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(urllib.request.Request(f"{address}/x.docx", data=b""))  # noqa: S310
    assert caught.value.code == 413
