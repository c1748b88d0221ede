"""What can be asked of the claims of a base, and that nobody's word is lost on the way."""

from typing import Any

import pytest

from averment.errors import UsageError
from averment.evidence import EvidenceBase
from tests.evidence.pages import add

from .world import accord, shelling


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> EvidenceBase:
    base = EvidenceBase.create(tmp_path_factory.mktemp("claims") / "base")
    with base.writer() as writer:
        add(writer, shelling(), accord())
    return base


def predicates(base: EvidenceBase, **asked: Any) -> list[str]:
    return [words for (words,) in base.claims(**asked).select("predicate").fetchall()]


ALL = [
    "accepted",
    "rejected",
    "refuses",
    "withdraw",
    "shelled the port",
    "at least 40",
    "attacked",
    "bomb",
    "leads",
    "fired on",
]


def test_the_latest_page_comes_first_and_its_claims_in_the_order_of_the_page(base: EvidenceBase) -> None:
    assert predicates(base) == ALL


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"type": "quantity"}, ["at least 40"]),
        ({"type": "relation", "relation": "leader_of"}, ["leads"]),
        ({"stance": "accepts"}, ["accepted"]),
        ({"event": "assault"}, ["shelled the port", "attacked", "bomb", "fired on"]),
        ({"event": "ASSAULT", "mode": "Aerial"}, ["bomb"]),
        ({"actor": "tavash"}, ["rejected", "shelled the port", "attacked", "bomb", "fired on"]),
        ({"actor": "Tavash", "recipient": "Belmar"}, ["fired on"]),
        ({"actor": "Ilda Maresh"}, ["leads"]),
        ({"recipient": "Tarn Front"}, ["leads"]),
        ({"factuality": "PS+"}, ["bomb"]),
        ({"factuality": "denied"}, ["attacked"]),
        ({"factuality": "left-open"}, ["withdraw"]),
        ({"demanded": True}, ["withdraw"]),
        ({"demanded": False, "event": "RETREAT"}, []),
        ({"threatened": True}, []),
        ({"account": "vashara"}, ["shelled the port", "at least 40", "bomb"]),
        ({"account": "the minister"}, ["bomb"]),
        ({"account": "maresh"}, ["accepted"]),
        ({"account": "outlet"}, ["rejected", "refuses", "leads", "fired on"]),
        ({"account": "Outlet", "type": "event"}, ["fired on"]),
        ({"outlet": "gazette", "type": "event"}, ["withdraw"]),
        ({"place": "orun"}, ["withdraw", "shelled the port"]),
        ({"text": "may bomb the bridge"}, ["bomb"]),
        ({"min_confidence": 0.9}, ["attacked"]),
        ({"page": "/pages/" + accord().page.id + ".html", "type": "event"}, ["withdraw"]),
        ({"limit": 2}, ["accepted", "rejected"]),
        ({"since": "2026-03-04"}, ["accepted", "rejected", "refuses", "withdraw"]),
    ],
    ids=str,
)
def test_claims_are_narrowed(base: EvidenceBase, asked: dict[str, Any], expected: list[str]) -> None:
    assert predicates(base, **asked) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-03-01", "2026-03-01", ["accepted", "shelled the port"]),
        ("2026-03-02", "2026-03-03", ["accepted", "at least 40", "attacked", "bomb", "leads", "fired on"]),
        (None, "2026-02", ["accepted"]),
        (None, "2026-01", []),
        ("2026-03-10", None, ["accepted", "rejected", "refuses", "withdraw"]),
        ("2027", None, ["accepted"]),
        ("2026", "2026", ALL),
    ],
)
def test_a_claim_has_its_own_date_or_else_its_pages(
    base: EvidenceBase, first: str | None, last: str | None, expected: list[str]
) -> None:
    """What has gone on since February goes on; what is not dated is of the page's day."""
    assert predicates(base, first=first, last=last) == expected


def test_a_row_says_by_whose_account_how_sure_and_of_which_day(base: EvidenceBase) -> None:
    columns = "account_names", "factuality", "conditional_on", "dated", "dated_by"
    assert base.claims(factuality="possible").select(*columns).fetchall() == [
        (["The minister", "Vashara"], "PS+", "if talks fail", "2026-03-03", "page")
    ]
    assert base.claims(mode="heavy-weapons").select("dated", "dated_by", "date").fetchall() == [
        ("2026-03-01", "claim", "on Sunday")
    ]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"type": "rumour"}, "`type` cannot be 'rumour': it is one of event, relation, quantity, position"),
        ({"event": "WAR"}, "`event` cannot be 'WAR'"),
        ({"relation": "knows"}, "`relation` cannot be 'knows'"),
        ({"stance": "yes"}, "`stance` cannot be 'yes'"),
        ({"factuality": "true"}, r"`factuality` cannot be 'true': it is one of CT\+ \(stated\)"),
        ({"actor": "nobody"}, "No actor is 'nobody'"),
        ({"recipient": " "}, "The actor's name is empty"),
        ({"account": " "}, "`account` is empty"),
        ({"text": ""}, "`text` is empty"),
        ({"place": ""}, "`place` is empty"),
        ({"first": "Sunday"}, "`first`, `--from` cannot be 'Sunday'"),
        ({"last": "2026-3"}, "`last`, `--to` cannot be '2026-3'"),
        ({"min_confidence": 2}, "`min_confidence` cannot be 2"),
        ({"page": "nope"}, "No page is 'nope'"),
        ({"limit": -1}, "`limit` cannot be -1"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_refused(base: EvidenceBase, asked: dict[str, Any], reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        base.claims(**asked)


def test_the_actors_of_claims_are_those_of_the_base(base: EvidenceBase) -> None:
    base.resolved()
    query = "SELECT count(DISTINCT actor), count(DISTINCT page_actor) FROM claim_actors WHERE actor_name = 'Tavash'"
    assert base.sql(query).fetchall() == [(1, 2)]
    sides = base.sql("SELECT side, name FROM claim_actors WHERE claim LIKE '%c4' ORDER BY side").fetchall()
    assert sides == [("object", "Tarn Front"), ("subject", "Ilda Maresh")]


def test_the_account_is_a_chain_the_outermost_first(base: EvidenceBase) -> None:
    query = "SELECT depth, name, page_actor IS NULL FROM claim_accounts WHERE claim LIKE '%c3' ORDER BY page, depth"
    assert (1, "The minister", True) in base.sql(query).fetchall()
    assert (2, "Vashara", False) in base.sql(query).fetchall()


def test_actors_go_by_the_name_that_people_gave_them(tmp_path_factory: pytest.TempPathFactory) -> None:
    base = EvidenceBase.create(tmp_path_factory.mktemp("named") / "base")
    with base.writer() as writer:
        add(writer, shelling(), accord())
    base.decide.rename("Tavash", "Republic of Tavash")
    rows = base.claims_of_actors().filter("event = 'ASSAULT'").select("actors", "actor_names").fetchall()
    assert set(map(str, rows)) == {str((["Republic of Tavash"], ["Tavash"]))}
    accounts = {tuple(each) for (each,) in base.claims_of_actors().select("accounts").fetchall()}
    assert ("Republic of Tavash",) in accounts
    assert ("The minister", "Vashara") in accounts


def test_who_stands_where_on_what(base: EvidenceBase) -> None:
    columns = "proposal", "actor_name", "stance", "dated", "dated_by", "accounts"
    assert base.positions().select(*columns).fetchall() == [
        ("the 30-day ceasefire", "Tavash", "refuses", "2026-03-10", "page", []),
        ("the 30-day ceasefire", "Vashara", "accepts", "2026-02", "claim", ["Ilda Maresh"]),
        ("to hand over its weapons", "Tarn Front", "refuses", "2026-03-10", "page", []),
    ]


def test_positions_of_one_actor_on_one_proposal_in_any_of_its_wordings(base: EvidenceBase) -> None:
    def told(**asked: Any) -> list[str]:
        return [name for (name,) in base.positions(**asked).select("actor_name").fetchall()]

    assert told(on="30-day") == ["Tavash", "Vashara"]
    assert told(on="weapons") == ["Tarn Front"]
    assert told(on="truce") == []
    assert told(actor="vashara") == ["Vashara"]
    assert told(last="2026-02-28") == ["Vashara"]
    assert told(min_confidence=0.9) == []
    with pytest.raises(UsageError, match="`on` is empty"):
        told(on=" ")


def test_the_timeline_has_events_at_their_own_dates_and_says_which_are_only_the_pages(base: EvidenceBase) -> None:
    rows = base.timeline().select("what", "dated", "dated_by", "cue").fetchall()
    assert rows[0] == ("event", "2026-03-01", "claim", "shelled the port")
    assert [day for _, day, _, _ in rows] == sorted(day for _, day, _, _ in rows)
    assert {by for what, _, by, cue in rows if cue != "shelled the port"} == {"page"}
    assert [what for what, *_ in rows].count("statement") == 6


def test_the_timeline_of_an_actor_has_what_it_does_what_is_done_to_it_and_what_it_says(base: EvidenceBase) -> None:
    def cues(**asked: Any) -> list[str]:
        return [cue for (cue,) in base.timeline(**asked).select("cue").fetchall()]

    assert cues(actor="Belmar") == ["fired on"]
    assert cues(actor="Tavash") == ["shelled the port", "denied", "attacked", "bomb", "fired on", "demanded"]
    assert cues(actor="Tavash", first="2026-03-04") == ["demanded"]
    assert cues(actor="Tavash", last="2026-03-02") == ["shelled the port"]
    assert cues(actor="Tavash", min_confidence=0.9) == ["denied", "attacked", "demanded"]
    with pytest.raises(UsageError, match="No actor is 'nobody'"):
        base.timeline(actor="nobody")


def test_the_timeline_shows_how_sure_an_event_is(base: EvidenceBase) -> None:
    rows = base.timeline(actor="Tavash").filter("what = 'event'").select("cue", "factuality", "accounts").fetchall()
    assert ("bomb", "PS+", ["The minister", "Vashara"]) in rows
    assert ("attacked", "CT-", ["Tavash"]) in rows


def test_a_base_without_claims_answers_with_none(tmp_path_factory: pytest.TempPathFactory) -> None:
    base = EvidenceBase.create(tmp_path_factory.mktemp("empty") / "base")
    for asked in (base.claims, base.positions, base.timeline, base.claims_of_actors):
        assert asked().fetchall() == []
