"""Whatever a file holds, it is read or it is a failure with a known reason: nothing else comes out."""

import gzip
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from averment.errors import PageError
from averment.page import REASONS, Limits, Source, sources

from .conftest import PAGE, warc_record

LIMITS = Limits(page_bytes=5_000)
ARCHIVE = b"".join(
    warc_record(f"https://b.example/{n}", body, http=http)
    for n, (body, http) in enumerate(
        [
            (PAGE, ""),
            (gzip.compress(PAGE, mtime=0), "Content-Encoding: gzip\r\n"),
            (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), "Transfer-Encoding: chunked\r\n"),
        ]
    )
)
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>B</title><item><title>Talks</title>
<link>https://b.example/1</link><pubDate>Wed, 04 Mar 2026 05:06:07 GMT</pubDate></item></channel></rss>"""
MHTML = (
    b'From: <Saved>\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n<p>a</p>\n--x--\n'
)
WHOLE = [PAGE, ARCHIVE, FEED, MHTML, gzip.compress(ARCHIVE, mtime=0), gzip.compress(PAGE, mtime=0)]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Draw something whole with a piece of it cut out or replaced."""
    whole = draw(st.sampled_from(WHOLE))
    start = draw(st.integers(0, len(whole)))
    return whole[:start] + draw(st.binary(max_size=30)) + whole[start + draw(st.integers(0, 200)) :]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=300), damaged()))
def test_any_bytes_are_read_or_fail_with_a_known_reason(data):
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        Path(file.name).write_bytes(data)
        for found in sources([file.name], limits=LIMITS):
            if isinstance(found, PageError):
                assert found.reason in REASONS
                assert "\n" not in str(found)
                assert found.source
            else:
                assert isinstance(found, Source)
                assert len(found.data) <= LIMITS.page_bytes
