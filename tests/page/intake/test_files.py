import gzip
import io
import os
import sys
import threading

import pytest

from averment.page import Limits
from averment.page.intake.files import read_file, read_standard_input

from .conftest import PAGE, failures, pages

SMALL = Limits(page_bytes=10_000)


def read(path: str, **options) -> list:
    return list(read_file(path, limits=options.pop("limits", Limits()), **options))


@pytest.mark.parametrize("name", ["talks.html", "talks.html.gz", "talks"])
def test_a_page_is_read_packed_or_not_and_whatever_its_name(write, name):
    path = write(name, PAGE)
    (source,) = read(path)
    assert (path, PAGE, "html") == (source.name, source.data, source.media)


def test_text_is_read_as_text(write):
    (source,) = read(write("talks.txt", b"Bridge talks resume\n\nThe ministry said so."))
    assert source.media == "text"


@pytest.mark.parametrize(
    ("name", "data", "reason", "says"),
    [
        ("a.html", b"", "empty", "empty"),
        ("a.html", b" \n", "empty", "empty"),
        ("a.html.gz", b"", "empty", "empty"),
        ("a.html", bytes(range(256)), "not_text", "binary"),
        ("a.html", b"%PDF-1.4 ...", "wrong_type", "a PDF"),
        ("a.html.gz", gzip.compress(gzip.compress(PAGE)), "wrong_type", "gunzip"),
        ("a.html.gz", gzip.compress(PAGE)[:-20], "damaged", "ends early"),
        ("a.html.gz", gzip.compress(PAGE)[:12], "damaged", "ends early"),
        ("a.html", b"<html>" + b"x" * 10_000, "too_large", "10,006 bytes"),
        ("a.html.gz", b"<html>" + os.urandom(9_000).hex().encode(), "too_large", "over 10,000 bytes"),
        ("a.html.gz", b"<html>" + b" " * 5_000_000, "bomb", "unpacks to over"),
    ],
)
def test_a_bad_file_is_one_failure_with_its_own_word(write, name, data, reason, says):
    path = write(name, data)
    (failure,) = found = read(path, limits=SMALL)
    assert [(reason, path)] == failures(found)
    assert says in str(failure)
    assert "\n" not in str(failure)


def test_a_file_of_200_mb_is_refused_unread(tmp_path):
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.write(PAGE.ljust(100_000))
        file.truncate(200_000_000)
    (failure,) = found = read(str(path))
    assert [("too_large", str(path))] == failures(found)
    assert "200,000,000 bytes" in str(failure)


def test_a_broken_link_is_unreadable(tmp_path):
    path = tmp_path / "link.html"
    path.symlink_to(tmp_path / "nowhere.html")
    assert [("unreadable", str(path))] == failures(read(str(path)))


def test_a_file_without_permission_is_unreadable(write, monkeypatch):
    path = write("a.html", PAGE)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    (failure,) = found = read(path)
    assert [("unreadable", path)] == failures(found)
    assert "Permission denied" in str(failure)


def test_a_disk_that_fails_costs_one_page(write, monkeypatch):
    path = write("a.html", PAGE)

    class Failing(io.FileIO):
        def read(self, size: int = -1) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("averment.page.intake.files._open", lambda path, _: Failing(path))
    assert [("unreadable", path)] == failures(read(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_a_device_does_not_hang(tmp_path):
    path = tmp_path / "pipe.html"
    os.mkfifo(path)
    assert [("unreadable", str(path))] == failures(read(str(path)))
    assert failures(read("/dev/zero")) == [("unreadable", "/dev/zero")]


def test_standard_input_is_read_like_a_file(monkeypatch):
    into, out = os.pipe()
    with os.fdopen(out, "wb") as end, os.fdopen(into, "rb") as begin:
        writer = threading.Thread(target=lambda: (end.write(gzip.compress(PAGE)), end.close()))
        writer.start()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(begin))
        (source,) = read_standard_input(limits=Limits())
        writer.join()
    assert (source.name, source.data, source.media) == ("-", PAGE, "html")


def test_a_saved_feed_gives_the_reports_that_it_carries_and_asks_no_server(write):
    report = "<p>" + "The ministry said that the talks had resumed. " * 30 + "</p>"
    path = write(
        "feed.xml",
        f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
        <title>Al-Marsad</title>
        <item><title>Whole</title><link>https://al-marsad.example/1</link>
          <content:encoded><![CDATA[{report}]]></content:encoded></item>
        <item><title>Link</title><link>https://al-marsad.example/2</link><description>Short.</description></item>
        </channel></rss>""".encode(),
    )
    found = read(path)
    assert [source.url for source in pages(found)] == ["https://al-marsad.example/1"]
    assert failures(found) == [("not_fetched", "https://al-marsad.example/2")]


def test_a_feed_read_as_html_is_a_page(write):
    (source,) = read(write("feed.xml", b"<rss><channel></channel></rss>"), media="html")
    assert source.media == "html"


@pytest.mark.parametrize(
    "note",
    [
        "<!DOCTYPE html>\n<!-- saved from url=(0030)https://al-marsad.example/bridge -->\n",
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://al-marsad.example/bridge \n-->",
    ],
)
def test_a_page_that_a_browser_saved_knows_its_address(write, note):
    (source,) = read(write("talks.html", note.encode() + PAGE))
    assert source.url == "https://al-marsad.example/bridge"


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text here")
def test_a_file_whose_name_is_no_text_is_read_and_named_in_text(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/talks-\xff.html")
    with open(path, "wb") as file:  # noqa: PTH123 - the name is no text
        file.write(PAGE)
    (source,) = read(path)
    assert source.name == f"{tmp_path}/talks-\ufffd.html"
