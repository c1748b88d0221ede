from averment.page import Limits
from averment.page.intake.files import read_file

from .conftest import failures

SAVED = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://al-marsad.example/bridge
Subject: Bridge talks resume
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----edge"


------edge
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://al-marsad.example/bridge

<html><body><p>The ministry =E2=80=9Cagreed=E2=80=9D to resume =
the talks.</p></body></html>
------edge
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://al-marsad.example/logo.png

iVBORw0KGgo=
------edge--
"""


def test_a_page_saved_as_a_single_file_is_read_with_its_address(write):
    (source,) = read_file(write("Bridge talks resume.mhtml", SAVED), limits=Limits())
    assert source.url == "https://al-marsad.example/bridge"
    assert "The ministry “agreed” to resume the talks." in source.data.decode(source.charset)


def test_a_single_file_without_a_page_is_damaged(write):
    path = write("a.mhtml", SAVED[: SAVED.index(b"------edge\n")])
    assert [("damaged", path)] == failures(list(read_file(path, limits=Limits())))
