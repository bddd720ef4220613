"""LibreOffice for tests of Word files: one process opens many files, settles their tracked changes and saves them again."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.external import require

# What becomes of the tracked changes of a file before it is saved: nothing, or this command on all of them.
WAYS = {"kept": "", "accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges"}
_MACRO = """Sub SettleAll(source, target, command)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue, saving(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  saving(0).Name = "FilterName" : saving(0).Value = "MS Word 2007 XML"
  names = ""
  name = Dir(source &amp; "/*.docx")
  While name &lt;&gt; ""
    names = names &amp; "|" &amp; name
    name = Dir()
  Wend
  For Each name In Split(Mid(names, 2), "|")
    document = StarDesktop.loadComponentFromURL(ConvertToURL(source &amp; "/" &amp; name), "_blank", 0, hidden())
    If command &lt;&gt; "" Then
      dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
      dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
    End If
    document.storeToURL(ConvertToURL(target &amp; "/" &amp; name), saving())
    document.close(True)
  Next
End Sub

Sub Settle(folder)
%s
  StarDesktop.terminate()
End Sub
"""
_MODULE = """<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
%s</script:module>"""
_LISTED = """<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false">
<library:element library:name="Module1"/></library:library>"""


def settled(files: Mapping[str, bytes], folder: Path) -> dict[str, dict[str, bytes]]:
    """Each Word file as LibreOffice saves it, by the way in which its changes were settled and by its name without ending."""
    for name, data in files.items():
        _put(folder / "given" / f"{name}.docx", data)
    for way in WAYS:
        (folder / way).mkdir()
    # Only a start that ends makes the profile; what stands in it before is replaced.
    _run(folder / "profile", "--terminate_after_init")
    _write_macro(folder / "profile" / "user" / "basic" / "Standard")
    _run(folder / "profile", f"macro:///Standard.Module1.Settle({folder})")
    return {way: {name: (folder / way / f"{name}.docx").read_bytes() for name in files} for way in WAYS}


def converted(file: Path, ending: str, folder: Path) -> bytes:
    """A file as LibreOffice writes it in another format."""
    _run(folder / "plain-profile", "--convert-to", ending, "--outdir", str(folder), str(file))
    return (folder / file.name).with_suffix(f".{ending.partition(':')[0]}").read_bytes()


def _run(profile: Path, *options: str) -> None:
    program = [require("soffice"), f"-env:UserInstallation={profile.as_uri()}", "--headless", *options]
    subprocess.run(program, check=True, capture_output=True, timeout=300)


def _write_macro(library: Path) -> None:
    calls = "\n".join(f'  SettleAll(folder &amp; "/given", folder &amp; "/{way}", "{does}")' for way, does in WAYS.items())
    _put(library / "Module1.xba", (_MODULE % (_MACRO % calls)).encode())
    _put(library / "script.xlb", _LISTED.encode())


def _put(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
