"""The same work by workers of a real scheduler on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.batch_files import begin, environment, finish, folder_of, kept, paths_of_run, query, until

COUNT = 40


@contextmanager
def _process(where: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    with (where / "dask.log").open("ab") as log:
        command = [sys.executable, "-m", *arguments]
        process = subprocess.Popen(command, cwd=where, env=environment(), stdout=log, stderr=log)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


@contextmanager
def _cluster(where: Path, *security: str, protocol: str = "tcp") -> Iterator[tuple[str, Sequence[subprocess.Popen[bytes]]]]:
    """The address of a scheduler on this machine, and its two workers."""
    place = where / "scheduler.json"
    own = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--protocol", protocol]
    with ExitStack() as stack:
        scheduler = ["distributed.cli.dask_scheduler", *own, "--scheduler-file", str(place), *security]
        stack.enter_context(_process(where, *scheduler))
        until(lambda: place.exists() and place.read_text(encoding="utf-8").strip().endswith("}"))
        address = str(json.loads(place.read_text(encoding="utf-8"))["address"])
        worker = ["distributed.cli.dask_worker", address, "--no-nanny", "--no-dashboard", "--nthreads", "1", *security]
        yield address, [stack.enter_context(_process(where, *worker, "--name", name)) for name in ("one", "two")]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "docs", COUNT)


def test_a_worker_that_is_killed_loses_and_doubles_nothing(docs: Path, tmp_path: Path) -> None:
    store = tmp_path / "reviews.db"
    with _cluster(tmp_path) as (address, workers):
        process = begin(tmp_path, "batch", "docs", "--scheduler", address, "--out", "out")
        until(lambda: kept(store) >= 5)
        workers[0].kill()
        code, _, err = finish(process)
    assert code == 1, err
    assert dict(paths_of_run(store, 1)) == {f"docs/contract-{number:04}.md": 1 for number in range(COUNT)}
    assert query(store, "select count(*) from documents") == [(COUNT,)]
    assert query(store, "select distinct outcome from documents") == [("fail",)]
    assert len(list((tmp_path / "out/docs").glob("*.json"))) == COUNT


def test_over_tls_the_verdicts_are_those_of_this_machine(tmp_path: Path) -> None:
    folder_of(tmp_path / "docs", 3)
    _write_certificate(tmp_path)
    files = [str(tmp_path / "own.pem"), str(tmp_path / "own.pem"), str(tmp_path / "own.key")]
    theirs, ours = _options("--tls-ca-file", files), _options("--tls-ca", files)
    with _cluster(tmp_path, *theirs, protocol="tls") as (address, _):
        there = finish(begin(tmp_path, "batch", "docs", "--scheduler", address, "--store", "there.db", "--out", "there", *ours))
    here = finish(begin(tmp_path, "batch", "docs", "--store", "here.db", "--out", "here"))
    assert (address[:6], there[0], here[0]) == ("tls://", 1, 1), there[2]
    for report in (tmp_path / "here/docs").iterdir():
        assert (tmp_path / "there/docs" / report.name).read_bytes() == report.read_bytes()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("tcp://192.0.2.1:8786", "tcp:// is for this machine only"),
        ("http://127.0.0.1:8786", "expected tls://HOST:PORT"),
        ("tcp://127.0.0.1.example:8786", "expected tls://HOST:PORT"),
    ],
)
def test_documents_go_over_no_open_network(tmp_path: Path, address: str, sentence: str) -> None:
    folder_of(tmp_path / "docs", 1)
    code, out, err = finish(begin(tmp_path, "batch", "docs", "--scheduler", address))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert sentence in err


def _options(authority: str, files: Sequence[str]) -> list[str]:
    return [part for pair in zip((authority, "--tls-cert", "--tls-key"), files, strict=True) for part in pair]


def _write_certificate(folder: Path) -> None:
    """A certificate for this machine that signs itself."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / "own.pem").write_bytes(builder.sign(key, hashes.SHA256()).public_bytes(pem))
    (folder / "own.key").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
