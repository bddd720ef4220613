"""The wheel works outside the checkout: it holds the clauses, the schemas and the reports' labels."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment with the wheel; the libraries are borrowed from this one."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(_output(python, "import sysconfig; print(sysconfig.get_path('purelib'))", folder).strip())
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site), str(wheel)],
        check=True,
    )
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def _output(python: Path, code: str, folder: Path) -> str:
    return subprocess.run([str(python), "-c", code], cwd=folder, env=_clean(), capture_output=True, text=True, check=True).stdout


def _clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(python), "-m", "contractcheck", *arguments], cwd=folder, env=_clean(), capture_output=True, check=False
    )


@pytest.mark.parametrize("folder", ["clauses", "schemas"])
def test_the_wheel_holds_every_data_file_of_the_checkout(wheel: Path, folder: str) -> None:
    packed = {name for name in ZipFile(wheel).namelist() if name.startswith(f"contractcheck/_data/{folder}/")}
    kept = {path for path in (ROOT / folder).rglob("*") if path.is_file()}
    assert packed == {f"contractcheck/_data/{folder}/{path.relative_to(ROOT / folder).as_posix()}" for path in kept}


def test_the_wheel_holds_the_text_model_and_nothing_that_made_it(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert "contractcheck/_data/clauses/opinion.npz" in names
    assert [name for name in names if name.startswith("training/")] == []


def test_the_wheel_holds_the_licence(wheel: Path) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in ZipFile(wheel).namelist())


def test_the_installed_program_does_not_come_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    assert str(ROOT) not in _output(installed, "import contractcheck; print(contractcheck.__file__)", tmp_path)


def test_the_installed_program_checks_a_document(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "bestek.md").write_text("# Catering\n\nDe cateraar levert dagelijks verse broodjes.\n", encoding="utf-8")
    done = _run(installed, tmp_path, "check", "bestek.md", "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["reports"][0]["outcome"] == "not_applicable"


def test_the_installed_program_asks_the_text_model(installed: Path, tmp_path: Path) -> None:
    text = "# Contract for an AI system\n\n1. The Supplier shall register the AI system in the EU database before delivery.\n"
    (tmp_path / "draft.md").write_text(text, encoding="utf-8")
    done = _run(installed, tmp_path, "check", "draft.md", "--trace", "--quiet")
    assert b"\n  together  " in done.stderr


@pytest.mark.parametrize(
    "command", [["rules", "check"], ["explain", "conformity-assessment"], ["schema", "report"], ["completion", "bash"]]
)
def test_the_installed_program_finds_its_data(installed: Path, tmp_path: Path, command: list[str]) -> None:
    done = _run(installed, tmp_path, *command)
    assert (done.returncode, done.stderr) == (0, b"")
