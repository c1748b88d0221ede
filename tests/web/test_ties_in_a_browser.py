"""What a reader does on Network, Timeline and Positions, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from averment.evidence import EvidenceBase
from averment.web.index import Index
from tests.evidence.claims.world import Desk, accord, shelling
from tests.evidence.pages import add

from .conftest import Live, accessibility_faults, reader_in
from .test_positions import turn

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def open_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    base = EvidenceBase.create(tmp_path_factory.mktemp("open") / "base")
    with base.writer() as writer:
        add(writer, shelling(), accord(), turn(), shelling(4, published=None))
    Index.of(base)
    with Live(Path(base.path)) as room:
        yield room


@pytest.fixture
def tab(chromium: "Browser", open_room: Live) -> "Iterator[Page]":
    """A tab of a reader who has come in; what the page complains of on its console fails the test."""
    with reader_in(chromium, open_room) as tab:
        yield tab


def test_a_tie_opens_its_words_beside_the_drawing_and_they_lead_to_the_page(tab: "Page") -> None:
    tab.goto("/network")
    tie = tab.locator("svg a.tie", has_text="Tavash → Vashara")
    tie.focus()
    assert "near" in str(tie.get_attribute("class"))
    tab.keyboard.press("Enter")
    words = tab.locator("#evidence .words", has_text="Tavash may bomb the bridge").first
    words.wait_for()
    assert "/network" in tab.url
    words.click()
    tab.wait_for_url(re.compile("/pages/"))
    assert "Tavash may bomb the bridge" in "".join(tab.locator(".seg.lit").all_inner_texts())


def test_an_actor_is_put_in_the_middle_and_the_drawing_made_larger(tab: "Page") -> None:
    tab.goto("/network")
    tab.get_by_role("searchbox", name="Around an actor").fill("Belmar")
    tab.get_by_role("button", name="Show").click()
    tab.get_by_role("heading", name="Network around Belmar").wait_for()
    assert tab.locator("svg.network a.node").count() == 2
    before = tab.locator("svg.network").get_attribute("viewBox")
    tab.get_by_role("button", name="Larger").click()
    assert tab.locator("svg.network").get_attribute("viewBox") != before
    tab.get_by_label("Steps").select_option("2")
    tab.get_by_role("button", name="Go").last.click()
    tab.locator("svg.network a.node", has_text="Vashara").first.wait_for()


FIRST = ("Northern", "Southern", "Greater Velmoran", "Free", "United Lakeside", "Old", "Upper Vellin", "Ansil")
SECOND = ("Hauliers", "Assembly", "Water Board", "Guard", "Council of Elders", "Front", "Students", "Port Watch")


@pytest.fixture(scope="module")
def crowded_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A room of a page on which sixty-four bodies accuse each other."""
    names = [f"{one} {other}" for one in FIRST for other in SECOND]
    pairs = [(each, each // 3) for each in range(1, 64)] + [(each, each * 7 % 64) for each in range(1, 64)]
    told = [
        f"{names[one]} accused{number} {names[other]}." for number, (one, other) in enumerate(pairs) if one != other
    ]
    desk = Desk(1, "Everybody accuses everybody", *told)
    for name in names:
        desk.actor(name, "organisation")
    for number, (one, other) in enumerate(pairs):
        if one != other:
            desk.event("ACCUSE", names[one], names[other], f"accused{number} ")
    base = EvidenceBase.create(tmp_path_factory.mktemp("crowded") / "base")
    with base.writer() as writer:
        add(writer, desk.record())
    with Live(Path(base.path)) as room:
        yield room


NAMES = """() => {
    const boxes = [...document.querySelectorAll('svg.network text')]
        .filter((text) => getComputedStyle(text).visibility === 'visible')
        .map((text) => [text.textContent, text.getBoundingClientRect()]);
    const covered = [];
    boxes.forEach(([one, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > 3) covered.push(`${one} / ${other}`);
    }));
    return { written: boxes.map(([name]) => name), covered };
}"""


def test_no_name_covers_another_and_all_are_to_be_had(chromium: "Browser", crowded_room: Live) -> None:
    with reader_in(chromium, crowded_room) as tab:
        tab.goto("/network")
        at_first = tab.evaluate(NAMES)
        assert len(at_first["written"]) >= 15
        assert at_first["covered"] == []
        nodes = tab.locator("svg.network a.node")
        titles = [str(each).partition(",")[0] for each in nodes.locator("title").all_text_contents()]
        assert at_first["written"][0] in titles[:24]
        unwritten = next(each for each in titles if each not in at_first["written"])
        nodes.nth(titles.index(unwritten)).focus()
        pointed = tab.evaluate(NAMES)
        assert unwritten in pointed["written"]
        assert pointed["covered"] == []
        tab.locator("h1").click()
        for _ in range(4):
            tab.get_by_role("button", name="Larger").click()
        large = tab.evaluate(NAMES)
        assert large["covered"] == []
        assert set(large["written"]) - set(at_first["written"])
        tab.get_by_role("button", name="All", exact=True).click()
        assert tab.evaluate(NAMES)["written"] == at_first["written"]


def test_bars_lead_from_the_year_to_the_day_and_its_words(tab: "Page") -> None:
    tab.goto("/timeline")
    for bar in ("2026:", "March 2026:", "1 March 2026:"):
        tab.get_by_role("link", name=re.compile(f"^{bar}")).click()
    tab.get_by_text("1 March 2026", exact=True).first.wait_for()
    words = tab.locator("#events .words", has_text="had shelled the port of Orun").first
    words.click()
    tab.wait_for_url(re.compile("/pages/"))


def test_a_cell_opens_its_history_below_the_grid(tab: "Page") -> None:
    tab.goto("/positions")
    tab.get_by_role("searchbox", name="Words of a proposal").fill("ceasefire")
    tab.get_by_role("button", name="Search").click()
    tab.get_by_role("row", name=re.compile("^Tavash")).get_by_role("link", name=re.compile("2 positions")).click()
    tab.locator("#history .words", has_text="Tavash rejected a thirty-day ceasefire").wait_for()
    assert "on=ceasefire" in tab.url


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_pages_meet_wcag_and_fit_their_width(chromium: "Browser", open_room: Live, width: int, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        base_url=open_room.url,
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    tab = context.new_page()
    tab.goto(f"/?token={open_room.settings.token}")
    for path in ("/network", "/timeline?when=2026-03", "/positions"):
        tab.goto(path)
        assert accessibility_faults(tab) == [], path
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    for path, link in (("/network", "a.to-evidence"), ("/positions", ".positions a[hx-get]")):
        tab.goto(path)
        tab.goto(str(tab.locator(link).first.get_attribute("href")))
        assert accessibility_faults(tab) == [], path
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()
