"""What a reader does with the ledger, an actor and a comparison, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import accessibility_faults


def test_narrow_the_ledger_down_sort_it_and_open_the_very_place(reports_tab: Page) -> None:
    tab = reports_tab
    tab.goto("/ledger")
    tab.get_by_role("link", name="Claims", exact=True).click()
    tab.get_by_role("link", name=re.compile(r"^ASSAULT")).click()
    tab.wait_for_url(re.compile("event=ASSAULT"))
    tab.get_by_role("link", name=re.compile(r"^possible")).click()
    tab.wait_for_url(re.compile("factuality="))
    assert tab.locator("tbody tr").count() == 2
    assert tab.locator(".chosen li").count() == 3
    tab.get_by_role("link", name=re.compile(r"Factuality: possible")).click()
    expect(tab.locator("tbody tr")).to_have_count(5)
    tab.get_by_role("columnheader", name="Actor").get_by_role("link").click()
    tab.wait_for_url(re.compile("sort=actor"))
    assert tab.locator("tbody tr").first.locator("td").first.inner_text() == "Belmar"
    tab.locator("a.words").first.click()
    tab.wait_for_url(re.compile("/pages/"))
    place = tab.locator(":target").bounding_box()
    assert place is not None
    assert 0 <= place["y"] <= 1000


def test_choose_columns_and_take_the_file(reports_tab: Page) -> None:
    reports_tab.goto("/ledger/claims?event=RETREAT")
    reports_tab.get_by_text("Columns", exact=True).first.click()
    reports_tab.get_by_label("Recipient").uncheck()
    reports_tab.get_by_role("button", name="Show these").click()
    reports_tab.wait_for_url(re.compile("columns="))
    assert "Recipient" not in reports_tab.locator("thead").inner_text()
    with reports_tab.expect_download() as download:
        reports_tab.get_by_role("link", name="CSV").click()
    heading = download.value.path().read_text(encoding="utf-8-sig").splitlines()[0]
    assert "recipients" not in heading
    assert heading.startswith("actors,actor_ids,what,how_sure")


def test_look_for_a_value_within_a_facet(reports_tab: Page) -> None:
    # The box is there where a facet has more values than it shows; its address works at any size.
    reports_tab.goto("/ledger/statements?find_speaker=mar")
    reports_tab.locator("#facet-speaker").get_by_role("link", name=re.compile("Ilda Maresh")).click()
    reports_tab.wait_for_url(re.compile(r"[?&]speaker="))
    assert reports_tab.locator("tbody tr").count() == 3


def test_read_who_an_actor_is(reports_tab: Page) -> None:
    reports_tab.goto("/actors")
    reports_tab.get_by_role("searchbox").fill("tav")
    reports_tab.get_by_role("button", name="Search").click()
    reports_tab.get_by_role("link", name="Tavash").click()
    reports_tab.wait_for_url(re.compile("/actors/"))
    # What pages call it comes by itself.
    reports_tab.get_by_text("No page says what it is called").wait_for()
    reports_tab.get_by_role("link", name=re.compile("All .* in the ledger|In the ledger")).first.click()
    reports_tab.wait_for_url(re.compile(r"/ledger/statements\?speaker="))


def test_compare_two_pages(reports_tab: Page) -> None:
    reports_tab.goto("/compare")
    reports_tab.get_by_role("link", name="Port of Orun shelled").click()
    reports_tab.get_by_role("heading", name=re.compile("second page")).wait_for()
    reports_tab.get_by_role("link", name="Twelve dead in Orun").click()
    reports_tab.get_by_role("heading", name="Both say").wait_for()
    assert reports_tab.locator(".pair.differs").count() == 2
    reports_tab.get_by_role("link", name="Change sides").click()
    expect(reports_tab.locator(".heads h2").first).to_have_text("Twelve dead in Orun")


def test_nothing_is_wider_than_a_phone(reports_tab: Page) -> None:
    reports_tab.set_viewport_size({"width": 390, "height": 800})
    reports_tab.goto("/actors")
    actor = reports_tab.locator("a.actor").first.get_attribute("href")
    for path in ("/ledger/statements", "/ledger/claims", "/actors", "/compare", f"{actor}/history", "/network"):
        reports_tab.goto(path)
        assert reports_tab.evaluate("document.documentElement.scrollWidth") == 390
        # Nor is a table, within its own frame.
        assert reports_tab.evaluate(
            "[...document.querySelectorAll('.scroll')].every((each) => each.scrollWidth <= each.clientWidth)"
        ), path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lists_are_for_everybody(reports_tab: Page, scheme: str) -> None:
    reports_tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    reports_tab.goto("/actors")
    actor = reports_tab.locator("a.actor").first.get_attribute("href")
    reports_tab.goto("/compare?find=shelled")
    for title in ("Port of Orun shelled", "Twelve dead in Orun"):
        reports_tab.get_by_role("link", name=title).click()
    reports_tab.get_by_role("heading", name="Both say").wait_for()
    compared = reports_tab.url
    for path in ("/ledger/statements", "/ledger/claims?event=ASSAULT", "/actors", str(actor), "/compare", compared):
        reports_tab.goto(path)
        reports_tab.wait_for_load_state("networkidle")
        assert accessibility_faults(reports_tab) == []
