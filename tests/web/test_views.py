"""What each page of the room shows, without a browser: all of it works without JavaScript."""

import html
import re
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from averment.coding import Record
from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.web import Settings
from averment.web.adding import from_addresses

from .conftest import come_in, csrf

BaseOf = Callable[[Record], EvidenceBase]


def shown(text: str, selector: str) -> list[str]:
    """Return the words of the page's zones, as they are shown."""
    found = re.findall(rf'<\w+ class="{selector}"[^>]*>(.*?)</(?:p|h1|h2|blockquote)>', text, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]*>", "", each)) for each in found]


# Page


def test_a_page_reads_as_it_did(room: TestClient, example_base: Path) -> None:
    for record in EvidenceBase.open(example_base).records():
        text = room.get(f"/pages/{record.page.id}").text
        assert shown(text, "words") == [record.page.text[zone.start : zone.end] for zone in record.page.zones]


def test_hostile_words_stay_words(talks: Record, base_of: BaseOf, settings: Settings) -> None:
    evil = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>{{ 7*7 }}"
    text = talks.page.text.replace("Both of them.", evil)
    grown = len(text) - len(talks.page.text)
    zones = [
        msgspec.structs.replace(
            zone,
            start=zone.start + grown * (zone.start > text.index(evil)),
            end=zone.end + grown * (zone.end > text.index(evil)),
        )
        for zone in talks.page.zones
    ]
    page = msgspec.structs.replace(
        talks.page, text=text, zones=tuple(zones), title=evil, outlet=evil, authors=(evil,), url="javascript:alert(3)"
    )
    actors = tuple(msgspec.structs.replace(actor, name=evil) for actor in talks.actors)
    room = come_in(base_of(msgspec.structs.replace(talks, page=page, actors=actors)), settings)
    for path in (f"/pages/{page.id}", "/", f"/?q={'onerror'}", "/?outlet=%3Cscript%3E", "/?q=%3Cscript%3E"):
        answer = room.get(path).text
        assert "<script>" not in answer
        assert "<img" not in answer
        assert 'href="javascript:' not in answer
        assert "49" not in re.sub(r"\d{3,}", "", answer)
    assert evil in "".join(shown(room.get(f"/pages/{page.id}").text, "words"))


def test_a_record_has_an_address_that_leads_to_its_words(room: TestClient, example_base: Path) -> None:
    base = EvidenceBase.open(example_base)
    for view, letter in (("statements", "s"), ("claims", "c")):
        record, page = base.sql(f"SELECT id, page FROM {view} LIMIT 1").fetchall()[0]
        answer = room.get(f"/{view}/{record}", follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"].endswith(f"/pages/{page}?record={letter}-{record}#{letter}-{record}")
        there = room.get(answer.headers["location"]).text
        assert re.search(rf'class="record [^"]* lit" id="{letter}-{record}"', there)
        assert re.search(rf'class="seg [^"]*lit" data-records="[^"]*{letter}-{record}', there)


def test_what_is_gone_is_said_to_be(room: TestClient) -> None:
    for path in ("/pages/ffffffff", "/statements/ffffffff", "/claims/ffffffff", "/nothing", "/add/99"):
        answer = room.get(path)
        assert answer.status_code == 404
        assert "<h1>Nothing here</h1>" in answer.text


def test_the_start_of_an_id_leads_to_the_page(room: TestClient, example_base: Path) -> None:
    page = next(EvidenceBase.open(example_base).records()).page.id
    assert room.get(f"/pages/{page[:8]}", follow_redirects=False).headers["location"].endswith(f"/pages/{page}")


# Library


def test_the_library_lists_all_pages_the_latest_first(room: TestClient) -> None:
    text = room.get("/").text
    assert text.count('<h2><a href="/pages/') == 10
    days = re.findall(r'<time datetime="([^"]+)"', text)
    assert days == sorted(days, reverse=True)


def test_the_library_is_searched_with_words_in_context(room: TestClient) -> None:
    text = room.get("/", params={"q": "CEASEFIRE"}).text
    assert re.search(r"<mark>ceasefire</mark>", text, re.IGNORECASE)
    linked = re.search(r'href="(/pages/[^"]+)#found"', text)
    assert linked
    assert 'id="found"' in room.get(html.unescape(linked[1])).text


def test_facets_narrow_down_and_count_what_they_lead_to(room: TestClient) -> None:
    text = room.get("/").text
    facets = re.findall(r'<a href="(/\?outlet=[^"]*)"><span class="label">[^<]*</span> <span class="count">(\d+)', text)
    assert len(facets) >= 3
    for address, count in facets:
        assert room.get(html.unescape(address)).text.count('<h2><a href="/pages/') == int(count)


def test_nothing_found_says_what_to_do(room: TestClient) -> None:
    assert "No page fits" in room.get("/", params={"q": "zzzzzz"}).text


def test_an_empty_base_says_what_to_do(tmp_path: Path, settings: Settings) -> None:
    room = come_in(EvidenceBase.create(tmp_path / "empty"), settings)
    text = room.get("/").text
    assert "No pages yet" in text
    assert 'href="/add"' in text
    assert "Nothing here" in room.get("/failures").text


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=-1", "page=²", "sort=size", "page=99999999999"])
def test_an_address_that_cannot_be_is_a_wrong_call(room: TestClient, query: str) -> None:
    assert room.get(f"/?{query}").status_code == 400


def test_navigation_offers_no_page_that_does_not_exist(room: TestClient) -> None:
    for path in re.findall(r'<li><a href="(/[a-z]*)"', room.get("/").text):
        assert room.get(path).status_code == 200


def test_no_page_shows_what_only_its_template_knows(room: TestClient) -> None:
    paths = re.findall(r'<li><a href="(/[a-z]*)"', room.get("/").text)
    for path in (*paths, "/ledger/claims", "/review/decisions", "/review/agreement", "/review/actors", "/failures"):
        text = room.get(path).text
        assert "&lt;Macro" not in text, path
        assert "Who are you?" in text, path


def test_months_stand_under_their_year(room: TestClient) -> None:
    text = room.get("/").text
    assert re.search(r'href="/\?year=2026">.*?aria-label="Months of 2026">.*?href="/\?month=2026-03">', text, re.DOTALL)
    month = room.get("/?month=2026-03&q=the").text
    # A year takes the place of the month, and the other way round; words stay.
    assert 'href="/?q=the&amp;year=2026"' in month
    assert "year=" not in html.unescape(room.get("/?year=2026").text).partition('href="/?month=2026-03"')[0][-40:]
    assert 'href="/?month=2026-03"' in room.get("/?year=2026").text


# Who, theme


def test_the_name_is_asked_once_and_kept(example_base: Path, settings: Settings) -> None:
    room = come_in(EvidenceBase.open(example_base), settings)
    assert "Who are you?" in room.get("/").text
    room.post("/who", data={"who": "  Edda   Venn ", "csrf": csrf(room), "after": "/add"})
    assert "Edda Venn" in room.get("/").text
    assert room.post("/who", data={"who": " ", "csrf": csrf(room)}).status_code == 400


def test_light_and_dark_are_kept(example_base: Path, settings: Settings) -> None:
    room = come_in(EvidenceBase.open(example_base), settings)
    room.post("/theme", data={"theme": "dark", "csrf": csrf(room)})
    assert '<html lang="en" data-theme="dark">' in room.get("/").text
    room.post("/theme", data={"theme": "", "csrf": csrf(room)})
    assert '<html lang="en">' in room.get("/").text


# Add


def done(room: TestClient, address: str) -> str:
    for _ in range(400):
        text = room.get(address).text
        if "hx-trigger" not in text:
            return text
        time.sleep(0.05)
    raise AssertionError("it is not done")


@pytest.fixture
def desk(own_base: Path, settings: Settings) -> TestClient:
    return come_in(EvidenceBase.open(own_base), settings)


def test_pasted_text_is_read_while_others_read_on(desk: TestClient) -> None:
    text = (
        "Mayor opens bridge\n\n“The bridge is open,” Mayor Tilda Okrim said on Monday.\n\nIt had been shut for a year."
    )
    form = {"how": "text", "text": text, "outlet": "The Ferry Post", "published": "2026-04-01", "csrf": csrf(desk)}
    answer = desk.post("/add", data=form, follow_redirects=False)
    assert answer.status_code == 303
    assert desk.get("/").status_code == 200
    result = done(desk, answer.headers["location"])
    assert "1 page read" in result
    page = re.search(r'href="(/pages/[0-9a-f]+)"', result)
    assert page
    assert "Tilda Okrim" in desk.get(page[1]).text
    assert "The Ferry Post" in desk.get("/").text
    again = desk.post("/add", data=form, follow_redirects=False).headers["location"]
    assert "1 already there" in done(desk, again)


def test_uploaded_files_are_read_and_a_bad_one_costs_itself(desk: TestClient) -> None:
    good = Path(__file__).parents[2] / "examples" / "pages" / "tavash-curfew.html"
    files = [
        ("files", ("../../good.html", good.read_bytes() + b"<!-- new -->", "text/html")),
        ("files", ("picture.html", b"\x89PNG\r\n\x1a\n\x00\x00", "text/html")),
    ]
    answer = desk.post("/add", data={"how": "files", "csrf": csrf(desk)}, files=files, follow_redirects=False)
    result = done(desk, answer.headers["location"])
    assert "1 page read, 0 already there, 1 failed" in result
    assert "averment-upload" not in result
    failures = desk.get("/failures").text
    assert "picture.html" in failures
    assert "averment-upload" not in failures


def test_addresses_in_private_networks_stay_closed(desk: TestClient) -> None:
    form = {"how": "addresses", "addresses": "http://127.0.0.1:9/x\nhttp://169.254.1.1/", "csrf": csrf(desk)}
    answer = desk.post("/add", data=form, follow_redirects=False)
    result = done(desk, answer.headers["location"])
    assert "0 pages read, 0 already there, 2 failed" in result
    assert result.count("private network") == 2


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "-", "*.html", "ftp://x.example", "."])
def test_what_lies_on_the_machine_is_not_for_the_asking(desk: TestClient, address: str) -> None:
    with pytest.raises(UsageError):
        from_addresses([address])
    form = {"how": "addresses", "addresses": address, "csrf": csrf(desk)}
    assert desk.post("/add", data=form).status_code == 400


@pytest.mark.parametrize(
    "form",
    [{}, {"how": "text"}, {"how": "text", "text": "x", "url": "javascript:1"}, {"how": "addresses"}, {"how": "files"},
     {"how": "text", "text": "x", "published": "yesterday"}],
)  # fmt: skip
def test_nothing_to_add_is_a_wrong_call(desk: TestClient, form: dict[str, str]) -> None:
    assert desk.post("/add", data={**form, "csrf": csrf(desk)}).status_code == 400
