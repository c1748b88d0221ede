import gzip

import pytest

from averment.errors import UsageError
from averment.page import Limits, sources

from .conftest import PAGE, QUICK, failures, pages, warc_record

A, B = "https://al-marsad.example/a", "https://al-marsad.example/b"


def test_all_kinds_of_inputs_come_in_their_order_and_a_bad_one_stops_nothing(tmp_path, write, server):
    write("folder/1.html", PAGE)
    write("folder/2.html", b"")
    write("folder/logo.png", b"\x89PNG\r\n")
    archive = write("crawl.warc.gz", gzip.compress(warc_record(A)) + gzip.compress(warc_record(B)))
    found = list(sources([str(tmp_path / "folder"), server.put("/page"), archive], allow_private=True, limits=QUICK))
    assert [str(tmp_path / "folder/1.html"), server.base + "/page", f"{archive}#{A}", f"{archive}#{B}"] == [
        source.name for source in pages(found)
    ]
    assert [("empty", str(tmp_path / "folder/2.html"))] == failures(found)


def test_a_progress_bar_knows_how_many_inputs_there_are_and_are_done(tmp_path, write):
    for name in ("1.html", "2.html", "style.css"):
        write(name, PAGE)
    write("3.warc", warc_record(A) + warc_record(B, kind="request"))
    reading = sources([str(tmp_path)])
    assert (reading.total, reading.finished, reading.skipped) == (3, 0, 1)
    next(reading)
    assert reading.finished == 0
    list(reading)
    assert (reading.total, reading.finished, reading.skipped) == (3, 3, 2)


def test_a_wrong_call_is_refused_before_anything_is_opened(write, server):
    with pytest.raises(UsageError, match="no such file"):
        sources([server.put("/page"), "no/such/file.html"], allow_private=True)
    assert server.asked == []


def test_pages_are_opened_only_when_they_are_asked_for(write):
    first, second = write("1.html", PAGE), write("2.html", PAGE)
    reading = sources([first, second])
    next(reading)
    write("2.html", PAGE + b"<!-- changed -->")
    assert next(reading).data.endswith(b"<!-- changed -->")


def test_files_never_cause_a_request(write, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    paths = [
        write("1.html", PAGE),
        write("2.xml", b"<rss><channel><item><link>https://al-marsad.example/1</link></item></channel></rss>"),
        write("3.warc", warc_record(A)),
    ]
    assert len([item for item in sources(paths) if item]) == 3


def test_the_limits_are_the_callers(write):
    path = write("1.html", PAGE)
    assert [("too_large", path)] == failures(list(sources([path], limits=Limits(page_bytes=10))))


def test_reading_can_be_stopped(write):
    reading = sources([write("1.html", PAGE), write("2.html", PAGE)])
    next(reading)
    reading.close()
    assert list(reading) == []
