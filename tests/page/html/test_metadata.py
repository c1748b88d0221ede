from averment.page.html.metadata import Metadata, metadata
from averment.page.html.tree import parse


def read(head: str, url: str | None = None, body: str = "<h1>Curfew lifted</h1>", attributes: str = "") -> Metadata:
    return metadata(parse(f"<html {attributes}><head>{head}</head><body>{body}</body></html>", name="test"), url)


LINKED = """<script type="application/ld+json">{"@graph": [
    {"@type": "NewsArticle", "headline": "Snow until Tuesday", "datePublished": "2020-01-01"},
    {"@type": ["NewsArticle"], "headline": "Curfew lifted", "description": "After 19 days &amp; nights",
     "author": [{"@type": "Person", "name": "Rosalind Tey"}, "Kaj Mennow"], "datePublished": "2026-03-29T08:00:00Z",
     "publisher": {"name": "Tavash Today"}, "image": {"caption": "The market."}, },
    {"@type": "BreadcrumbList"}]}</script>"""


def test_linked_data_of_the_article_is_found_among_others_and_through_a_stray_comma() -> None:
    facts = read(LINKED)
    assert facts.titles[0] == "Curfew lifted"
    assert facts.decks == ("After 19 days & nights",)
    assert facts.authors == ("Rosalind Tey", "Kaj Mennow")
    assert facts.dates == ("2026-03-29T08:00:00Z",)
    assert facts.outlet == "Tavash Today"
    assert "The market." in facts.pictures


def test_broken_linked_data_costs_nothing_but_itself() -> None:
    facts = read('<script type="application/ld+json">{"@type": </script><meta name="author" content="Rosalind Tey">')
    assert facts.authors == ("Rosalind Tey",)


def test_an_author_that_is_an_address_is_no_name() -> None:
    assert read('<meta property="article:author" content="https://social.example/tavash">').authors == ()


def test_the_canonical_address_goes_before_the_one_it_was_fetched_from() -> None:
    facts = read('<link rel="canonical" href="/curfew">', "https://tavash.example/curfew?utm_source=mail")
    assert facts.url == "https://tavash.example/curfew"


def test_without_a_canonical_address_the_fetched_one_stays() -> None:
    assert read("", "https://tavash.example/curfew").url == "https://tavash.example/curfew"
    assert read("").url is None


def test_the_declared_language_is_a_code() -> None:
    assert read("", attributes='lang="en-GB"').language == "en"
    assert read('<meta property="og:locale" content="pt_BR">').language == "pt"
    assert read('<meta name="language" content="the usual">').language is None


def test_nothing_declared_is_nothing_known() -> None:
    facts = read("")
    assert (facts.outlet, facts.authors, facts.dates, facts.body) == (None, (), (), None)
