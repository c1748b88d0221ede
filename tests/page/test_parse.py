"""What happens to a source on its way to a page; how zones are found is tested beside the code that finds them."""

import sys

import pytest

from averment.errors import PageError
from averment.page import Page, Source, Zone, parse
from averment.page.draft import Draft

BODY = "The harbour ministry said on Tuesday that talks on the bridge had resumed after a month of silence."
GERMAN = "Das Hafenministerium teilte am Dienstag mit, dass die Gespräche über die Brücke wieder begonnen haben."


def draft(*blocks: tuple[str, str], **known) -> Draft:
    text, zones = "", []
    for role, words in blocks:
        text += "\n\n" if text else ""
        zones.append(Zone(role, len(text), len(text) + len(words)))
        text += words
    return Draft(text=text, zones=tuple(zones), **known)


@pytest.fixture
def found(monkeypatch):
    """Make the HTML reader find this draft, or fail like this, whatever the bytes."""

    def found(result: Draft | Exception) -> None:
        def read_html(*_, **__) -> Draft:
            if isinstance(result, Exception):
                raise result
            return result

        monkeypatch.setattr(sys.modules["averment.page.parse"], "read_html", read_html)

    return found


def source(**known) -> Source:
    return Source(name="talks.html", data=b"<html>", media="html", **known)


def refusal(**options) -> PageError:
    with pytest.raises(PageError) as refused:
        parse(source(), **options)
    assert refused.value.source == "talks.html"
    assert "\n" not in str(refused.value)
    return refused.value


def test_the_pages_own_word_goes_before_the_feeds(found):
    hints = source(url="https://b.example/feed/1", outlet="Feed", title="Feed's title", published="2026-03-04")
    found(draft(("headline", "Talks resume"), ("body", BODY), outlet="Al-Marsad", title="Talks resume"))
    page = parse(hints)
    assert (page.outlet, page.title, page.published) == ("Al-Marsad", "Talks resume", "2026-03-04")
    assert page.url == "https://b.example/feed/1"


def test_what_nobody_says_is_not_known(found):
    found(draft(("body", BODY)))
    page = parse(source())
    assert (page.url, page.outlet, page.title, page.authors, page.published) == (None, None, None, (), None)


def test_a_page_has_one_id_whatever_stands_around_its_report(found):
    def page_of(*blocks: tuple[str, str], **known) -> Page:
        found(draft(*blocks, **known))
        return parse(source())

    page = page_of(("headline", "Talks resume"), ("body", BODY), url="https://b.example/1")
    noisy = page_of(
        ("furniture", "Subscribe now"),
        ("headline", "Talks resume"),
        ("byline", "A. Writer"),
        ("body", BODY),
        ("related", "Other talks"),
        ("comment", "I doubt it."),
        url="https://b.example/1",
        outlet="B",
    )
    assert page.id == noisy.id
    assert len(page.id) == 32
    assert page.id != page_of(("headline", "Talks resume"), ("body", BODY), url="https://b.example/2").id
    assert page.id != page_of(("headline", "Talks resume"), ("body", BODY + " Twice."), url="https://b.example/1").id


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        [("headline", "Talks resume")],
        [("headline", "Talks resume"), ("dateline", "4 March 2026"), ("furniture", "Watch the video")],
        [("headline", "World"), ("subheading", "Latest"), ("related", "Talks resume"), ("comment", "First!")],
    ],
)
def test_no_more_than_a_headline_is_no_article(found, blocks):
    found(draft(*blocks))
    assert refusal().reason == "no_article"


@pytest.mark.parametrize("role", ["deck", "caption", "pullquote"])
def test_a_page_of_pictures_with_captions_is_read(found, role):
    found(draft(("headline", "The bridge in pictures"), (role, BODY)))
    assert parse(source()).language == "en"


def test_a_report_in_another_language_is_named(found):
    found(draft(("headline", "Talks resume"), ("body", GERMAN), declared_language="en"))
    error = refusal()
    assert error.reason == "language"
    assert "German" in str(error)
    assert "English" in str(error)


def test_the_caller_chooses_the_languages(found):
    found(draft(("body", GERMAN)))
    assert parse(source(), languages=("en", "de")).language == "de"
    found(draft(("body", BODY)))
    assert refusal(languages=("de",)).reason == "language"


def test_a_short_report_is_not_misjudged(found):
    found(draft(("headline", "Barzan to Qaan: no"), ("body", "Talib al-Sudan refuses."), declared_language="en-GB"))
    assert parse(source()).language == "en"
    found(draft(("headline", "Barzan to Qaan: no"), ("body", "Talib al-Sudan refuses.")))
    assert parse(source()).language == "en"


def test_a_fault_of_the_reader_keeps_its_reason_and_names_the_source(found):
    found(PageError("The page is empty.", source="the page", reason="empty"))
    assert refusal().reason == "empty"


def test_whatever_else_happens_costs_one_page(found):
    found(ValueError("two\nlines"))
    error = refusal()
    assert error.reason == "unexpected"
    assert "ValueError: two lines" in str(error)
    found(RecursionError())
    assert refusal().reason == "nested"


def test_text_is_read_without_tags():
    pasted = f"World\nTalks on the bridge resume after a month\n{BODY}\n{BODY.replace('Tuesday', 'Monday')}\n"
    page = parse(Source(name="talks.txt", data=pasted.encode("cp1252"), media="text", url="https://b.example/1"))
    assert page.url == "https://b.example/1"
    assert BODY in page.text


HTML = f"""<!doctype html><html lang="en"><head><title>Talks on the bridge resume</title></head><body>
<nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>Talks on the bridge resume</h1><p>{BODY}</p><p>{BODY.replace("Tuesday", "Monday")}</p></article>
<footer>© Al-Marsad</footer></body></html>"""


def test_html_is_read_with_its_tags():
    page = parse(Source(name="talks.html", data=HTML.encode(), media="html"))
    bodies = [page.text[zone.start : zone.end] for zone in page.zones if zone.role == "body"]
    assert BODY in bodies
    assert page.title == "Talks on the bridge resume"


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td"])
def test_elements_nested_ten_thousand_deep_cost_one_page(tag):
    deep = f"<html><body>{f'<{tag}>' * 10_000}{BODY}</body></html>"
    with pytest.raises(PageError) as refused:
        parse(Source(name="deep.html", data=deep.encode(), media="html"))
    assert refused.value.reason == "nested"
