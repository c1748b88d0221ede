"""Review in the room, by plain forms: each decision, two people at once, bulk and undo, orphans, and what cannot be."""

import html
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import msgspec
import pytest
from starlette.testclient import TestClient

from averment.evidence import EvidenceBase
from averment.evidence.review.reviews import RecordKey
from averment.web import Settings
from averment.web.index import Index, Waits
from averment.web.latest import renewed
from tests.evidence.claims.world import shelling
from tests.evidence.pages import report

from .conftest import come_in, csrf


class Desk(NamedTuple):
    """A room with somebody in it, and its base."""

    room: TestClient
    base: EvidenceBase

    def post(self, path: str, **fields: str | list[str]) -> str:
        answer = self.room.post(path, data={"csrf": csrf(self.room), **fields})
        assert answer.status_code == 200, shown(answer.text)
        return shown(answer.text)

    def refused(self, path: str, **fields: str | list[str]) -> str:
        answer = self.room.post(path, data={"csrf": csrf(self.room), **fields})
        assert answer.status_code in {400, 404}
        assert "Traceback" not in answer.text
        return shown(answer.text)

    def decide(self, key: str, page: str, kind: str, **fields: str | list[str]) -> str:
        after = f"/pages/{page}?record={key}"
        return self.post("/review/decide", record=key, page=page, decide=kind, after=after, **fields)

    def seen(self) -> str:
        reviews = self.base.all_reviews()
        return reviews[-1].id if reviews else ""


def shown(text: str) -> str:
    """Return the words of the page, without its markup."""
    main = re.search(r"<main.*?</main>", text, re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main[0] if main else text)).split())


def enter(base: EvidenceBase, who: str) -> Desk:
    desk = Desk(come_in(EvidenceBase.open(base.path), Settings()), base)
    desk.room.post("/who", data={"csrf": csrf(desk.room), "who": who})
    return desk


@pytest.fixture
def base(tmp_path: Path) -> EvidenceBase:
    """Three pages on which things are said and claimed."""
    base = EvidenceBase.create(tmp_path / "base")
    with base.writer() as writer:
        for record in (shelling(1), shelling(2, outlet="Halveth Gazette"), report(3, speaker="Hadrin Aldane")):
            writer.add(record, source=f"/pages/{record.page.id}.html", digest=f"digest-{record.page.id}")
    return base


@pytest.fixture
def desk(base: EvidenceBase) -> Desk:
    return enter(base, "edda")


def event(base: EvidenceBase) -> tuple[str, str]:
    id_, page = base.claims(type="event", limit=1).project("id, page").fetchall()[0]
    return f"c-{id_}", page


def statement(base: EvidenceBase) -> tuple[str, str]:
    id_, page = base.statements(limit=1).project("id, page").fetchall()[0]
    return f"s-{id_}", page


def held(base: EvidenceBase, key: str, page: str) -> str:
    record = "statement" if key[0] == "s" else "claim"
    found = base.held.get(RecordKey(record, page, key[2:]))  # type: ignore[arg-type]
    return found.verdict.review if found else "unreviewed"


# One person


@pytest.mark.parametrize(("kind", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_record_is_decided_about_and_its_card_says_by_whom(desk: Desk, kind: str, state: str) -> None:
    key, page = event(desk.base)
    words = desk.decide(key, page, kind)
    assert f"Claim {state}." in words
    assert re.search(rf"{state} by edda , \d{{4}}-\d\d-\d\d", words)
    assert held(desk.base, key, page) == state
    undone = desk.post("/review/undo", after=f"/pages/{page}")
    assert "taken back" in undone
    assert held(desk.base, key, page) == "unreviewed"


def test_a_decision_leads_back_to_the_very_place(desk: Desk) -> None:
    key, page = event(desk.base)
    fields = {"csrf": csrf(desk.room), "record": key, "page": page, "decide": "accept", "after": f"/pages/{page}#{key}"}
    answer = desk.room.post("/review/decide", data=fields, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/pages/{page}#{key}")
    away = desk.room.post("/review/decide", data=fields | {"after": "//evil.example"}, follow_redirects=False)
    assert away.headers["location"] == "/"


def test_who_has_no_name_yet_is_asked_for_it(base: EvidenceBase) -> None:
    room = come_in(EvidenceBase.open(base.path), Settings())
    key, page = event(base)
    words = shown(
        room.post("/review/decide", data={"csrf": csrf(room), "record": key, "page": page, "decide": "accept"}).text
    )
    assert "Who are you?" in words
    assert base.all_reviews() == []


def test_a_note_is_kept_and_decides_nothing(desk: Desk) -> None:
    key, page = event(desk.base)
    assert "Note: ask the mayor" in desk.decide(key, page, "note", note="ask the mayor")
    assert held(desk.base, key, page) == "unreviewed"


def test_what_the_machine_read_stays_beside_what_a_person_corrected(desk: Desk) -> None:
    key, page = event(desk.base)
    row = desk.base.claims(type="event", limit=1).project("event, factuality").fetchall()[0]
    words = desk.decide(
        key, page, "correct", was_event=row[0], event="PROTEST", was_factuality=row[1], factuality="PS+"
    )
    assert f"Event PROTEST machine: {row[0]}" in words
    assert "Factuality possible machine: " in words
    assert "corrected by edda" in words
    assert "edda corrected it: Event, Factuality" in words


def test_words_are_corrected_by_offsets_or_by_themselves_and_stay_verbatim(desk: Desk) -> None:
    key, page = statement(desk.base)
    text = desk.base.record(page).page.text
    row = desk.base.statements(limit=1).project("content_spans[1]").fetchall()[0][0]
    was = f"{row['start']}-{row['end']}"
    words = desk.decide(key, page, "correct", was_content=was, content=f"{row['start']}-{row['start'] + 7}")
    assert f"“{text[row['start'] : row['start'] + 7]}”" in words
    cue = text.split()[1]
    typed = next(word for word in text.split() if text.count(word) == 1 and word.isalpha())
    assert cue
    words = desk.decide(key, page, "correct", was_cue="0-1", cue="0-1", cue_words=typed)
    assert f"Cue “{typed}”" in words


def test_actors_are_chosen_among_those_of_the_page_or_nobody(desk: Desk) -> None:
    key, page = event(desk.base)
    form = desk.room.get(f"/pages/{page}?edit={key}").text
    record = desk.base.record(page)
    assert all(f'value="{actor.id}"' in form for actor in record.actors)
    ids = [actor.id for actor in record.actors][:2]
    assert record.actors[0].name in desk.decide(key, page, "correct", was_recipient="x", recipient=ids)
    assert "Actors nobody machine" in desk.decide(key, page, "correct", was_actor="x")


def test_a_form_that_nobody_touched_corrects_nothing(desk: Desk) -> None:
    for key, page in (event(desk.base), statement(desk.base)):
        text = desk.room.get(f"/pages/{page}?edit={key}").text
        fields: dict[str, list[str]] = {}
        form = text[text.index('id="correct"') :]
        form = form[: form.index("</form>")]
        for tag in re.findall(r"<input[^>]*>", form):
            name = re.search(r'name="([^"]+)"', tag)
            value = re.search(r'value="([^"]*)"', tag)
            if name and not ("checkbox" in tag and "checked" not in tag):
                fields.setdefault(name[1], []).append(html.unescape(value[1] if value else ""))
        for name, options in re.findall(r'<select name="([^"]+)">(.*?)</select>', form, re.DOTALL):
            chosen = re.search(r'value="([^"]*)" selected', options)
            fields[name] = [chosen[1] if chosen else ""]
        assert "Nothing is corrected" in desk.refused("/review/decide", **{**fields, "decide": ["correct"]})  # type: ignore[arg-type]


# Several people


def test_two_people_at_once_lose_nothing_and_are_told(desk: Desk) -> None:
    key, page = event(desk.base)
    other = enter(desk.base, "bram")
    as_of = desk.seen()
    desk.decide(key, page, "accept", as_of=as_of)
    words = other.decide(key, page, "reject", as_of=as_of)
    assert re.search(r"edda accepted this claim at \d\d:\d\d UTC, after you had loaded it", words)
    assert [each.kind for each in desk.base.all_reviews()] == ["accept", "reject"]
    assert held(desk.base, key, page) == "rejected"
    # Who had seen it is told nothing.
    assert "after you had loaded it" not in other.decide(key, page, "accept", as_of=other.seen())


def test_a_field_that_somebody_corrected_meanwhile_stays(desk: Desk) -> None:
    key, page = event(desk.base)
    row = desk.base.claims(type="event", limit=1).project("event, factuality").fetchall()[0]
    as_loaded = {"was_event": row[0], "event": row[0], "was_factuality": row[1], "factuality": row[1]}
    desk.decide(key, page, "correct", **as_loaded | {"event": "PROTEST"})
    enter(desk.base, "bram").decide(key, page, "correct", **as_loaded | {"factuality": "PS+"})
    now = desk.base.claims(review="corrected").project("event, factuality").fetchall()
    assert now == [("PROTEST", "PS+")]


def test_what_others_have_decided_since_is_told(desk: Desk) -> None:
    key, page = event(desk.base)
    as_of = desk.seen()
    enter(desk.base, "bram").decide(key, page, "reject")
    told = desk.room.get("/review/since", params={"as_of": as_of, "page": page}).json()
    assert (told["number"], told["told"][0]["by"], told["told"][0]["record"]) == (1, "bram", key)
    desk.decide(key, page, "accept")
    assert desk.room.get("/review/since", params={"as_of": told["seen"]}).json()["number"] == 0


def test_agreement_is_told_in_plain_words(desk: Desk) -> None:
    assert "Nothing to compare yet" in shown(desk.room.get("/review/agreement").text)
    rows = desk.base.claims().project("id, page").fetchall()
    other = enter(desk.base, "bram")
    for number, (id_, page) in enumerate(rows[:4]):
        kind = "accept" if number % 2 else "reject"
        desk.decide(f"c-{id_}", page, kind)
        other.decide(f"c-{id_}", page, kind)
    words = shown(desk.room.get("/review/agreement").text)
    assert "1.00 4 2 They agree well enough to rely on it." in words


# The queue


def test_the_queue_has_what_is_most_worth_checking_and_goes_on(desk: Desk) -> None:
    first = desk.base.review_queue(by="edda", limit=2).project("record, id, page").fetchall()
    keys = re.findall(r'<li id="([sc]-[0-9a-f]+)"', desk.room.get("/review").text)
    assert keys[:2] == [f"{record[0]}-{id_}" for record, id_, _ in first]
    desk.post("/review/decide", record=keys[0], page=first[0][2], decide="accept", after="/review")
    assert keys[0] not in re.findall(r'<li id="([sc]-[0-9a-f]+)"', desk.room.get("/review").text)


def test_the_queue_is_narrowed_down(desk: Desk) -> None:
    def keys(**asked: str) -> list[str]:
        return re.findall(r'<li id="([sc]-[0-9a-f]+)"', desk.room.get(f"/review?{urlencode(asked)}").text)

    assert {key[0] for key in keys(record="claim")} == {"c"}
    gazette = {id_ for (id_,) in desk.base.claims(outlet="Halveth Gazette").project("id").fetchall()}
    assert {key[2:] for key in keys(outlet="Halveth Gazette", record="claim")} == gazette
    assert keys(max_confidence="0.0001") == []
    assert len(keys(min_confidence="0%")) == len(keys())
    assert desk.room.get("/review?max_confidence=much").status_code == 400


# Many at once


def test_bulk_says_how_many_asks_and_is_undone_in_one_go(desk: Desk) -> None:
    number = len(desk.base.claims(outlet="Halveth Gazette").fetchall())
    address = "/review/bulk?" + urlencode({"list": "claims", "outlet": "Halveth Gazette"})
    asked = shown(desk.room.get(f"{address}&decide=reject").text)
    assert f"Reject {number} records?" in asked
    assert desk.base.all_reviews() == []
    words = desk.post(address, decide="reject", number=str(number))
    assert f"{number} records rejected." in words
    assert len(desk.base.claims(review="rejected").fetchall()) == number
    assert {outlet for (outlet,) in desk.base.claims(review="rejected").project("outlet").fetchall()} == {
        "Halveth Gazette"
    }
    assert f"{number} decisions are taken back" in desk.post("/review/undo", after="/review")
    assert desk.base.claims(review="rejected").fetchall() == []


def test_bulk_on_the_queue_is_on_what_waits_under_its_filters(desk: Desk) -> None:
    address = "/review/bulk?" + urlencode({"list": "queue", "record": "statement"})
    number = len(desk.base.statements().fetchall())
    desk.post(address, decide="accept", number=str(number))
    assert len(desk.base.statements(review="accepted").fetchall()) == number
    assert desk.base.claims(review="accepted").fetchall() == []


def test_bulk_decides_nothing_when_the_list_has_changed_or_is_all(desk: Desk) -> None:
    address = "/review/bulk?" + urlencode({"list": "claims", "type": "event"})
    assert "The list has changed meanwhile" in desk.refused(address, decide="accept", number="9999")
    assert "not narrowed down" in desk.refused("/review/bulk?list=claims", decide="accept", number="1")
    assert "go back to the list" in desk.refused("/review/bulk?list=pages&q=x", decide="accept", number="1")
    assert desk.base.all_reviews() == []


# Orphans


def test_an_orphan_is_listed_with_its_words_and_attached_to_nothing(desk: Desk) -> None:
    key, page = statement(desk.base)
    said = desk.base.statements(limit=1).project("content[1]").fetchall()[0][0]
    desk.decide(key, page, "accept")
    record = desk.base.record(page)
    # The page as a newer model reads it: the same id, other words at their place.
    text = record.page.text.replace(said, "x" * len(said))
    other = msgspec.structs.replace(record, model="newer", page=msgspec.structs.replace(record.page, text=text))
    with desk.base.writer(again=True) as writer:
        writer.add(other, source="again.html", digest="again")
    words = shown(desk.room.get("/review/decisions?state=orphaned").text)
    assert said in words
    assert "orphaned: the words are gone" in words
    assert "accepted by edda" not in shown(desk.room.get(f"/pages/{page}").text)


# What cannot be


def test_what_cannot_be_is_said_in_one_line(desk: Desk) -> None:
    key, page = statement(desk.base)
    base = {"record": key, "page": page, "decide": "correct"}
    hostile = [
        {"was_content": "0-1", "content": "0-99999999"},
        {"was_content": "0-1", "content": "-5-3"},
        {"was_content": "0-1", "content": "9-2"},
        {"was_content": "0-1", "content": "<script>alert(1)</script>"},
        {"was_cue": "0-1", "cue": "zero-one"},
        {"was_speaker": "", "speaker": "ffffffffffffffff"},
        {"was_kind": "direct", "kind": "sung"},
    ]
    for each in hostile:
        words = desk.refused("/review/decide", **{**base, **each})
        assert len(words) < 400
    for each in (
        {"record": "s-ffffffff"},
        {"record": "nonsense"},
        {"page": "ffffffff"},
        {"decide": "destroy"},
        {"decide": "note", "note": " "},
    ):
        assert len(desk.refused("/review/decide", **{**base, **each})) < 400
    assert "nothing to take back" in desk.refused("/review/undo")
    assert len(desk.refused("/review/undo", decision="ffffffff")) < 400
    assert desk.room.get("/review/decisions?state=lost").status_code == 400
    assert desk.room.get(f"/pages/{page}?edit=s-ffffffff").status_code in {400, 404}
    assert desk.base.all_reviews() == []


def test_hostile_notes_and_names_are_words(desk: Desk) -> None:
    key, page = event(desk.base)
    evil = "<script>alert(1)</script>"
    other = enter(desk.base, evil)
    other.decide(key, page, "note", note=evil)
    other.decide(key, page, "reject")
    for path in (f"/pages/{page}", "/review", "/review/decisions", "/ledger/claims"):
        assert "<script>alert" not in desk.room.get(path).text


def test_the_ledger_has_buttons_and_the_state_of_review(desk: Desk) -> None:
    key, page = event(desk.base)
    after = "/ledger/claims?type=event"
    desk.post("/review/decide", record=key, page=page, decide="reject", after=after)
    text = desk.room.get("/ledger/claims?type=event&review=rejected").text
    assert re.findall(r'<tr role="row" id="([^"]+)"', text) == [key]
    assert 'value="accept"' in text
    assert "✗ rejected" in shown(text)


# Who is who


def test_actors_are_renamed_merged_and_it_is_undone(desk: Desk) -> None:
    one, other = (row[0] for row in desk.base.actors(limit=2).project("id").fetchall())
    words = desk.post("/actors/decide", kind="rename", actor=one, name="The Other Name", after=f"/actors/{one}/change")
    assert "The Other Name" in words
    assert "edda gave it the name" in words
    assert desk.base.actor(one).name == "The Other Name"
    desk.post("/actors/undo", after="/review/actors")
    assert desk.base.actor(one).name != "The Other Name"
    number = len(desk.base.actors().fetchall())
    desk.post("/actors/decide", kind="merge", actor=one, other=other, after="/review/actors")
    assert len(desk.base.actors().fetchall()) == number - 1
    desk.post("/actors/undo", after="/review/actors")
    assert len(desk.base.actors().fetchall()) == number


def test_an_actor_is_split(desk: Desk) -> None:
    desk.base.resolved()
    actor = desk.base.sql("SELECT id FROM base_actors WHERE pages > 1 LIMIT 1").fetchall()[0][0]
    page = desk.base.sql(f"SELECT page FROM appearances WHERE actor = '{actor}' LIMIT 1").fetchall()[0][0]
    number = len(desk.base.actors().fetchall())
    desk.post("/actors/decide", kind="split", actor=actor, pages=[page], after="/actors")
    assert len(desk.base.actors().fetchall()) == number + 1


def test_what_cannot_be_done_with_actors_is_said(desk: Desk) -> None:
    one = desk.base.actors(limit=1).project("id").fetchall()[0][0]
    for fields in (
        {"kind": "merge", "actor": one, "other": one},
        {"kind": "merge", "actor": one, "other": "nobody at all"},
        {"kind": "split", "actor": one},
        {"kind": "rename", "actor": one, "name": " "},
        {"kind": "accept", "question": "ffffffffffff"},
        {"kind": "explode"},
    ):
        assert len(desk.refused("/actors/decide", **fields)) < 500


# Read again


def read_again(base: EvidenceBase, page: str, *gone: str) -> None:
    """Let a newer model read a page and not find these statements and claims."""
    record = base.record(page)
    statements = tuple(each for each in record.statements if each.id not in gone)
    claims = tuple(each for each in record.claims if each.id not in gone)
    other = msgspec.structs.replace(record, model="newer", statements=statements, claims=claims)
    with base.writer(again=True) as writer:
        writer.add(other, source="again.html", digest="again")


def test_what_people_accepted_stays_in_the_room_where_a_newer_model_misses_it(desk: Desk) -> None:
    key, page = event(desk.base)
    desk.decide(key, page, "accept")
    read_again(desk.base, page, key[2:])
    renewed(desk.room.app.state)  # type: ignore[attr-defined]
    words = shown(desk.room.get(f"/pages/{page}").text)
    assert "accepted by edda" in words
    assert "Kept by people: the machine does not find it any more." in words
    ledger = desk.room.get("/ledger/claims?review=accepted").text
    assert re.findall(r'<tr role="row" id="([^"]+)"', ledger) == [key]
    assert "✓ accepted kept" in shown(ledger)
    assert desk.room.get(f"/claims/{key[2:]}", follow_redirects=False).headers["location"].endswith(f"#{key}")
    # Whoever else is asked for a second opinion has it, with what is known of it.
    queue = shown(enter(desk.base, "bram").room.get("/review?record=claim").text)
    assert "edda decided about it" in queue
    assert "Kept by people" in queue
    assert "taken back" in desk.post("/review/undo", after=f"/pages/{page}")
    assert key not in desk.room.get(f"/pages/{page}").text
    assert key not in desk.room.get("/ledger/claims").text


def test_what_is_rejected_is_struck_through_in_the_pages_text(desk: Desk) -> None:
    key, page = event(desk.base)
    assert "<s " not in desk.room.get(f"/pages/{page}").text
    desk.decide(key, page, "reject")
    text = desk.room.get(f"/pages/{page}").text
    predicate = desk.base.claims().filter(f"id = '{key[2:]}'").project("predicate").fetchall()[0][0]
    assert predicate in re.findall(r'<s class="seg [^"]*rejected[^>]*>([^<]*)</s>', text)


def test_the_library_says_how_far_each_page_is_reviewed_and_narrows_down_by_it(desk: Desk) -> None:
    key, page = event(desk.base)
    assert shown(desk.room.get("/").text).count("not reviewed") == 3
    desk.decide(key, page, "reject")
    words = shown(desk.room.get("/").text)
    number = len(desk.base.record(page).statements) + len(desk.base.record(page).claims)
    assert f"◐ 1 of {number} reviewed" in words
    assert "partly reviewed 1" in words
    assert re.findall(r'href="/pages/([^"?]+)"', desk.room.get("/?review=partly").text) == [page]


def test_the_queue_of_the_room_is_that_of_the_base(desk: Desk) -> None:
    corrected, _ = event(desk.base)
    desk.base.review.correct(corrected[2:], by="bram", event="CONSULT", factuality="PS+")
    said = desk.base.statements().project("id").fetchall()[0][0]
    desk.base.review.accept(said, by="edda")
    renewed(desk.room.app.state)  # type: ignore[attr-defined]
    index = Index.of(desk.base)
    for asked in ({}, {"record": "claim"}, {"type": "direct"}, {"outlet": "gazette"}, {"speaker": "Vashara"}):
        mine = desk.base.review_queue(by="edda", limit=None, **asked).project("id, worth, weight, reach").fetchall()
        found = index.waiting(Waits(**asked), "edda", limit=1000)  # type: ignore[arg-type]
        assert [each.row.id for each in found] == [id_ for id_, *_ in mine], asked
        for each, (_, *measures) in zip(found, mine, strict=True):
            assert (each.worth, each.weight, each.reach) == pytest.approx(measures)
    words = shown(desk.room.get("/review?record=claim").text)
    assert "bram decided about it; a second opinion is asked for" in words
    assert "Event CONSULT machine: ASSAULT" in words
