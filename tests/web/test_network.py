"""The network in the reading room: who is tied to whom, narrowed down, around one actor, and the words behind a tie."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from averment.evidence import EvidenceBase
from averment.web import Settings
from tests.evidence.claims.world import accord, shelling
from tests.evidence.pages import add

from .conftest import come_in


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = EvidenceBase.create(tmp_path_factory.mktemp("ties") / "base")
    with base.writer() as writer:
        add(writer, shelling(), accord(), shelling(3, published="2025-06-01", outlet="Lakeside Wire"))
    return base.path


@pytest.fixture(scope="module")
def ties(invented: Path, settings: Settings) -> TestClient:
    return come_in(EvidenceBase.open(invented), settings)


def titles(client: TestClient, address: str) -> list[str]:
    """The ties that are drawn, as their titles tell them."""
    answer = client.get(address)
    assert answer.status_code == 200
    return re.findall(r'<a class="tie [^>]*><title>([^<]*)</title>', answer.text)


def actor_id(client: TestClient, name: str) -> str:
    answer = client.get("/network", params={"name": name}, follow_redirects=False)
    assert answer.status_code == 303
    return re.findall(r"around=(\w+)", answer.headers["location"])[0]


def test_ties_say_how_sure_each_part_of_them_is(ties: TestClient) -> None:
    found = titles(ties, "/network")
    assert "Tavash → Vashara. assault: 2 stated, 2 not certain, 2 denied" in found
    assert "Ilda Maresh → Tarn Front. leader of: 2 stated" in found


def test_a_tie_that_is_only_possible_is_dashed_and_said_to_be_not_certain(ties: TestClient) -> None:
    answer = ties.get("/network?sure=conditional").text
    assert re.findall(r'<a class="tie (\w+) conflict"[^>]*><title>([^<]*)', answer) == [
        ("unsure", "Tavash → Vashara. assault: 2 not certain")
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("type=relation", {"Ilda Maresh → Tarn Front"}),
        ("event=ASSAULT", {"Tavash → Vashara", "Tavash → Belmar"}),
        ("relation=leader_of", {"Ilda Maresh → Tarn Front"}),
        ("sure=denied", {"Tavash → Vashara"}),
        ("outlet=Lakeside+Wire&event=ASSAULT", {"Tavash → Vashara", "Tavash → Belmar"}),
        ("last=2025", {"Tavash → Vashara", "Tavash → Belmar", "Ilda Maresh → Tarn Front"}),
        ("first=2027", set()),
    ],
)
def test_ties_are_narrowed_down(ties: TestClient, asked: str, expected: set[str]) -> None:
    assert {title.split(".")[0] for title in titles(ties, f"/network?{asked}")} == expected


def test_by_one_account_alone(ties: TestClient) -> None:
    found = titles(ties, f"/network?account={actor_id(ties, 'Vashara')}")
    assert [title.split(".")[0] for title in found] == ["Tavash → Vashara"]


def test_around_an_actor_are_its_neighbours_and_further_off_theirs(ties: TestClient) -> None:
    belmar = actor_id(ties, "Belmar")
    assert {title.split(".")[0] for title in titles(ties, f"/network?around={belmar}")} == {"Tavash → Belmar"}
    two = titles(ties, f"/network?around={belmar}&steps=2")
    assert {title.split(".")[0] for title in two} == {"Tavash → Belmar", "Tavash → Vashara"}


def test_a_name_that_nobody_has_is_said_to_be_so(ties: TestClient) -> None:
    answer = ties.get("/network?name=Zzyzx")
    assert answer.status_code == 200
    assert "No actor has a name with “Zzyzx”" in answer.text


def test_a_tie_leads_to_its_words_by_whose_account_and_to_their_place(ties: TestClient) -> None:
    page = ties.get("/network?event=ASSAULT").text
    href = re.findall(r'<a class="tie [^>]*href="([^"]*)"[^>]*><title>Tavash → Vashara', page)[0].replace("&amp;", "&")
    answer = ties.get(href)
    assert answer.status_code == 200
    assert "<mark>Tavash may bomb the bridge if talks fail</mark>" in answer.text
    assert "possible, if talks fail" in answer.text
    assert "denied" in answer.text
    place = re.findall(r'<a class="words" href="([^"]*)"', answer.text)[0].replace("&amp;", "&")
    assert ties.get(place).status_code == 200
    part = ties.get(href, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "Tavash may bomb" in part


def test_the_table_has_the_same_ties_as_the_drawing(ties: TestClient) -> None:
    page = ties.get("/network").text
    drawn = set(re.findall(r'<a class="tie [^>]*href="([^"]*)"', page))
    assert drawn == set(re.findall(r'<a class="to-evidence" href="([^"]*)"', page))


def test_no_style_and_no_script_stands_within_the_page(ties: TestClient) -> None:
    page = ties.get("/network").text
    assert " style=" not in page
    assert re.findall(r"<script(?![^>]* src=)", page) == []


@pytest.mark.parametrize("form", ["csv", "graphml"])
def test_what_is_shown_is_sent_as_a_file(ties: TestClient, form: str) -> None:
    answer = ties.get(f"/network.{form}?relation=leader_of")
    assert f'filename="averment-network.{form}"' in answer.headers["content-disposition"]
    assert "Ilda Maresh" in answer.text
    assert "Tavash" not in answer.text


@pytest.mark.parametrize(
    "wrong",
    ["type=war", "sure=perhaps", "steps=3", "most=7", "first=yesterday", "event=AID&relation=part_of", "around=nobody"],
)
def test_what_cannot_be_is_refused_in_one_line(ties: TestClient, wrong: str) -> None:
    assert ties.get(f"/network?{wrong}").status_code == 400


def test_an_empty_base_says_what_to_do_next(tmp_path: Path, settings: Settings) -> None:
    client = come_in(EvidenceBase.create(tmp_path / "base"), settings)
    for path, words in (
        ("/network", "No ties yet"),
        ("/timeline", "No events and no statements yet"),
        ("/positions", "No positions yet"),
    ):
        assert words in client.get(path).text
