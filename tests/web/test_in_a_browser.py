"""What a reader does on Page, Library and Add, in a real browser; what a page complains of on its console fails it."""

import re
from typing import TYPE_CHECKING

import pytest

from .conftest import Live, accessibility_faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TALKS = "Velmora and northern rebels to resume talks in Halveth next week"


@pytest.fixture
def talks_page(browser: "Page") -> "Page":
    browser.goto("/")
    browser.get_by_role("link", name=TALKS).click()
    browser.wait_for_url(re.compile("/pages/"))
    return browser


def lit_words(tab: "Page", record: str) -> list[str]:
    return tab.locator(f'[data-records~="{record}"].lit').all_inner_texts()


def test_point_at_a_record_and_its_words_light_up_and_the_other_way_round(talks_page: "Page") -> None:
    card = talks_page.locator("li.statement", has_text="Ilda Maresh").first
    record = str(card.get_attribute("data-record"))
    assert lit_words(talks_page, record) == []
    card.hover()
    assert "Ilda Maresh" in " ".join(lit_words(talks_page, record))
    talks_page.locator(".about").hover()
    assert lit_words(talks_page, record) == []
    talks_page.locator(f'.content[data-records~="{record}"]').first.hover()
    assert "lit" in str(card.get_attribute("class")).split()


def test_the_keyboard_does_what_the_pointer_does(talks_page: "Page") -> None:
    card = talks_page.locator("li.claim").nth(2)
    card.focus()
    assert lit_words(talks_page, str(card.get_attribute("data-record")))
    talks_page.keyboard.press("Tab")
    assert talks_page.evaluate("document.activeElement.closest('li.record') !== null")


def test_words_that_are_clicked_stay_lit_until_escape(talks_page: "Page") -> None:
    words = talks_page.locator(".seg.content").first
    words.click()
    talks_page.locator(".about").hover()
    assert talks_page.locator(".seg.lit").count() > 0
    talks_page.keyboard.press("Escape")
    assert talks_page.locator(".seg.lit").count() == 0


def test_furniture_is_folded_and_unfolds(talks_page: "Page") -> None:
    fold = talks_page.locator("details.fold").first
    assert not fold.locator(".words").first.is_visible()
    fold.locator("summary").click()
    assert fold.locator(".words").first.is_visible()


def test_statements_and_claims_can_be_put_away(talks_page: "Page") -> None:
    assert talks_page.locator("li.claim").first.is_visible()
    talks_page.get_by_label("claims").uncheck()
    assert not talks_page.locator("li.claim").first.is_visible()
    assert talks_page.locator("li.statement").first.is_visible()


def test_search_leads_to_the_very_place(browser: "Page") -> None:
    browser.goto("/")
    browser.get_by_role("searchbox").fill("ceasefire")
    browser.get_by_role("button", name="Search").click()
    assert browser.locator(".context mark").first.inner_text().lower() == "ceasefire"
    browser.get_by_role("link", name=TALKS).click()
    browser.locator("#found").wait_for()
    box = browser.locator("#found").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 1000


def test_facets_narrow_down_and_are_taken_back(browser: "Page") -> None:
    browser.goto("/")
    browser.get_by_role("link", name=re.compile("Lakeside Wire")).click()
    assert browser.locator(".shelf > li").count() == 2
    browser.get_by_role("link", name=re.compile("Lakeside Wire")).click()
    assert browser.locator(".shelf > li").count() >= 10


def test_text_is_pasted_and_its_progress_followed_without_reloading(browser: "Page") -> None:
    browser.goto("/add")
    browser.get_by_label("The page's text").fill(
        "Ferry line resumes\n\n“The ferries sail again,” harbour master Odo Plenn said on Monday.\n\n"
        "They had lain idle."
    )
    browser.get_by_role("button", name="Read the text").click()
    browser.get_by_text("1 page read").wait_for(timeout=60_000)
    browser.locator(".told a").click()
    assert browser.locator("li.statement", has_text="Odo Plenn").is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_pages_meet_wcag_and_fit_their_width(chromium: "Browser", live: Live, width: int, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        base_url=live.url,
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    tab = context.new_page()
    tab.goto(f"/?token={live.settings.token}")
    page = tab.locator(".shelf a", has_text="Curfew").get_attribute("href")
    for path in ("/", str(page), "/add", "/failures", "/who", "/nothing"):
        tab.goto(path)
        if path == page:
            tab.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
            tab.locator("li.claim").first.hover()
        assert accessibility_faults(tab) == [], path
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()


def test_everything_works_without_javascript(chromium: "Browser", live: Live) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=live.url)
    tab = context.new_page()
    tab.goto(f"/?token={live.settings.token}")
    tab.get_by_role("button", name="Dark").click()
    tab.get_by_role("link", name=TALKS).click()
    assert tab.locator("li.statement").count() > 5
    tab.locator("li.claim").first.get_by_role("link", name="link").click()
    tab.wait_for_url(re.compile("record=c-"))
    assert tab.locator(".seg.lit").count() > 0
    context.close()


def test_the_first_page_is_light(browser: "Page") -> None:
    browser.goto("/")
    weight = browser.evaluate(
        "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
        ".reduce((sum, each) => sum + each.decodedBodySize, 0)"
    )
    assert 0 < weight <= 300_000
