from averment.page.intake.fetch import Fetcher
from averment.page.intake.web import read_address

from .conftest import PAGE, QUICK, failures, pages

WHOLE = "<p>" + "The ministry said that the talks had resumed. " * 30 + "</p>"


def read(url: str) -> list:
    fetcher = Fetcher(limits=QUICK, allow_private=True)
    try:
        return list(read_address(url, fetcher, limits=QUICK))
    finally:
        fetcher.close()


def feed(*items: str) -> bytes:
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Al-Marsad</title>'
        + "".join(f"<item>{item}</item>" for item in items)
        + "</channel></rss>"
    ).encode()


def test_the_pages_that_a_feed_lists_are_fetched_and_keep_its_hints(server):
    server.put("/1")
    server.put("/2")
    url = server.put(
        "/feed",
        feed("<link>/1</link><title>One</title><pubDate>Wed, 04 Mar 2026 05:06:07 GMT</pubDate>", "<link>/2</link>"),
        mime="application/rss+xml",
    )
    one, two = read(url)
    assert server.asked == ["/feed", "/1", "/2"]
    assert (server.base + "/1", PAGE, "Al-Marsad", "One") == (one.url, one.data, one.outlet, one.title)
    assert one.published == "2026-03-04T05:06:07+00:00"
    assert two.title is None


def test_a_page_that_cannot_be_fetched_costs_one_page_unless_the_feed_carries_it(server):
    whole = f"<link>/gone</link><title>Gone &amp; kept</title><content:encoded><![CDATA[{WHOLE}]]></content:encoded>"
    server.put("/2")
    found = read(server.put("/feed", feed(whole, "<link>/lost</link>", "<link>/2</link>"), mime="text/xml"))
    kept, other = pages(found)
    assert server.base + "/gone" == kept.url
    assert b"<h1>Gone &amp; kept</h1>" in kept.data
    assert server.base + "/2" == other.url
    assert [("http_status", server.base + "/lost")] == failures(found)


def test_a_feed_that_answers_with_html_is_a_page(server):
    (source,) = read(server.put("/feed", PAGE, mime="application/rss+xml"))
    assert (source.media, source.data) == ("html", PAGE)


def test_a_feed_within_a_feed_is_not_followed(server):
    url = server.put("/feed", feed("<link>/feed2</link>"), mime="text/xml")
    server.put("/feed2", feed("<link>/feed</link>"), mime="text/xml")
    assert [("wrong_type", server.base + "/feed2")] == failures(read(url))


def test_plain_text_from_a_server_is_text(server):
    (source,) = read(
        server.put("/a", b"Bridge talks resume\n\nThe ministry said so.", mime="text/plain; charset=utf-8")
    )
    assert source.media == "text"


def test_an_answer_that_calls_itself_html_and_is_none_is_refused(server):
    assert [("wrong_type", server.base + "/a")] == failures(read(server.put("/a", b"%PDF-1.7")))
    assert [("empty", server.base + "/b")] == failures(read(server.put("/b", b"")))
