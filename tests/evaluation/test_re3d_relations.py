"""Relations are measured end by end: the right tie between the wrong words does not count, nor one turned round."""

from averment.coding import Actor, Mention, Record
from averment.coding.claim import Relation
from averment.evaluation.corpora.re3d import Entity, Report, Tie
from averment.evaluation.re3d_relations import measure
from averment.page import Page, Span

TEXT = "Maresh leads the Wardens. The Wardens fight Pavo in Tarn."
MARESH, WARDENS, AGAIN, PAVO, TARN = Span(0, 6), Span(13, 24), Span(26, 37), Span(44, 48), Span(52, 56)


def report(*ties: Tie) -> Report:
    kinds = {MARESH: "Person", WARDENS: "Organisation", AGAIN: "Organisation", PAVO: "Person", TARN: "Location"}
    entities = tuple(Entity(span.start, span.end, kind) for span, kind in kinds.items())
    return Report("a", TEXT, entities, ties)


def record(*rows: tuple[str, str, str, Span]) -> Record:
    spans = {"maresh": [MARESH], "wardens": [WARDENS, AGAIN], "pavo": [PAVO], "tarn": [TARN]}
    actors = tuple(
        Actor(id=one, name=one, type="other", mentions=tuple(Mention(s.start, s.end, "name") for s in places))
        for one, places in spans.items()
    )
    claims = tuple(
        Relation(
            id=str(number), account=(), factuality="CT+", predicate=where, evidence=(where,), confidence=1,
            relation=kind, subject=subject, object=other,
        )  # type: ignore[arg-type]
        for number, (subject, kind, other, where) in enumerate(rows)
    )  # fmt: skip
    page = Page(id="a", language="en", text=TEXT, zones=())
    return Record(model="by hand", page=page, actors=actors, claims=claims)


LEADS = Tie("InChargeOf", MARESH, WARDENS, "Person", "Organisation")
FIGHTS = Tie("FightingAgainst", AGAIN, PAVO, "Organisation", "Person")
FIRST, SECOND = Span(0, 25), Span(26, 57)


def test_a_tie_counts_with_both_its_ends_in_its_evidence() -> None:
    scores = measure([(report(LEADS, FIGHTS), record(("maresh", "leader_of", "wardens", FIRST)))])
    assert (scores.all.precision, scores.all.recall) == (1.0, 0.5)
    assert scores.groups["leads"].f1 == 1.0
    assert scores.reachable == 1.0


def test_direction_counts() -> None:
    scores = measure([(report(FIGHTS), record(("pavo", "opposed_to", "wardens", SECOND)))])
    assert scores.all.f1 == 0


def test_the_ends_must_stand_in_the_evidence() -> None:
    scores = measure([(report(FIGHTS), record(("wardens", "opposed_to", "pavo", FIRST)))])
    assert scores.all.recall == 0


def test_backing_is_read_the_other_way_round() -> None:
    helps = Tie("AlliesOf", AGAIN, PAVO, "Organisation", "Person")
    assert measure([(report(helps), record(("pavo", "backed_by", "wardens", SECOND)))]).all.f1 == 1
    assert measure([(report(helps), record(("wardens", "backed_by", "pavo", SECOND)))]).all.f1 == 0


def test_where_a_person_is_is_not_measured() -> None:
    there = Tie("CoLocated", PAVO, TARN, "Person", "Location")
    assert measure([(report(there), record())]).all.gold == 0
    there = Tie("CoLocated", AGAIN, TARN, "Organisation", "Location")
    assert measure([(report(there), record(("wardens", "located_in", "tarn", SECOND)))]).all.f1 == 1


def test_a_tie_within_one_gold_entity_is_left_out() -> None:
    whole = report(FIGHTS)
    one = Report("a", TEXT, (Entity(26, 48, "Organisation"),), ())
    ours = record(("wardens", "opposed_to", "pavo", SECOND))
    assert measure([(whole, ours)]).all.found == 1
    assert measure([(one, ours)]).all.found == 0


def test_a_tie_that_the_gold_cannot_have_is_left_out() -> None:
    ours = record(("wardens", "located_in", "tarn", SECOND))
    assert measure([(report(), ours)]).all.found == 1
    people = Report("a", TEXT, (Entity(26, 37, "Person"), Entity(52, 56, "Location")), ())
    assert measure([(people, ours)]).all.found == 0, "where people are is no relation here"
