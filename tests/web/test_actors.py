"""Actors of the room: the list, and one of them."""

import html
import re

from starlette.testclient import TestClient

from averment.web.index import Index

from .test_ledger import id_of, rows, words


def section(text: str, heading: str) -> str:
    """Return the words below a heading."""
    for part in re.findall(r"<section.*?</section>", text, re.DOTALL):
        if f">{heading}</h2>" in part:
            return words(part)
    raise AssertionError(heading)


def names(text: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r'<a class="actor" href="/actors/[^"]*">([^<]*)</a>', text)]


def test_actors_are_listed_those_who_say_most_first(reports_room: TestClient) -> None:
    text = reports_room.get("/actors").text
    assert set(names(text)) == {"Vashara", "Tavash", "Ilda Maresh", "Tarn Front", "Belmar"}
    said = [int(row[1].removeprefix("Says")) for row in rows(text)]
    assert said == sorted(said, reverse=True)


def test_actors_are_found_by_name_and_type(reports_room: TestClient) -> None:
    assert names(reports_room.get("/actors?q=mar").text) == ["Ilda Maresh"]
    assert names(reports_room.get("/actors?type=armed_group").text) == ["Tarn Front"]
    assert re.search(r'armed group</span> <span class="count">1', reports_room.get("/actors").text)
    assert "No actor fits" in reports_room.get("/actors?q=zzz").text


def test_actors_are_sorted_by_name(reports_room: TestClient) -> None:
    found = names(reports_room.get("/actors?sort=name").text)
    assert found == sorted(found)
    assert reports_room.get("/actors?sort=mood").status_code == 400


def test_no_actors_says_what_to_do(empty_room: TestClient) -> None:
    assert '<a href="/add">Add pages</a>' in empty_room.get("/actors").text


def test_an_actor_s_page_has_what_it_says_and_what_is_said_of_it(
    reports_room: TestClient, reports_index: Index
) -> None:
    text = reports_room.get(f"/actors/{id_of(reports_index, 'Tavash')}").text
    assert "that it had attacked Vashara" in section(text, "What it said")
    of = section(text, "What others said of it")
    assert "Tavash had shelled the port of Orun" in of
    assert of.index("By Vashara") < of.index("shelled")


def test_what_an_actor_is_said_to_do_is_counted_apart_from_what_may_be_or_is_denied(
    reports_room: TestClient, reports_index: Index
) -> None:
    does = section(reports_room.get(f"/actors/{id_of(reports_index, 'Tavash')}").text, "What it is said to do")
    assert "ASSAULT 2 2" in does
    assert "ASSAULT aerial possible, if talks fail" in does
    assert "ASSAULT denied" in does


def test_relations_and_positions_stand_on_an_actor_s_page(reports_room: TestClient, reports_index: Index) -> None:
    front = reports_room.get(f"/actors/{id_of(reports_index, 'Tarn Front')}").text
    assert "Ilda Maresh leader of stated → Tarn Front" in section(front, "Relations")
    assert "refuses: to hand over its weapons" in section(front, "Positions, the earliest first")
    assert "No event has it as the actor" in front


def test_each_number_of_an_actor_leads_to_as_many_rows(reports_room: TestClient, reports_index: Index) -> None:
    text = reports_room.get(f"/actors/{id_of(reports_index, 'Vashara')}").text
    links = re.findall(r'<li><a href="(/ledger[^"]*)"><b>(\d+)</b>', text)
    assert len(links) == 4
    for href, number in links:
        assert len(rows(reports_room.get(html.unescape(href)).text)) == int(number)


def test_an_actor_s_history_says_which_pages_name_it_so_and_when(
    reports_room: TestClient, reports_index: Index
) -> None:
    answer = reports_room.get(f"/actors/{id_of(reports_index, 'Ilda Maresh')}/history")
    assert answer.status_code == 200
    assert "Ilda Maresh 3 2026-03-02 2026-03-10" in words(answer.text)
    assert "Halveth Gazette; The Asterin Courier" in answer.text
    assert "No page says what it is called" in answer.text


def test_the_id_that_a_page_has_for_an_actor_leads_to_it(reports_room: TestClient, reports_index: Index) -> None:
    (row, *_) = [row for row in reports_index.statements().rows if row.speaker and row.speaker.name == "Ilda Maresh"]
    assert row.speaker is not None
    answer = reports_room.get(f"/actors/{row.speaker.page_id}")
    assert answer.url.path == f"/actors/{row.speaker.id}"


def test_an_actor_that_is_not_there_is_said_to_be_so(reports_room: TestClient) -> None:
    answer = reports_room.get("/actors/0123456789abcdef")
    assert answer.status_code == 404
    assert "Look for it by name" in answer.text
