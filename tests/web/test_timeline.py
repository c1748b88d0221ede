"""The timeline in the reading room: from years into days, and what has no date is said to have none."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from averment.evidence import EvidenceBase
from averment.web import Settings
from tests.evidence.claims.world import Desk, accord, shelling
from tests.evidence.pages import add

from .conftest import come_in


@pytest.fixture(scope="module")
def times(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> TestClient:
    base = EvidenceBase.create(tmp_path_factory.mktemp("times") / "base")
    with base.writer() as writer:
        add(
            writer,
            shelling(),
            accord(),
            shelling(3, published=None, outlet=None),
            shelling(4, published="2024-11", outlet="Lakeside Wire"),
        )
    return come_in(EvidenceBase.open(base.path), settings)


def bars(client: TestClient, address: str) -> dict[str, str]:
    """What each bar says, by its time; those without anything are left out."""
    told = re.findall(r'aria-label="([^":]*): ([^"]*)"', client.get(address).text)
    return {time: words for time, words in told if not re.fullmatch(r"0 events, 0 statements|0 \w+", words)}


def test_years_lead_into_months_and_months_into_days(times: TestClient) -> None:
    years = bars(times, "/timeline")
    # The page without a date dates one of its own events.
    assert set(years) == {"2024", "2026"}
    assert set(bars(times, "/timeline?when=2026")) == {"March 2026"}
    assert set(bars(times, "/timeline?when=2026-03")) == {"1 March 2026", "3 March 2026", "10 March 2026"}
    links = re.findall(r'href="/timeline\?when=(2026-03-\d\d)"', times.get("/timeline?when=2026-03").text)
    assert "2026-03-01" in links


def test_what_may_have_been_does_not_count_among_what_is_stated(tmp_path: Path, settings: Settings) -> None:
    base = EvidenceBase.create(tmp_path / "base")
    desk = Desk(
        1, "Raid on Orun", "Tavash attacked Orun on Sunday. Belmar may attack Orun. Vashara threatened to shell Orun."
    )
    for name in ("Tavash", "Belmar", "Vashara", "Orun"):
        desk.actor(name)
    desk.event("ASSAULT", "Tavash", "Orun", "attacked")
    desk.event("ASSAULT", "Belmar", "Orun", "may attack", factuality="PS+")
    desk.event("ASSAULT", "Vashara", "Orun", "to shell", factuality="Uu", threatened=True)
    with base.writer() as writer:
        add(writer, desk.record())
    client = come_in(base, settings)
    assert bars(client, "/timeline?show=events") == {"2026": "3 events (1 stated as facts)"}
    drawn = re.findall(
        r'<rect class="(events|stated)"[^>]* height="([\d.]+)"', client.get("/timeline?show=events").text
    )
    assert drawn == [("events", "100.0"), ("stated", "33.3")]


def test_years_between_are_there_though_empty(times: TestClient) -> None:
    assert 'aria-label="2025: 0 events, 0 statements"' in times.get("/timeline").text


def test_a_day_lists_its_events_with_their_words(times: TestClient) -> None:
    page = times.get("/timeline?when=2026-03-01").text
    assert "<mark>Tavash had shelled the port of Orun on Sunday</mark>" in page
    assert "2026-03-01 (page)" not in page


def test_an_event_that_stands_at_its_page_s_date_says_so(times: TestClient) -> None:
    page = times.get("/timeline?when=2026-03-03").text
    assert "2026-03-03 (page)" in page
    assert "<mark>Tavash fired on Belmar</mark>" in page


def test_what_is_known_to_the_month_only_is_said_to_be_so(times: TestClient) -> None:
    assert "known to the month only" in times.get("/timeline?when=2024-11").text


def test_what_has_no_date_is_listed_apart(times: TestClient) -> None:
    page = times.get("/timeline").text
    assert re.search(r"without a date: 3 events, 4 statements", page)
    undated = times.get("/timeline?when=undated").text
    assert undated.count("no date") >= 3
    assert "<mark>Tavash fired on Belmar</mark>" in undated
    assert "had shelled the port" not in undated.split('id="statements"')[0]


def test_of_one_actor_and_of_one_type(times: TestClient) -> None:
    answer = times.get("/timeline?name=Belmar", follow_redirects=False)
    assert answer.status_code == 303
    page = times.get(answer.headers["location"]).text
    assert "Timeline of Belmar" in page
    assert "fired on" in page
    assert "shelled the port" not in page
    only = times.get("/timeline?event=RETREAT").text
    assert "fired on" not in only
    assert 'id="statements"' not in only


@pytest.mark.parametrize("wrong", ["when=2026-13", "when=soon", "show=all", "actor=nobody", "events_part=0"])
def test_what_cannot_be_is_refused(times: TestClient, wrong: str) -> None:
    assert times.get(f"/timeline?{wrong}").status_code == 400
