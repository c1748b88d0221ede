import pytest

from averment.errors import PageError
from averment.page import Limits
from averment.page.intake.feed import Entry, entries

REPORT = "<p>" + "The ministry said that the talks had resumed. " * 30 + "</p>"


def rss(items: str, head: str = "<title>Al-Marsad &amp; Co</title>") -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{head}{items}</channel></rss>
    """.encode()


def read(data: bytes, **options) -> list[Entry | PageError]:
    return list(entries(data, name="https://al-marsad.example/feed", limits=Limits(**options)))


def test_an_entry_gives_hints():
    (entry,) = read(
        rss(
            "<item><title>Talks &lt;b&gt;resume&lt;/b&gt;</title><link>/2026/talks</link>"
            "<pubDate>Wed, 04 Mar 2026 05:06:07 +0300</pubDate></item>"
        )
    )
    assert (
        Entry(
            url="https://al-marsad.example/2026/talks",
            title="Talks resume",
            outlet="Al-Marsad & Co",
            published="2026-03-04T05:06:07+03:00",
            content=None,
        )
        == entry
    )


def test_the_outlet_of_a_gathered_entry_is_its_own_source():
    (entry,) = read(
        rss('<item><link>https://b.example/1</link><source url="https://b.example">Radio B</source></item>')
    )
    assert entry.outlet == "Radio B"


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("2026-03-04", "2026-03-04"),
        ("2026-03-04T05:06:07Z", "2026-03-04T05:06:07+00:00"),
        ("2026-03-04T05:06:07", "2026-03-04T05:06:07"),
        ("Wed, 04 Mar 2026", "2026-03-04"),
        ("Wed, 04 Mar 2026 05:06:07", "2026-03-04T05:06:07"),
        ("last week", None),
        ("", None),
    ],
)
def test_a_date_is_no_more_precise_than_the_feed_gives_it(given, published):
    (entry,) = read(rss(f"<item><link>https://b.example/1</link><pubDate>{given}</pubDate></item>"))
    assert published == entry.published


def test_a_whole_report_is_told_from_a_teaser():
    teaser = "<p>The talks resumed on Tuesday. Read more.</p>"
    whole, short = read(
        rss(
            f"<item><link>https://b.example/1</link><content:encoded><![CDATA[{REPORT}]]></content:encoded></item>"
            f"<item><link>https://b.example/2</link><content:encoded><![CDATA[{teaser}]]></content:encoded></item>"
        )
    )
    assert whole.content
    assert short.content is None


def test_an_atom_entry_is_read_as_well():
    (entry,) = read(
        b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title><entry><title>Talks</title>
        <link rel="alternate" href="https://b.example/1"/><published>2026-03-04T05:06:07Z</published></entry></feed>"""
    )
    assert (entry.url, entry.title, entry.outlet) == ("https://b.example/1", "Talks", "B")


def test_when_it_was_changed_is_not_when_it_was_published():
    (entry,) = read(
        b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://b.example/1"/>
        <updated>2026-03-04T05:06:07Z</updated></entry></feed>"""
    )
    assert entry.published is None


def test_an_address_listed_twice_is_one_page():
    assert len(read(rss("<item><link>https://b.example/1</link></item>" * 2))) == 1


def test_entries_over_the_limit_are_one_failure():
    many = "".join(f"<item><link>https://b.example/{n}</link></item>" for n in range(5))
    failure, *found = read(rss(many), feed_entries=3)
    assert failure.reason == "too_large"
    assert "last 2" in str(failure)
    assert len(found) == 3


@pytest.mark.parametrize("data", [rss(""), b"<rss><chan", b"<rss></rss>"])
def test_a_feed_without_entries_is_empty(data):
    (failure,) = read(data)
    assert failure.reason == "empty"


def test_an_entry_with_neither_address_nor_content_is_empty():
    (failure,) = read(rss("<item><title>Talks</title></item>"))
    assert failure.reason == "empty"


def test_entities_that_multiply_without_end_are_not_followed():
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    for found in read(
        f"{bomb}]><rss><channel><item><title>&i;</title><link>https://b.example/1</link></item></channel></rss>".encode()
    ):
        assert isinstance(found, PageError) or len(found.title or "") < 1000


def test_a_feed_opens_no_file_and_no_address():
    leak = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&x;</title><link>https://b.example/1</link></item></channel></rss>'
    assert all(isinstance(found, PageError) or not found.title or found.title == "&x;" for found in read(leak))
