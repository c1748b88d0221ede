"""A known actor is recognised with its reason; where anything speaks against it, a person decides."""

from typing import Any

import msgspec
import pytest

from averment.coding import Actor, Record
from averment.coding.registry import Known
from averment.evidence import EvidenceBase
from averment.evidence.recognise import Match

from .pages import add, report


def page(
    number: int, name: str, type_: Any = "person", alias: str | None = None, roles: tuple[str, ...] = ()
) -> Record:
    """A page that names one actor."""
    record = report(number, speaker=name, alias=alias)
    (actor,) = record.actors
    changed: Actor = msgspec.structs.replace(actor, type=type_, roles=roles)
    return msgspec.structs.replace(record, actors=(changed,))


def matches(base: EvidenceBase, entries: list[Known], *pages: Record) -> list[Match]:
    with base.writer() as writer:
        add(writer, *pages)
    return base.recognised(base.import_actors(entries).ids)


def known(name: str, type_: Any = "person", *aliases: str, id_: str | None = None, **fields: Any) -> Known:
    return Known(id=id_ or name, name=name, type=type_, aliases=aliases, source="lake", **fields)


def test_the_same_name_and_type_is_sure(base: EvidenceBase) -> None:
    (match,) = matches(
        base,
        [known("Ilda Maresh", roles=("Prime Minister",))],
        page(1, "Ilda Maresh", roles=("prime minister",)),
        page(2, "Ilda Maresh"),
    )
    assert match.sure
    assert (match.entry, match.name, match.score, match.pages) == ("lake/Ilda Maresh", "Ilda Maresh", 1.0, 2)
    assert match.page in {row[0] for row in base.pages().select("id").fetchall()}
    assert match.reason == "the same name; both person; both “prime minister”"


def test_another_name_in_the_list_is_as_good(base: EvidenceBase) -> None:
    (match,) = matches(base, [known("Northern Hills Front", "armed_group", "NHF")], page(1, "NHF", "armed_group"))
    assert match.sure
    assert (match.known, match.name) == ("Northern Hills Front", "NHF")


@pytest.mark.parametrize(
    ("entry", "seen", "why"),
    [
        (known("Ilda Maresh"), ("Maresh", "person"), "the names alone do not tell"),
        (known("Ilda Maresh", "person", "Maresh"), ("Maresh", "person"), "a single name"),
        (known("Sorrend", "state"), ("Sorrend", "place"), "state in the list, place on the page"),
        (known("LSC", "international"), ("LSC", "organisation"), "international in the list, organisation on the page"),
    ],
)
def test_what_is_doubtful_says_why(base: EvidenceBase, entry: Known, seen: tuple[str, str], why: str) -> None:
    (match,) = matches(base, [entry], page(1, *seen))
    assert not match.sure
    assert why in match.reason.partition("doubtful:")[2]


def test_that_a_page_does_not_tell_bodies_apart_is_no_objection(base: EvidenceBase) -> None:
    (match,) = matches(
        base, [known("Northern Hills Front", "armed_group")], page(1, "Northern Hills Front", "organisation")
    )
    assert match.sure
    assert "armed group in the list, organisation on the page" in match.reason


def test_two_entries_that_fit_are_both_doubtful(base: EvidenceBase) -> None:
    entries = [known("Mila Vashari", id_="one"), known("Mila Vashari", id_="two", since="1990")]
    found = matches(base, entries, page(1, "Mila Vashari"))
    assert [(match.sure, match.entry) for match in found] == [(False, "lake/one"), (False, "lake/two")]
    assert "Mila Vashari (lake/two) fits as well" in found[0].reason


def test_an_entry_of_another_list_is_no_rival(base: EvidenceBase) -> None:
    base.import_actors([Known(id="m", name="Ilda Maresh", type="person", source="hills")])
    (match,) = matches(base, [known("Ilda Maresh")], page(1, "Ilda Maresh"))
    assert match.sure
    assert [each.entry for each in base.recognised()] == ["hills/m", "lake/Ilda Maresh"]


def test_people_with_one_surname_are_not_taken_for_each_other(base: EvidenceBase) -> None:
    assert matches(base, [known("Ilda Maresh", "person", "Maresh")], page(1, "Tomas Maresh", alias="Maresh")) == []


def test_a_person_is_never_a_body_or_a_place(base: EvidenceBase) -> None:
    assert matches(base, [known("Vashari", "place")], page(1, "Vashari")) == []


def test_nobody_is_merged(base: EvidenceBase) -> None:
    before = [page(1, "Ilda Maresh"), page(2, "Maresh")]
    matches(base, [known("Ilda Maresh")], *before)
    assert sorted(row[0] for row in base.sql("SELECT name FROM actors").fetchall()) == ["Ilda Maresh", "Maresh"]
