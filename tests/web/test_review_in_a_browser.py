"""Review in a real browser: by keyboard alone, words corrected by dragging, many at once, two people at one time."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from averment.evidence import EvidenceBase
from averment.web.index import Index
from tests.evidence.claims.world import shelling

from .conftest import Live, accessibility_faults


@pytest.fixture(scope="module")
def two_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a base of two pages on which things are said and claimed; copied by whoever decides in it."""
    base = EvidenceBase.create(tmp_path_factory.mktemp("two-pages") / "base")
    with base.writer() as writer:
        for record in (shelling(1), shelling(2, outlet="Halveth Gazette")):
            writer.add(record, source=f"/pages/{record.page.id}.html", digest=f"digest-{record.page.id}")
    base.resolved()
    Index.of(base)
    return base.path


@pytest.fixture
def base(two_pages: Path, tmp_path: Path) -> EvidenceBase:
    """A copy of the base of two pages."""
    return EvidenceBase.open(shutil.copytree(two_pages, tmp_path / "base"))


@pytest.fixture
def room(base: EvidenceBase) -> Iterator[Live]:
    with Live(base.path) as live:
        yield live


def enter(chromium: Browser, room: Live, who: str) -> Page:
    tab = chromium.new_context(viewport={"width": 1440, "height": 1000}, base_url=room.url).new_page()
    tab.goto(f"/?token={room.settings.token}")
    tab.goto("/who")
    tab.get_by_label("Name").fill(who)
    tab.get_by_role("button", name="Keep").click()
    return tab


@pytest.fixture
def tab(chromium: Browser, room: Live) -> "Iterator[Page]":
    """A tab of edda's; what the page complains of on its console fails the test."""
    tab = enter(chromium, room, "edda")
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    tab.context.close()
    assert complaints == []


def a_page(base: EvidenceBase) -> str:
    return str(base.pages(limit=1).project("id").fetchall()[0][0])


def verdicts(base: EvidenceBase) -> list[str]:
    return [each.verdict.review for each in base.held.values()]


def decided(tab: Page, number: int) -> None:
    """Wait until so many records say that they are decided about."""
    expect(tab.locator(".record.is-accepted, .record.is-rejected")).to_have_count(number)


def drag(tab: Page, words: Locator, first: str, last: str) -> None:
    """Drag with the pointer from the beginning of one word to the end of another."""
    edges = words.evaluate(
        """(block, [first, last]) => {
            const at = (index, end) => {
                const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(), left = index; node; node = walker.nextNode()) {
                    if (left < node.data.length || (end && left === node.data.length)) {
                        const range = document.createRange();
                        range.setStart(node, end ? left - 1 : left);
                        range.setEnd(node, end ? left : left + 1);
                        const box = range.getBoundingClientRect();
                        return [end ? box.right - 1 : box.left + 1, (box.top + box.bottom) / 2];
                    }
                    left -= node.data.length;
                }
            };
            const text = block.textContent;
            const end = text.indexOf(last, text.indexOf(first)) + last.length;
            return [at(text.indexOf(first), false), at(end, true)];
        }""",
        [first, last],
    )
    tab.mouse.move(*edges[0])
    tab.mouse.down()
    tab.mouse.move(*edges[1], steps=8)
    tab.mouse.up()


def test_ten_records_are_reviewed_by_keyboard_alone_and_one_is_taken_back(tab: Page, base: EvidenceBase) -> None:
    tab.goto(f"/pages/{a_page(base)}")
    assert tab.locator("[data-review]").count() >= 10
    tab.keyboard.press("j")
    for number in range(10):
        tab.keyboard.press("r" if number % 3 == 2 else "a")
        decided(tab, number + 1)
    assert sorted(verdicts(base)) == ["accepted"] * 7 + ["rejected"] * 3
    tab.keyboard.press("u")
    decided(tab, 9)
    assert len(verdicts(base)) == 9
    tab.keyboard.press("?")
    assert tab.get_by_role("dialog").is_visible()
    assert tab.evaluate("document.querySelector('#keys').contains(document.activeElement)")
    tab.keyboard.press("Escape")
    assert not tab.get_by_role("dialog").is_visible()


def test_keys_do_nothing_while_somebody_writes(tab: Page, base: EvidenceBase) -> None:
    tab.goto(f"/pages/{a_page(base)}")
    tab.keyboard.press("j")
    tab.keyboard.press("n")
    tab.keyboard.type("a rare jar, undone?")
    assert tab.evaluate("document.activeElement.value") == "a rare jar, undone?"
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.get_by_text("Note: a rare jar, undone?").wait_for()
    assert verdicts(base) == ["unreviewed"]
    assert [each.kind for each in base.all_reviews()] == ["note"]


def test_words_are_corrected_by_dragging_over_them_and_it_is_undone(tab: Page, base: EvidenceBase) -> None:
    page = a_page(base)
    record = base.record(page)
    statement = max(record.statements, key=lambda each: each.content[0].end - each.content[0].start)
    zone = next(zone for zone in record.page.zones if zone.start <= statement.content[0].start < zone.end)
    # Three words of the same block, not those that the machine has.
    words = record.page.text[zone.start : zone.end].split()
    first, last = words[0], words[2]
    tab.goto(f"/pages/{page}?edit=s-{statement.id}")
    control = tab.locator('[data-span="content"]')
    control.get_by_role("button", name="Choose on the page").click()
    block = tab.locator(f'.words[data-start="{zone.start}"]')
    block.scroll_into_view_if_needed()
    drag(tab, block, first, last)
    shown = control.locator("[data-shown]").inner_text()
    given = control.locator('input[name="content"]').input_value()
    start, end = map(int, given.split("-"))
    assert shown == record.page.text[start:end]
    assert (shown.startswith(first), shown.endswith(last)) == (True, True)
    tab.get_by_role("button", name="Keep the correction").click()
    tab.get_by_text("Statement corrected.").wait_for()
    assert base.statements(review="corrected").project("content").fetchall() == [([shown],)]
    tab.locator("#flashes").get_by_role("button", name="Undo").click()
    tab.get_by_text("The decision is taken back.").wait_for()
    assert base.statements(review="corrected").fetchall() == []


def test_what_is_corrected_stays_in_sight_beside_its_form(tab: Page, base: EvidenceBase) -> None:
    page = a_page(base)
    tab.goto(f"/pages/{page}")
    reached = []
    for key in "jjk":
        tab.keyboard.press(key)
        reached.append(tab.evaluate("document.activeElement.id"))
    assert reached[0] != reached[1]
    assert reached[0] == reached[2]
    tab.keyboard.press("e")
    tab.wait_for_url(re.compile(f"edit={reached[0]}"))
    claim = f"c-{base.record(page).claims[0].id}"
    for width in (1440, 1100):
        tab.set_viewport_size({"width": width, "height": 1000})
        tab.goto(f"/pages/{page}?edit={claim}#{claim}")
        card, form = tab.locator(f"#{claim}").bounding_box(), tab.locator("form.correct").bounding_box()
        words = tab.locator(".seg.lit").first.bounding_box()
        assert card
        assert form
        assert words
        assert card["x"] + card["width"] <= form["x"]
        assert words["x"] + words["width"] <= form["x"]


def test_a_correction_that_cannot_be_leaves_the_form_as_it_is(tab: Page, base: EvidenceBase) -> None:
    page = a_page(base)
    statement = base.record(page).statements[0]
    tab.goto(f"/pages/{page}?edit=s-{statement.id}")
    tab.locator('input[name="content"]').fill("5-999999")
    tab.get_by_role("button", name="Keep the correction").click()
    tab.locator("[data-fault]").get_by_text("999999").wait_for()
    assert tab.locator('input[name="content"]').input_value() == "5-999999"
    assert base.all_reviews() == []


def test_many_are_decided_at_once_and_one_undo_takes_all_back(tab: Page, base: EvidenceBase) -> None:
    tab.goto("/ledger/claims?outlet=Halveth+Gazette")
    number = len(base.claims(outlet="Halveth Gazette").fetchall())
    tab.get_by_role("link", name="Reject all").click()
    tab.get_by_role("heading", name=f"Reject {number} records?").wait_for()
    tab.get_by_role("button", name=f"Reject all {number}").click()
    tab.get_by_text(f"{number} records rejected.").wait_for()
    assert len(base.claims(review="rejected").fetchall()) == number
    tab.locator("#flashes").get_by_role("button", name="Undo").click()
    tab.get_by_text(f"{number} decisions are taken back.").wait_for()
    assert verdicts(base) == []


def test_the_queue_goes_on_to_the_next(tab: Page, base: EvidenceBase) -> None:
    tab.goto("/review")
    first = tab.locator(".queue > li").first.get_attribute("id")
    second = tab.locator(".queue > li").nth(1).get_attribute("id")
    tab.keyboard.press("j")
    tab.keyboard.press("a")
    tab.get_by_text("accepted.").wait_for()
    assert tab.locator(f"#{first}").count() == 0
    assert tab.evaluate("document.activeElement.id") == second
    assert verdicts(base) == ["accepted"]


def test_two_people_see_each_others_decisions(chromium: Browser, room: Live, tab: Page, base: EvidenceBase) -> None:
    page = a_page(base)
    tab.goto(f"/pages/{page}")
    other = enter(chromium, room, "bram")
    other.goto(f"/pages/{page}")
    other.keyboard.press("j")
    other.keyboard.press("r")
    decided(other, 1)
    other.context.close()
    tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    tab.get_by_text(re.compile("Since you loaded this page: bram rejected")).wait_for()
    tab.keyboard.press("j")
    tab.keyboard.press("a")
    tab.get_by_text(re.compile(r"bram rejected this (statement|claim) at")).wait_for()
    assert [each.by for each in base.all_reviews()] == ["bram", "edda"]


def test_what_is_rejected_is_struck_through_and_the_library_counts_it(tab: Page, base: EvidenceBase) -> None:
    page = a_page(base)
    claim = base.record(page).claims[-1]
    tab.goto(f"/pages/{page}")
    assert tab.locator(".seg.rejected").count() == 0
    tab.locator(f"#c-{claim.id}").get_by_role("button", name="Reject").click()
    decided(tab, 1)
    struck = tab.locator("s.seg.rejected")
    assert struck.all_inner_texts() == ["fired on"]
    assert "line-through" in struck.evaluate("word => getComputedStyle(word).textDecorationLine")
    tab.goto("/")
    tab.get_by_text(re.compile(r"1 of \d+ reviewed")).wait_for()
    tab.get_by_role("link", name=re.compile("partly reviewed")).click()
    tab.get_by_text("1 page", exact=False).first.wait_for()
    assert tab.locator(".shelf > li").count() == 1


def test_what_people_keep_says_so_and_goes_when_the_decision_is_taken_back(tab: Page, base: EvidenceBase) -> None:
    page = a_page(base)
    record = base.record(page)
    claim = record.claims[-1]
    tab.goto(f"/pages/{page}")
    tab.locator(f"#c-{claim.id}").get_by_role("button", name="Accept").click()
    decided(tab, 1)
    with base.writer(again=True) as writer:
        newer = msgspec.structs.replace(record, model="newer", claims=record.claims[:-1])
        writer.add(newer, source="again.html", digest="again")
    tab.goto(f"/pages/{page}")
    card = tab.locator(f"#c-{claim.id}")
    card.get_by_text("Kept by people: the machine does not find it any more.").wait_for()
    assert accessibility_faults(tab) == []
    card.get_by_text("1 decision").click()
    card.get_by_role("button", name="Undo").click()
    tab.get_by_text("The decision is taken back.").wait_for()
    assert tab.locator(f"#c-{claim.id}").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_review_meets_wcag_and_fits_its_width(
    chromium: Browser, room: Live, base: EvidenceBase, width: int, scheme: str
) -> None:
    page = a_page(base)
    claims = base.record(page).claims
    base.review.accept(claims[0].id, by="edda", note="as the mayor has it")
    base.review.reject(claims[0].id, by="bram")
    base.review.reject(claims[1].id, by="bram")
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        base_url=room.url,
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    tab = context.new_page()
    tab.goto(f"/?token={room.settings.token}")
    actor = base.actors(limit=1).project("id").fetchall()[0][0]
    for path in (
        f"/pages/{page}?record=c-{claims[0].id}",
        f"/pages/{page}?edit=c-{claims[1].id}",
        "/review?record=claim",
        "/review/decisions",
        "/review/agreement",
        "/review/actors",
        f"/actors/{actor}/change",
        "/ledger/claims?type=event",
        "/review/bulk?list=claims&decide=accept&type=event",
    ):
        tab.goto(path)
        tab.evaluate("document.querySelectorAll('details.history').forEach((each) => { each.open = true; })")
        assert accessibility_faults(tab) == [], path
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()
