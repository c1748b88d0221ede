import gzip
import io
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter

from averment.errors import PageError
from averment.page import Limits, Source
from averment.page.intake.files import read_file
from averment.page.intake.stream import Stream
from averment.page.intake.warc import read_warc

from .conftest import PAGE, failures, pages, warc_record

A, B, C = (f"https://al-marsad.example/{n}" for n in "abc")


def read(data: bytes, **options) -> list:
    found = read_warc(Stream(io.BytesIO(data)), name="crawl.warc", limits=Limits(**options))
    return [item for item in found if item is not None]


def test_each_captured_page_is_a_source_with_its_address():
    sources = pages(read(warc_record(A) + warc_record(B)))
    assert [(source.url, source.data, source.media, source.charset) for source in sources] == [
        (A, PAGE, "html", "utf-8"),
        (B, PAGE, "html", "utf-8"),
    ]
    assert f"crawl.warc#{A}" == sources[0].name


def test_members_of_a_packed_archive_are_its_records(write):
    path = write("crawl.warc.gz", gzip.compress(warc_record(A)) + gzip.compress(warc_record(B)))
    assert [source.url for source in pages(list(read_file(path, limits=Limits())))] == [A, B]


@pytest.mark.parametrize(
    "record",
    [
        warc_record(A, b"software: test\r\n", kind="warcinfo", mime="application/warc-fields"),
        warc_record(A, b"", kind="request"),
        warc_record(A, b"fetchTimeMs: 3\r\n", kind="metadata", mime="application/warc-fields"),
        warc_record(A, b"\x89PNG\r\n", mime="image/png"),
        warc_record(A, b"User-agent: *", mime="text/plain"),
        warc_record(A, b"{}", mime="application/json"),
        warc_record(A, b"", kind="revisit"),
        warc_record(A, b"", status="301 Moved Permanently", http="Location: /b\r\n"),
        warc_record("dns:al-marsad.example", b"20260304 A 192.0.2.1", kind="resource", mime="text/dns"),
    ],
)
def test_a_record_that_is_no_page_is_passed_over(record):
    found = list(read_warc(Stream(io.BytesIO(record + warc_record(B))), name="crawl.warc", limits=Limits()))
    assert [item for item in found if item is None] == [None]
    assert [item.url for item in found if isinstance(item, Source)] == [B]


def test_a_page_kept_as_a_resource_and_extracted_text_are_pages():
    wet = warc_record(B, b"Bridge talks resume\nThe ministry said so.", kind="conversion", mime="text/plain")
    sources = pages(read(warc_record(A, kind="resource", mime="text/html") + wet))
    assert [(source.url, source.media) for source in sources] == [(A, "html"), (B, "text")]


@pytest.mark.parametrize(
    ("http", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(PAGE, mtime=0)), gzip.compress(PAGE, mtime=0)),
        ),
        ("Content-Encoding: gzip\r\n", PAGE),  # undone by the archiving tool, header kept
        ("Transfer-Encoding: chunked\r\n", PAGE),
    ],
)
def test_transport_encodings_are_undone(http, body):
    (source,) = read(warc_record(A, body, http=http))
    assert source.data == PAGE


def test_brotli_is_undone_as_well(tmp_path):
    path = str(tmp_path / "page.br")
    writer = BrotliWriter(path)
    writer.write(PAGE)
    writer.close()
    (source,) = read(warc_record(A, Path(path).read_bytes(), http="Content-Encoding: br\r\n"))
    assert source.data == PAGE


def test_a_server_that_names_no_type_leaves_it_to_the_content():
    untyped = warc_record(A, mime="application/octet-stream") + warc_record(
        B, bytes(200), mime="application/octet-stream"
    )
    assert [source.url for source in read(untyped)] == [A]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (warc_record(A, b"<html>Not found</html>", status="404 Not Found"), "http_status"),
        (warc_record(A, b""), "empty"),
        (warc_record(A, b"%PDF-1.7 in truth"), "wrong_type"),
        (warc_record(A, PAGE + b" " * 2_000_000), "too_large"),
        (warc_record(A, gzip.compress(bytes(2_000_000)), http="Content-Encoding: gzip\r\n"), "too_large"),
        (warc_record(A, b"\x1f\x8b\x08garbage", http="Content-Encoding: gzip\r\n"), "damaged"),
        (warc_record(A, gzip.compress(PAGE)[:-20], http="Content-Encoding: gzip\r\n"), "damaged"),
        (warc_record(A, b"\x00\x01", http="Content-Encoding: pigeon\r\n"), "damaged"),
    ],
)
def test_a_bad_record_costs_one_page(record, reason):
    found = read(record + warc_record(B), page_bytes=1_000_000)
    assert [(reason, f"crawl.warc#{A}")] == failures(found)
    assert [source.url for source in pages(found)] == [B]


WHOLE = warc_record(A) + warc_record(B)
LAST = len(warc_record(A))


@pytest.mark.parametrize("at", [LAST + 1, LAST + 7, LAST + 20, LAST + 150, LAST + 300, len(WHOLE) - 50, len(WHOLE) - 5])
def test_an_archive_that_ends_early_keeps_what_came_before_and_the_break_is_one_failure(at):
    found = read(WHOLE[:at])
    assert [source.url for source in pages(found)] == [A]
    assert failures(found) == [("damaged", "crawl.warc")]
    assert "after 1 records" in str(found[-1])


@pytest.mark.parametrize("cut", [3, 30, 100, 200])
def test_so_does_a_packed_one(write, cut):
    packed = gzip.compress(warc_record(A)) + gzip.compress(warc_record(B))
    path = write("crawl.warc.gz", packed[:-cut])
    found = [item for item in read_file(path, limits=Limits()) if item is not None]
    assert pages(found)[0].url == A
    assert [("damaged", path)] == failures(found)


def test_an_archive_that_ends_within_a_picture_says_so_too():
    found = read(warc_record(A) + warc_record(B, b"\x89PNG" + bytes(5000), mime="image/png")[:-2000])
    assert failures(found) == [("damaged", "crawl.warc")]


def test_garbage_between_records_is_a_break():
    found = read(warc_record(A) + b"garbage" * 50 + warc_record(B))
    assert [source.url for source in pages(found)] == [A]
    assert failures(found) == [("damaged", "crawl.warc")]


def test_an_archive_that_is_a_bomb_is_stopped(write):
    vast = warc_record(A) + warc_record(B, bytes(40_000_000), mime="image/png")
    path = write("crawl.warc.gz", vast)
    found = [item for item in read_file(path, limits=Limits(page_bytes=1_000_000)) if item is not None]
    assert [("bomb", path)] == failures(found)


def test_an_interruption_passes_through_the_archive_reader():
    class Interrupted(io.BytesIO):
        def read(self, size: int = -1) -> bytes:
            if self.tell() > 100_000:
                raise KeyboardInterrupt
            return super().read(size)

    stream = Stream(Interrupted(b"".join(warc_record(f"{A}/{n}", PAGE + b" " * 5000) for n in range(100))))
    with pytest.raises(KeyboardInterrupt):
        list(read_warc(stream, name="crawl.warc", limits=Limits()))


def test_a_page_over_64_kilobytes_comes_whole():
    (source,) = read(warc_record(A, PAGE + b"<p>The talks resumed.</p>" * 20_000))
    assert len(PAGE) + 25 * 20_000 == len(source.data)


def test_errors_are_one_line():
    assert all("\n" not in str(item) for item in read(WHOLE[:-50]) if isinstance(item, PageError))
