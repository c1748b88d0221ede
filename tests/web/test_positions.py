"""Positions in the reading room: who stands where on what now, what held before, and in which words."""

import re

import pytest
from starlette.testclient import TestClient

from averment.coding import Record
from averment.evidence import EvidenceBase
from averment.web import Settings
from tests.evidence.claims.world import Desk, accord
from tests.evidence.pages import add

from .conftest import come_in


def turn() -> Record:
    """A later page on which a side that had refused now accepts, and another may yet refuse."""
    desk = Desk(
        9,
        "Tavash turns round",
        "Tavash accepts the 30-day ceasefire, Belmar said.",
        "Belmar may refuse the 30-day ceasefire.",
        published="2026-05-02",
        outlet="Lakeside Wire",
    )
    desk.actor("Tavash")
    desk.actor("Belmar")
    said = desk.says("Belmar", "said", "Tavash accepts the 30-day ceasefire")
    desk.position(
        "accepts", "Tavash", "the 30-day ceasefire", "accepts", "Tavash accepts the 30-day ceasefire", account=[said]
    )
    desk.position(
        "refuses", "Belmar", "the 30-day ceasefire", "refuse", "Belmar may refuse the 30-day ceasefire",
        factuality="PS+",
    )  # fmt: skip
    return desk.record()


@pytest.fixture(scope="module")
def stances(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> TestClient:
    base = EvidenceBase.create(tmp_path_factory.mktemp("stances") / "base")
    with base.writer() as writer:
        add(writer, accord(), turn())
    return come_in(EvidenceBase.open(base.path), settings)


def cells(client: TestClient, address: str = "/positions") -> dict[str, str]:
    """The words of each actor's row, in one line."""
    page = client.get(address).text
    rows = re.findall(r'<tr role="row"><th role="rowheader"[^>]*>(.*?)</th>(.*?)</tr>', page, re.DOTALL)
    return {_text(name): _text(row) for name, row in rows}


def _text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_the_latest_stance_comes_first_and_what_held_before_behind_it(stances: TestClient) -> None:
    row = cells(stances)["Tavash"]
    assert "accepts as of 2026-05-02 (page), by Lakeside Wire → Belmar before: ✕ refuses" in row
    assert "2 positions, 1 change" in row


def test_since_when_and_by_whose_account(stances: TestClient) -> None:
    assert "✓ accepts since 2026-02, by Halveth Gazette → Ilda Maresh" in cells(stances)["Vashara"]


def test_what_may_be_refused_is_never_refused(stances: TestClient) -> None:
    assert "✕ refuses possible" in cells(stances)["Belmar"]


def test_wordings_that_are_alike_are_one_column(stances: TestClient) -> None:
    page = stances.get("/positions").text
    assert len(re.findall(r'class="proposal"', page)) == 2


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("on=ceasefire", {"Tavash", "Vashara", "Belmar"}),
        ("on=weapons", {"Tarn Front"}),
        ("stance=accepts", {"Tavash", "Vashara"}),
        ("last=2026-02", {"Vashara"}),
        ("first=2026-04", {"Tavash", "Vashara", "Belmar"}),
        ("on=nothing", set()),
    ],
)
def test_positions_are_narrowed_down(stances: TestClient, asked: str, expected: set[str]) -> None:
    assert set(cells(stances, f"/positions?{asked}")) == expected


def test_an_actor_is_chosen_by_name(stances: TestClient) -> None:
    answer = stances.get("/positions?name=Tarn", follow_redirects=False)
    assert set(cells(stances, answer.headers["location"])) == {"Tarn Front"}


def test_a_cell_leads_to_its_words_the_latest_first(stances: TestClient) -> None:
    page = stances.get("/positions?on=ceasefire").text
    row = page[page.index(">Tavash<") :]
    href = re.findall(r'href="(/positions/of[^"]*)"', row)[0].replace("&amp;", "&")
    answer = stances.get(href).text
    assert answer.index("<mark>Tavash accepts the 30-day ceasefire</mark>") < answer.index(
        "<mark>Tavash rejected a thirty-day ceasefire</mark>"
    )
    assert "<html" not in stances.get(href, headers={"HX-Request": "true"}).text


@pytest.mark.parametrize("wrong", ["?stance=loves", "?first=soon", "/of?actor=nobody&proposal=x", "?actors_part=x"])
def test_what_cannot_be_is_refused(stances: TestClient, wrong: str) -> None:
    assert stances.get(f"/positions{wrong}").status_code == 400
