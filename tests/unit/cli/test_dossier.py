"""`contractcheck check --dossier`: settings come from the file that the user names, and from nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.model.dossier import DocumentRole, DossierSettings
from tests.program import Run
from tests.unit.cli.conftest import Pipeline


def test_the_flag_asks_for_one_purchase(run: Run, pipeline: Pipeline) -> None:
    run("check", "--dossier", "a.docx", "b.docx")
    assert pipeline.settings.dossier == DossierSettings()


def test_without_the_flag_each_file_is_its_own(run: Run, pipeline: Pipeline) -> None:
    run("check", "a.docx", "b.docx")
    assert pipeline.settings.dossier is None


def test_the_settings_file_states_roles_and_precedence(run: Run, pipeline: Pipeline, tmp_path: Path) -> None:
    file = tmp_path / "rollen.toml"
    file.write_text('precedence = ["contract", "offer"]\n[roles]\n"a.docx" = "offer"\n', encoding="utf-8")
    run("check", "--dossier", "--dossier-settings", str(file), "a.docx")
    assert pipeline.settings.dossier == DossierSettings(
        {"a.docx": DocumentRole.OFFER}, (DocumentRole.CONTRACT, DocumentRole.OFFER)
    )


FAULTS = {
    "no toml": ("x", "is no valid TOML"),
    "unknown key": ("role = 1", "unknown key 'role'"),
    "unknown role": ('[roles]\n"a" = "bijlage"', "'bijlage' in"),
    "roles no table": ("roles = 1", "is no table"),
    "precedence no list": ("precedence = 1", "is no list"),
    "a list as a role": ("precedence = [[1]]", "is no role"),
    "twice": ('precedence = ["offer", "offer"]', "names a role twice"),
}


@pytest.mark.parametrize(("content", "sentence"), FAULTS.values(), ids=list(FAULTS))
def test_a_faulty_settings_file_gives_one_sentence(
    run: Run, pipeline: Pipeline, tmp_path: Path, content: str, sentence: str
) -> None:
    file = tmp_path / "rollen.toml"
    file.write_text(content, encoding="utf-8")
    answer = run("check", "--dossier", "--dossier-settings", str(file), "a.docx")
    assert (answer.code, sentence in answer.err, answer.err.count("\n")) == (2, True, 1)


def test_a_settings_file_that_is_not_there_gives_one_sentence(run: Run, pipeline: Pipeline) -> None:
    answer = run("check", "--dossier", "--dossier-settings", "geen.toml", "a.docx")
    assert (answer.code, "could not be read" in answer.err) == (2, True)


def test_settings_without_a_dossier_are_wrong_use(run: Run, pipeline: Pipeline) -> None:
    answer = run("check", "--dossier-settings", "rollen.toml", "a.docx")
    assert (answer.code, "belongs to --dossier" in answer.err) == (2, True)


def test_no_report_is_written_into_a_folder_that_is_checked(run: Run, pipeline: Pipeline, tmp_path: Path) -> None:
    answer = run("check", "--dossier", str(tmp_path), "--output", str(tmp_path / "verslag.txt"))
    assert (answer.code, "lies in a folder to check" in answer.err) == (2, True)
