"""The ledger: what is asked for is what is shown, and what is shown is what is exported."""

import csv
import html
import io
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from averment.evidence import EvidenceBase
from averment.web import Settings, latest
from averment.web.index import Index
from tests.evidence.claims.world import shelling
from tests.evidence.pages import add, report

from .conftest import come_in
from .reports import FORMULA, HOSTILE


def rows(text: str) -> list[list[str]]:
    """Return the words of the table's cells, row by row."""
    body = text[text.index("<tbody") : text.index("</tbody>")]
    return [
        [words(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]
        for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL)
    ]


def words(markup: str) -> str:
    """Return the words that are seen, without what is there for screen readers alone."""
    seen = re.sub(r'<span class="hidden">.*?</span>', "", markup, flags=re.DOTALL)
    told = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", seen)).split())
    return re.sub(r" ([.,:;”])", r"\1", told)


def exported(room: TestClient, address: str) -> list[dict[str, str]]:
    answer = room.get(address)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def id_of(index: Index, name: str) -> str:
    (found,) = [row.id for row in index.actors(limit=100).rows if row.name == name]
    return found


def test_all_statements_are_listed_with_their_words_and_account(reports_room: TestClient) -> None:
    found = rows(reports_room.get("/ledger/statements").text)
    assert len(found) == 9
    nested = [row[2] for row in found if "may bomb" in row[1]]
    assert nested == ["The Asterin Courier → The minister", "The Asterin Courier → The minister → Vashara"]


def test_what_only_may_be_or_is_denied_is_never_told_without_saying_so(reports_room: TestClient) -> None:
    text = reports_room.get("/ledger/claims?type=event&columns=actor,what,evidence").text
    by_words = {row[2]: row[1] for row in rows(text)}
    (may,) = [what for said, what in by_words.items() if "may bomb the bridge" in said]
    (denied,) = [what for said, what in by_words.items() if "it had attacked Vashara" in said]
    (demanded,) = [what for said, what in by_words.items() if "must withdraw" in said]
    assert may == "ASSAULT aerial possible, if talks fail"
    assert denied == "ASSAULT denied"
    assert demanded.endswith("demanded")


def test_only_what_is_stated_as_a_fact_leaves_the_rest_out(reports_room: TestClient) -> None:
    text = reports_room.get("/ledger/claims?type=event").text
    (href,) = re.findall(r'href="([^"]*)">Only what is stated as a fact', text)
    chips = re.findall(r'class="chip (\w+)"', reports_room.get(html.unescape(href)).text)
    assert set(chips) == {"stated"}
    assert len(chips) == 2


def test_facets_narrow_down_and_are_taken_back(reports_room: TestClient, reports_index: Index) -> None:
    maresh = id_of(reports_index, "Ilda Maresh")
    text = reports_room.get(f"/ledger/statements?speaker={maresh}").text
    assert len(rows(text)) == 3
    assert {row[0] for row in rows(text)} == {"Ilda Maresh"}
    (chip,) = re.findall(r'<li><a href="([^"]*)"><span class="quiet">Speaker:</span> Ilda Maresh', text)
    assert len(rows(reports_room.get(html.unescape(chip)).text)) == 9


def test_two_values_of_a_facet_are_either(reports_room: TestClient) -> None:
    assert len(rows(reports_room.get("/ledger/claims?event=ASSAULT&event=RETREAT").text)) == 6
    assert len(rows(reports_room.get("/ledger/claims?event=RETREAT").text)) == 1


def test_records_without_a_value_can_be_asked_for(reports_room: TestClient) -> None:
    (row,) = rows(reports_room.get("/ledger/statements?outlet=").text)
    assert FORMULA in row[1]


def test_dates_narrow_down_by_year_and_month(reports_room: TestClient) -> None:
    text = reports_room.get("/ledger/claims").text
    assert re.search(r'href="[^"]*first=2026-03&amp;last=2026-03"[^>]*><span class="label">2026-03</span>', text)
    assert len(rows(reports_room.get("/ledger/claims?first=2026-02&last=2026-02").text)) == 1
    assert "Published:" in reports_room.get("/ledger/statements?since=2026-03-05").text


def test_each_month_stands_under_its_own_year(tmp_path: Path, settings: Settings) -> None:
    base = EvidenceBase.create(tmp_path / "years")
    with base.writer() as writer:
        add(writer, shelling(1, published="2024-11-05"), shelling(2, published="2026-03-02"))
    text = come_in(base, settings).get("/ledger/statements").text
    facet = text[text.index('id="facet-date"') :]
    labels = re.findall(r'class="label">([^<]*)', facet[: facet.index("</details>")])
    assert labels == ["2026", "2026-03", "2024", "2024-11"]


def test_values_of_a_facet_are_found_by_how_a_word_begins(reports_room: TestClient, reports_index: Index) -> None:
    text = reports_room.get("/ledger/statements?find_speaker=mar").text
    facet = text[text.index('id="facet-speaker"') :]
    facet = facet[: facet.index("</details>")]
    assert re.findall(r'class="label">([^<]*)', facet) == ["Ilda Maresh"]
    assert len(rows(text)) == 9
    assert "find_speaker" not in re.sub(r'name="find_speaker"', "", facet[facet.index("<ul>") :])


def test_words_are_found_and_marked(reports_room: TestClient) -> None:
    text = reports_room.get("/ledger/claims?q=port&columns=evidence").text
    assert len(rows(text)) == 2
    assert {mark.lower() for mark in re.findall(r"<mark>(.*?)</mark>", text)} == {"port"}


def test_each_row_leads_to_its_words(reports_room: TestClient) -> None:
    for table in ("statements", "claims"):
        text = reports_room.get(f"/ledger/{table}").text
        links = {html.unescape(each) for each in re.findall(r'class="words" href="([^"]*)"', text)}
        assert links
        for link in links:
            answer = reports_room.get(link)
            assert answer.status_code == 200
            assert f'id="{urlsplit(link).fragment}"' in answer.text


def test_rows_are_sorted_either_way_and_say_so(reports_room: TestClient) -> None:
    up = rows(reports_room.get("/ledger/statements?sort=speaker&columns=speaker").text)
    down = rows(reports_room.get("/ledger/statements?sort=-speaker&columns=speaker").text)
    names = [row[0] for row in up]
    # Who is nobody in the base comes last either way.
    assert names[:-1] == sorted(names[:-1])
    assert names[-1] == down[-1][0] == "The minister"
    assert [row[0] for row in down][:-1] == names[:-1][::-1]
    text = reports_room.get("/ledger/statements?sort=-published").text
    assert 'of-published" aria-sort="descending"' in text
    assert 'of-speaker" aria-sort="none"' in text


def test_columns_are_those_of_the_address_in_its_order(reports_room: TestClient) -> None:
    text = reports_room.get("/ledger/claims?columns=place,what").text
    heads = [words(each) for each in re.findall(r"<th[^>]*>(.*?)</th>", text, re.DOTALL)]
    assert heads == ["Where", "What is claimed", "Review"]
    assert reports_room.get("/ledger/claims?columns=place&columns=what").status_code == 200


@pytest.mark.parametrize("view", ["statements?sort=-speaker&kind=indirect", "claims?type=event&columns=what,actor"])
def test_an_export_is_what_is_shown(reports_room: TestClient, view: str) -> None:
    path, _, query = view.partition("?")
    shown = reports_room.get(f"/ledger/{view}").text
    (href,) = re.findall(r'<a href="([^"]*)" download>CSV', shown)
    assert href == html.escape(f"/ledger/{path}.csv?{query}")
    ids = re.findall(r'class="words" href="/pages/\w+\?record=[sc]-(\w+)', reports_room.get(f"/ledger/{view}").text)
    lines = exported(reports_room, html.unescape(href))
    assert len(lines) == len(rows(shown))
    if ids:
        assert [line["id"] for line in lines] == ids
    as_json = reports_room.get(f"/ledger/{path}.jsonl?{query}").text.splitlines()
    assert [json.loads(line)["id"] for line in as_json] == [line["id"] for line in lines]


def test_an_export_of_claims_says_how_sure(reports_room: TestClient) -> None:
    lines = exported(reports_room, "/ledger/claims.csv?columns=what&q=bomb")
    assert [(line["what"], line["how_sure"]) for line in lines] == [("ASSAULT aerial", "possible, if talks fail")]


def test_an_export_has_the_pages_own_characters(reports_room: TestClient, reports_base: object) -> None:
    texts = {record.page.id: record.page.text for record in EvidenceBase.open(str(reports_base)).records()}
    for line in reports_room.get("/ledger/statements.jsonl?columns=content").text.splitlines():
        row = json.loads(line)
        own = texts[row["page"]][row["start"] : row["end"]]
        assert all(each in own for each in row["content"])


def test_a_spreadsheet_carries_nothing_out(reports_room: TestClient) -> None:
    (line,) = exported(reports_room, "/ledger/statements.csv?columns=content&outlet=")
    assert line["content"] == f"'{FORMULA}"


def test_an_export_of_nothing_has_its_heading(reports_room: TestClient) -> None:
    answer = reports_room.get("/ledger/claims.csv?columns=place&event=AID")
    assert answer.content.decode("utf-8-sig") == "place,id,page,start,end\r\n"


def test_hostile_words_stay_words(reports_room: TestClient) -> None:
    for path in ("statements?columns=title,content", f"claims?q={HOSTILE}", f"statements?outlet={HOSTILE}"):
        assert HOSTILE not in reports_room.get(f"/ledger/{path}").text


def test_an_empty_list_says_what_to_do(reports_room: TestClient, empty_room: TestClient) -> None:
    assert "see all claims" in reports_room.get("/ledger/claims?event=AID").text
    assert '<a href="/add">Add pages</a>' in empty_room.get("/ledger/statements").text
    assert "The list ends before this part" in reports_room.get("/ledger/statements?part=9").text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("sort=mood", "`sort` cannot be"),
        ("columns=mood", "There is no column"),
        ("part=0", "There is no part"),
        ("first=spring", "write a date as"),
        ("demanded=maybe", "it is `yes` or `no`"),
        ("min_confidence=high", "a number from 0 to 1"),
        ("q=!!", "no word in"),
    ],
)
def test_what_cannot_be_is_one_line(reports_room: TestClient, query: str, said: str) -> None:
    for path in ("/ledger/claims", "/ledger/claims.csv"):
        answer = reports_room.get(f"{path}?{query}")
        assert answer.status_code == 400
        assert said in html.unescape(answer.text)


def test_the_ledger_begins_with_statements(reports_room: TestClient) -> None:
    assert reports_room.get("/ledger").url.path == "/ledger/statements"


def test_new_pages_are_listed(own_reports: tuple[EvidenceBase, TestClient], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latest, "_LOOK_AFTER", 0)
    monkeypatch.setattr(latest, "_PATIENCE", 60)
    base, room = own_reports
    assert len(rows(room.get("/ledger/statements").text)) == 9
    with base.writer() as writer:
        add(writer, report(77))
    assert len(rows(room.get("/ledger/statements").text)) == 11
