"""Compare: choosing two sides, and what is shown of them."""

import html
import re

from starlette.testclient import TestClient

from averment.web.index import Index

from .test_ledger import id_of, words


def page_of(index: Index, title: str) -> str:
    (found,) = [row.id for row in index.pages().rows if row.title == title]
    return found


def compared(room: TestClient, index: Index) -> str:
    one, other = (page_of(index, title) for title in ("Port of Orun shelled", "Twelve dead in Orun"))
    return room.get(f"/compare?page={one}&page={other}").text


def test_two_pages_are_chosen_step_by_step(reports_room: TestClient, reports_index: Index) -> None:
    text = reports_room.get("/compare?find=shelled").text
    (first,) = re.findall(r'<a href="([^"]*)">Port of Orun shelled', text)
    text = reports_room.get(html.unescape(first)).text
    assert "these name the same actors" in text
    (second,) = re.findall(r'<a href="([^"]*)">Twelve dead in Orun', text)
    assert html.unescape(second).count("page=") == 2
    assert "Both say" in reports_room.get(html.unescape(second)).text


def test_other_actors_numbers_and_how_sure_are_set_off(reports_room: TestClient, reports_index: Index) -> None:
    text = words(compared(reports_room, reports_index))
    assert "Differs, how many: at least 40 | 12" in text
    assert "Differs, who: Tavash | Belmar" in text
    assert "Differs, how sure: stated | possible" in text
    assert "Differs, by whose word: Vashara | Ilda Maresh" in text


def test_what_only_one_page_says_stands_by_itself(reports_room: TestClient, reports_index: Index) -> None:
    text = compared(reports_room, reports_index)
    only = words(text[text.index('id="only-one"') : text.index('id="only-other"')])
    assert "Ilda Maresh leader of stated" in only
    assert "may bomb the bridge" in only
    assert "Nothing that the other does not say" in words(text[text.index('id="only-other"') :])


def test_who_speaks_on_both_pages_is_said(reports_room: TestClient, reports_index: Index) -> None:
    text = words(compared(reports_room, reports_index))
    assert "On both: nobody" in text
    assert "Only in “Twelve dead in Orun”: Ilda Maresh" in text


def test_each_claim_leads_to_its_words(reports_room: TestClient, reports_index: Index) -> None:
    links = re.findall(r'class="words" href="([^"]*)"', compared(reports_room, reports_index))
    assert len(links) == 8
    assert all(reports_room.get(html.unescape(link)).status_code == 200 for link in links)


def test_two_speakers_are_compared_on_one_matter(reports_room: TestClient, reports_index: Index) -> None:
    one, other = (id_of(reports_index, name) for name in ("Vashara", "Ilda Maresh"))
    asks = reports_room.get(f"/compare?speaker={one}&speaker={other}").text
    assert "On what matter?" in asks
    text = words(reports_room.get(f"/compare?speaker={one}&speaker={other}&on=port").text)
    assert "Differs, who: Tavash | Belmar" in text
    assert "In their words" in text
    assert "may bomb the bridge" not in text


def test_speakers_are_found_by_name(reports_room: TestClient) -> None:
    text = reports_room.get("/compare?way=speakers&find=mar").text
    assert re.findall(r'<li><a href="/compare\?[^"]*">([^<]*)</a>', text) == ["Ilda Maresh"]


def test_what_cannot_be_compared_is_said(reports_room: TestClient, empty_room: TestClient) -> None:
    assert reports_room.get("/compare?page=none").status_code == 404
    assert reports_room.get("/compare?speaker=none").status_code == 404
    assert "nothing to compare yet" in empty_room.get("/compare").text
