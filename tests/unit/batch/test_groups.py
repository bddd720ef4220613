"""Whose a file is."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.batch.groups import Group, entries, grouping
from contractcheck.errors import UsageError


def test_by_file_each_file_stands_for_itself() -> None:
    assert grouping("file")("docs/acme/a.md") == Group("docs/acme/a.md", "docs/acme/a.md")


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ("suppliers/acme/tender/a.md", Group("suppliers/acme/tender", "acme")),
        ("suppliers/acme/a.md", Group("suppliers/acme", "acme")),
        ("suppliers/a.md", Group("suppliers", "suppliers")),
        ("a.md", Group("a.md", "a.md")),
    ],
)
def test_by_folder_the_folder_is_the_dossier_and_its_first_part_the_supplier(path: str, group: Group) -> None:
    assert grouping("folder")(path) == group


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_map_names_dossier_and_supplier(tmp_path: Path, separator: str) -> None:
    lines = ["supplier,file,dossier", "Acme BV,a.md,D1", "Beta BV,beta\\a.md,D2"]
    file = tmp_path / "map.csv"
    file.write_text("\n".join(lines).replace(",", separator), encoding="utf-8-sig")
    group = grouping(f"csv:{file}")
    assert [group("docs/a.md"), group("docs/beta/a.md")] == [Group("D1", "Acme BV"), Group("D2", "Beta BV")]
    assert group("docs/other.md") == Group("docs/other.md", "docs/other.md")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("file,dossier\na.md,D1\n", "has no column 'supplier'"), ("file,dossier,supplier\na.md,,X\n", ":2: a line needs")],
)
def test_a_faulty_map_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "map.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=sentence):
        grouping(f"csv:{tmp_path / 'map.csv'}")


def test_files_of_one_dossier_are_one_entry_with_their_names_in_it() -> None:
    files = {"s/acme/a.md": Path("/1"), "s/acme/b.md": Path("/2"), "s/beta/a.md": Path("/3")}
    found = entries(files, grouping("folder"))
    assert [(each.path, each.members) for each in found] == [
        ("s/acme/dossier", (("a.md", Path("/1")), ("b.md", Path("/2")))),
        ("s/beta/a.md", ()),
    ]


def test_reports_of_a_dossier_stay_in_the_folder_for_reports_whatever_its_name(tmp_path: Path) -> None:
    file = tmp_path / "map.csv"
    file.write_text("file,dossier,supplier\na.md,../D:1,Acme\nb.md,../D:1,Acme\n", encoding="utf-8")
    (entry,) = entries({"a.md": Path("/1"), "b.md": Path("/2")}, grouping(f"csv:{file}"))
    assert entry.path == "Acme/D_1/dossier"
