"""The file with waivers, and where it says that something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.errors import ClauseFileError
from contractcheck.model.waivers import Waiver
from contractcheck.rules.load import load
from contractcheck.rules.waivers import read_waivers

GOOD = """\
waivers:
  - clause: dataset-provenance
    document: "acme/*.docx"
    reasons: [hedged]
    fingerprint: 0123456789012345
    why: Een proef.
    owner: Hoofd Inkoop
    expires: 2027-12-31
"""


def read(text: str, folder: Path) -> tuple[Waiver, ...]:
    path = folder / "waivers.yaml"
    path.write_text(text, encoding="utf-8")
    return read_waivers(path, load(cases=False))


def test_every_key_reaches_the_waiver(tmp_path: Path) -> None:
    expected = Waiver(
        "dataset-provenance", "Een proef.", "Hoofd Inkoop", "2027-12-31", "acme/*.docx", ("hedged",), "0123456789012345"
    )
    assert read(GOOD, tmp_path) == (expected,)


def test_without_a_pattern_it_is_about_every_document(tmp_path: Path) -> None:
    (found,) = read(GOOD.replace('    document: "acme/*.docx"\n', ""), tmp_path)
    assert found.document == "*"


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("dataset-provenance", "dataset-provenence", "2:13", "did you mean 'dataset-provenance'?"),
        ("2027-12-31", "2027-02-30", "8:14", "is no day"),
        ("2027-12-31", "31-12-2027", "8:14", "is no day"),
        ("why: Een proef.", 'why: ""', "6:10", "this is empty"),
        ("    owner: Hoofd Inkoop\n", "", "2:5", "'owner' is missing"),
        ("    owner:", "    ownr:", "7:5", "did you mean 'owner'?"),
        ("0123456789012345", "short", "5:18", "is no fingerprint"),
        (GOOD, "- a\n- b\n", "1:1", "begins with the key 'waivers'"),
        (GOOD, "waivers: none\n", "1:10", "a list was expected"),
        (GOOD, "waivers: [\n", "2:1", "this is no YAML"),
    ],
)
def test_a_fault_is_told_with_line_and_column(tmp_path: Path, old: str, new: str, place: str, says: str) -> None:
    with pytest.raises(ClauseFileError) as caught:
        read(GOOD.replace(old, new), tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'waivers.yaml'}:{place}: ")
    assert says in str(caught.value)


def test_a_file_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ClauseFileError, match="cannot be read"):
        read_waivers(tmp_path / "absent.yaml", load(cases=False))
