"""Facets count what the base counts, under all filters but their own."""

from collections import Counter
from typing import Any

import msgspec
import pytest

from averment import UsageError
from averment.evidence import EvidenceBase
from averment.web.index import NONE, OUTLET, ClaimQuestion, Index, PageQuestion, StatementQuestion

ALL = 10_000
QUESTIONS = [
    PageQuestion(),
    PageQuestion(text="ceasefire"),
    StatementQuestion(),
    StatementQuestion(kind=("direct",), since="2026"),
    StatementQuestion(text="talks", outlet=("Halveth Gazette", NONE)),
    ClaimQuestion(),
    ClaimQuestion(event=("ASSAULT",), factuality=("CT+", "PS+")),
    ClaimQuestion(account=(OUTLET,), first="2026-03", demanded=False),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_a_value_counts_what_choosing_it_finds(index: Index, question: Any) -> None:
    for name, values in index.facets(question).items():
        for value in values:
            if name in {"demanded", "threatened", "intended", "conditional"}:
                chosen = {name: value.value == "yes"}
            elif name.startswith("published_"):
                chosen = {"since": value.value, "until": value.value}
            elif name in {"year", "month"}:
                continue  # what lies open at one end is found in other months, too
            else:
                chosen = {name: (value.value,)}
            if value.value == NONE and "since" in chosen:
                continue
            found = index.count(msgspec.structs.replace(question, **chosen))
            # A page that gives a month or a year is found by each of its days, but stands in its own month alone.
            assert found == value.count or ("since" in chosen and found > value.count), (name, value)


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_facets_with_one_value_a_record_add_up(index: Index, question: Any) -> None:
    facets = index.facets(question, most=ALL)
    for name in ("outlet", "language", "review", "published_month", "zone", "kind", "type", "factuality", "speaker"):
        chosen = getattr(question, name, ()) or (name == "published_month" and question.since)
        if name in facets and not chosen:
            assert sum(value.count for value in facets[name]) == index.count(question), name


def test_counts_are_those_of_the_base(full: EvidenceBase, index: Index) -> None:
    def of_base(query: str) -> dict[str, int]:
        return {value or NONE: number for value, number in full.sql(query).fetchall()}

    def of_index(question: Any, facet: str) -> dict[str, int]:
        return {value.value: value.count for value in index.facets(question, facet, most=ALL)[facet]}

    assert of_index(ClaimQuestion(), "factuality") == of_base("SELECT factuality, count(*) FROM claims GROUP BY ALL")
    assert of_index(ClaimQuestion(), "place") == of_base("SELECT place, count(*) FROM claims GROUP BY ALL")
    assert of_index(ClaimQuestion(), "month") == of_base(
        "SELECT CASE WHEN length(dated) >= 7 THEN dated[:7] END AS month, count(*) FROM claims GROUP BY ALL"
    )
    speakers = of_base(
        "SELECT actor, count(*) FROM statements LEFT JOIN appearances AS a"
        " ON statements.page = a.page AND speaker = page_actor GROUP BY ALL"
    )
    assert of_index(StatementQuestion(), "speaker") == speakers
    assert of_index(ClaimQuestion(), "actor") == of_base(
        "SELECT actor, count(DISTINCT (page, claim)) FROM claim_actors WHERE side IN ('actor', 'subject') GROUP BY ALL"
    )
    accounts = of_index(ClaimQuestion(), "account")
    assert accounts.pop(OUTLET) == of_base("SELECT 'x', count(*) FROM claims WHERE len(account) = 0")["x"]
    assert accounts == of_base("SELECT actor, count(DISTINCT (page, claim)) FROM claim_accounts GROUP BY ALL")


def test_the_most_frequent_values_come_first_by_name_where_they_are_as_frequent(index: Index) -> None:
    values = index.facets(ClaimQuestion(), "place", most=ALL)["place"]
    assert values == sorted(values, key=lambda value: (-value.count, value.label or "\uffff"))
    assert index.facets(ClaimQuestion(), "place", most=2)["place"] == values[:2]


def test_values_are_found_by_how_a_word_of_them_begins(index: Index) -> None:
    everyone = index.facets(ClaimQuestion(), "involves", most=ALL)["involves"]
    found = index.facet_values(ClaimQuestion(), "involves", "TAR")
    assert found == [value for value in everyone if " tar" in f" {value.label.lower()}"]
    assert "Tarn Front" in {value.label for value in found}
    assert index.facet_values(ClaimQuestion(event=("ASSAULT",)), "involves", "TAR") == []


def test_there_is_no_such_facet(index: Index) -> None:
    with pytest.raises(UsageError, match="no facet 'colour'"):
        index.facets(ClaimQuestion(), "colour")


# Actors, networks, time


def test_actors_are_those_of_the_base(full: EvidenceBase, index: Index) -> None:
    expected = full.actors().select("id", "name", "type", "pages", "statements", "mentions").fetchall()
    rows = index.actors(limit=ALL).rows
    found = [(row.id, row.name, row.type, row.pages, row.statements, row.mentions) for row in rows]
    assert sorted(found) == sorted(expected)
    assert [row.statements for row in rows] == [row[4] for row in expected]
    for row in rows:
        assert row.said_of == len(full.said_of(row.id).fetchall())
        assert row == index.actor(row.id)
    assert index.actor("nobody") is None


def test_actors_by_name_and_type(index: Index) -> None:
    found = index.actors(name="ilda mar")
    assert [row.name for row in found.rows] == ["Ilda Maresh"]
    types = {row.type for row in index.actors(type=("armed_group",), limit=ALL).rows}
    assert types == {"armed_group"}
    names = [row.name for row in index.actors(sort="name", descending=False, limit=ALL).rows]
    assert names[:3] == sorted(names, key=str.casefold)[:3]


def test_edges_are_the_pairs_of_the_base(full: EvidenceBase, index: Index) -> None:
    query = """
        SELECT a.actor, b.actor, count(DISTINCT (a.page, a.claim))
        FROM claim_actors AS a JOIN claim_actors AS b ON a.page = b.page AND a.claim = b.claim
        JOIN claims ON claims.page = a.page AND claims.id = a.claim
        WHERE a.side IN ('actor', 'subject') AND b.side IN ('recipient', 'object') AND a.actor <> b.actor AND {}
        GROUP BY ALL
    """
    for condition, question in (
        ("true", ClaimQuestion()),
        ("factuality = 'CT+'", ClaimQuestion(factuality=("CT+",))),
        ("type = 'relation'", ClaimQuestion(type=("relation",))),
    ):
        expected = {(one, other): number for one, other, number in full.sql(query.format(condition)).fetchall()}
        network = index.network(question)
        assert expected
        assert {(edge.actor, edge.recipient): edge.claims for edge in network.edges} == expected
        for edge in network.edges:
            for counts in (edge.types, edge.factualities, edge.months):
                assert sum(counts.values()) == edge.claims
            assert max(edge.accounts.values()) <= edge.claims
        assert {node.id for node in network.nodes} == {actor for pair in expected for actor in pair}


def test_a_network_has_no_more_actors_than_it_may(index: Index) -> None:
    whole = index.network()
    part = index.network(most=3)
    assert part.nodes == whole.nodes[:3]
    assert part.left_out == len(whole.nodes) - 3
    ids = {node.id for node in part.nodes}
    assert part.edges == tuple(edge for edge in whole.edges if {edge.actor, edge.recipient} <= ids)


@pytest.mark.parametrize(("step", "length"), [("day", 10), ("month", 7), ("year", 4)])
def test_a_timeline_counts_by_day_month_and_year(full: EvidenceBase, index: Index, step: Any, length: int) -> None:
    rows = full.sql(f"SELECT coalesce(dated[:{length}], ''), coalesce(event, ''), count(*) FROM claims GROUP BY ALL")
    expected: dict[str, Counter[str]] = {}
    for when, event, number in rows.fetchall():
        expected.setdefault(when, Counter())[event] += number
    points = index.timeline(ClaimQuestion(), step=step)
    assert {point.when: point.counts for point in points} == expected
    dates = [point.when for point in points if point.when]
    assert dates == sorted(dates)
    by_kind = index.timeline(StatementQuestion(), step=step)
    assert sum(sum(point.counts.values()) for point in by_kind) == index.count(StatementQuestion())
