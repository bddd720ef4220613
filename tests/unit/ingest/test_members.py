"""Folders, archives and e-mails are taken apart into their documents, within limits."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.ingest import guarded, limits
from contractcheck.ingest.archives import unpacked
from contractcheck.ingest.files import input_bytes
from contractcheck.ingest.members import Members
from contractcheck.ingest.members import members as dossier_members
from contractcheck.model.settings import Input
from tests.unit.ingest.outlook_files import message as message_of
from tests.unit.ingest.word_files import archive, p, package

TEXT = b"Leverancier meldt incidenten."


def opened(given: Input) -> tuple[Input, ...] | None:
    return unpacked(input_bytes(given), given.name)


def members(inputs: Iterable[Input]) -> Members:
    return dossier_members(inputs, opened)


def holds_files(given: Input) -> bool:
    return opened(given) is not None


def names(*inputs: Input) -> list[str]:
    return [each.name for each in members(inputs).inputs]


def unreadable(*inputs: Input) -> dict[str, str]:
    return {each.name: each.unreadable.code for each in members(inputs).inputs if each.unreadable}


def zipped(name: str = "dossier.zip", **files: bytes) -> Input:
    return Input(name, data=archive({path.replace("__", "."): content for path, content in files.items()}))


def mail(subject: str = "Contract", text: str = "Bijgaand het contract.") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "anna@voorbeeld.nl", "bram@voorbeeld.nl", subject
    if text:
        message.set_content(text)
    return message


def eml(message: EmailMessage, name: str = "bericht.eml") -> Input:
    return Input(name, data=message.as_bytes())


def test_a_single_document_is_itself() -> None:
    given = Input("contract.txt", data=TEXT)
    assert (members([given]).inputs, holds_files(given)) == ((given,), False)


@pytest.mark.parametrize("given", [Input("a.docx", data=package(p("x"))), Input("a.txt", data=b"From: x\n\nSubject: y\n")])
def test_word_files_and_texts_hold_no_files(given: Input) -> None:
    assert not holds_files(given)


def test_a_folder_gives_its_files_by_path_without_what_programs_leave_behind(tmp_path: Path) -> None:
    for path in ("b.txt", "sub/a.txt", ".verborgen", "~$b.docx", "Thumbs.db"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(TEXT)
    assert names(Input("map", path=tmp_path)) == ["b.txt", "sub/a.txt"]


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "echt.txt").write_bytes(TEXT)
    (tmp_path / "koppeling.txt").symlink_to(tmp_path / "echt.txt")
    assert names(Input("map", path=tmp_path)) == ["echt.txt"]


def test_of_several_inputs_each_member_is_named_after_its_archive() -> None:
    assert names(zipped(a__txt=TEXT), Input("b.txt", data=TEXT)) == ["dossier.zip/a.txt", "b.txt"]


def test_an_archive_in_an_archive_is_taken_apart_too() -> None:
    inner = archive({"a.txt": TEXT})
    assert names(zipped(binnen__zip=inner)) == ["binnen.zip/a.txt"]


@pytest.mark.parametrize("folder", ["word", "xl", "ppt"])
def test_a_folder_of_an_archive_may_have_the_name_of_one_in_an_office_file(folder: str) -> None:
    assert names(Input("dossier.zip", data=archive({f"{folder}/a.txt": TEXT}))) == [f"{folder}/a.txt"]


def test_archives_nested_beyond_the_limit_stay_packed() -> None:
    data = archive({"a.txt": TEXT})
    for _ in range(limits.MAX_DEPTH + 3):
        data = archive({"x.zip": data})
    (found,) = members([Input("diep.zip", data=data)]).inputs
    assert found.name.count("x.zip") == limits.MAX_DEPTH + 1
    assert holds_files(found)


def test_names_never_lead_out_of_the_dossier() -> None:
    data = archive({"../../etc/a.txt": TEXT, "/b.txt": TEXT, "c\\d.txt": TEXT})
    assert names(Input("x.zip", data=data)) == ["etc/a.txt", "b.txt", "c/d.txt"]


def test_settings_in_a_dossier_are_named_and_not_used() -> None:
    data = archive({"contractcheck.toml": b"", "sub/.contractcheck-waivers.yaml": b"", "contractcheck advies.txt": TEXT})
    found = members([Input("x.zip", data=data)])
    assert found.settings == ("contractcheck.toml", "sub/.contractcheck-waivers.yaml")
    assert [each.name for each in found.inputs] == ["contractcheck advies.txt"]


def test_a_member_out_of_proportion_is_not_unpacked() -> None:
    bomb = archive({"bom.txt": b" " * (limits.RATIO_COUNTS_FROM + 1), "a.txt": TEXT})
    assert unreadable(Input("x.zip", data=bomb)) == {"bom.txt": "too-large"}


def test_beyond_the_number_of_members_the_rest_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_MEMBERS", 2)
    assert unreadable(zipped(a=TEXT, b=TEXT, c=TEXT)) == {"c": "too-large"}


def test_beyond_the_size_of_a_dossier_the_rest_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED", 2 * len(TEXT))
    assert unreadable(zipped(a=TEXT, b=TEXT, c=TEXT)) == {"c": "too-large"}


def test_a_damaged_member_does_not_stop_the_others() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as made:
        made.writestr("a.txt", TEXT)
        made.writestr("b.txt", TEXT)
    data = stream.getvalue().replace(TEXT, TEXT.upper(), 1)
    assert unreadable(Input("x.zip", data=data)) == {"a.txt": "damaged"}


def test_a_mail_gives_its_text_and_its_attachments() -> None:
    message = mail()
    message.add_attachment(TEXT, maintype="application", subtype="octet-stream", filename="contract.txt")
    text, attached = members([eml(message)]).inputs
    assert (text.name, text.is_letter, attached.name, attached.data) == ("e-mail.txt", True, "contract.txt", TEXT)
    assert (text.data or b"").decode().split() == ["Contract", "Bijgaand", "het", "contract."]


def test_of_plain_text_and_html_the_plain_text_is_read() -> None:
    message = mail()
    message.add_alternative("<p>Bijgaand het contract.</p>", subtype="html")
    assert [b"<p>" in (each.data or b"") for each in members([eml(message)]).inputs] == [False]


def test_an_html_mail_keeps_its_subject_as_text() -> None:
    message = mail("A & <b>", text="")
    message.set_content("<p>Bijgaand.</p>", subtype="html")
    (text,) = members([eml(message)]).inputs
    assert b"<h1>A &amp; &lt;b&gt;</h1>" in (text.data or b"")


def test_logos_and_signatures_are_no_documents() -> None:
    message = mail()
    message.add_attachment(b"GIF8", maintype="image", subtype="gif", disposition="inline", filename="logo.gif")
    message.add_attachment(b"x", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    message.add_attachment(b"GIF8", maintype="image", subtype="gif", filename="scan.gif")
    assert names(eml(message)) == ["e-mail.txt", "scan.gif"]


def test_a_forwarded_mail_is_taken_apart_too() -> None:
    inner = mail("Origineel", "Zie bijlage.")
    inner.add_attachment(TEXT, maintype="application", subtype="octet-stream", filename="contract.txt")
    outer = mail("FW")
    outer.add_attachment(inner, filename="origineel.eml")
    assert names(eml(outer)) == ["e-mail.txt", "origineel.eml/e-mail.txt", "origineel.eml/contract.txt"]


def test_a_text_with_headers_of_a_letter_is_no_mail() -> None:
    assert not holds_files(Input("brief.txt", data=b"From: Anna\nSubject: contract\n\nTekst."))


def outlook(*arguments: Any, **more: Any) -> Input:
    return Input("bericht.msg", data=message_of(*arguments, **more))


def test_an_outlook_message_gives_its_text_and_its_attachments() -> None:
    given = outlook("Contract", "Bijgaand het contract.", attached={"contract.txt": TEXT, "groot.txt": TEXT * 400})
    text, attached, large = members([given]).inputs
    assert (text.name, text.is_letter, (text.data or b"").decode()) == (
        "e-mail.txt",
        True,
        "Contract\n\nBijgaand het contract.",
    )
    assert [(each.name, each.data) for each in (attached, large)] == [("contract.txt", TEXT), ("groot.txt", TEXT * 400)]


def test_an_outlook_message_in_html_is_read() -> None:
    (text,) = members([outlook("Contract", html=b"<p>Bijgaand.</p>")]).inputs
    assert (text.data or b"").decode() == "<html><h1>Contract</h1><p>Bijgaand.</p></html>"


def test_an_attachment_that_outlook_keeps_as_an_object_is_unreadable() -> None:
    assert unreadable(outlook("FW", "Zie.", attached={"origineel": None})) == {"origineel": "unknown-format"}


def test_a_stream_larger_than_its_file_is_refused_before_it_is_followed() -> None:
    data = message_of("Contract", "Bijgaand het contract.")
    place = data.index("__substg1.0_1000001F".encode("utf-16-le")) + 120
    data = data[:place] + (0xFFFFFF00).to_bytes(4, "little") + data[place + 4 :]
    assert unreadable(Input("bericht.msg", data=data)) == {"bericht.msg": "damaged"}


def test_a_damaged_outlook_message_says_so() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048) + "__properties_version1.0".encode("utf-16-le")
    assert unreadable(Input("bericht.msg", data=data)) == {"bericht.msg": "damaged"}


@given(st.binary(max_size=200))
def test_no_bytes_after_mail_headers_break_the_unpacking(body: bytes) -> None:
    head = b"From: a@b.nl\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n"
    assert members([Input("a.eml", data=head + body)]).inputs is not None


def test_a_mail_may_be_larger_than_a_text() -> None:
    message = mail()
    message.add_attachment(bytes(limits.MAX_TEXT), maintype="application", subtype="octet-stream", filename="scan.pdf")
    assert names(eml(message)) == ["e-mail.txt", "scan.pdf"]


PACKED = {
    "zip": zipped(a__txt=TEXT, binnen__zip=archive({"b.txt": TEXT}), bom__txt=b" " * (limits.RATIO_COUNTS_FROM + 1)),
    "eml": eml(mail()),
    "msg": outlook("Contract", "Bijgaand.", attached={"contract.txt": TEXT, "origineel": None}),
    "damaged": Input("x.zip", data=b"PK\x03\x04"),
}


@pytest.mark.parametrize("packed", PACKED.values(), ids=list(PACKED))
def test_the_process_that_reads_takes_apart_in_the_same_way(packed: Input) -> None:
    def shown(found: Members) -> list[object]:
        return [(each.name, each.data, each.is_letter, each.unreadable and each.unreadable.code) for each in found.inputs]

    assert shown(guarded.members([packed])) == shown(members([packed]))
