"""A decision is found again in another reading of its page, or is not; it never goes over to somebody else."""

from typing import Any

import msgspec
import pytest

from averment.coding import Mention, Record
from averment.evidence.actors.anchors import Anchor, anchor_of, find_anchored

from .world import Named, call, page

READ = page(1, call("Fuad Hussein", "minister", aliases=("Hussein",)), call("Edda Venn"))


def stored(record: Record) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    return msgspec.to_builtins(record.actors), msgspec.to_builtins(record.page.zones)


def anchored(record: Record, number: int = 0) -> Anchor:
    actors, zones = stored(record)
    return anchor_of(0, record.page.id, actors[number], zones)


def found(anchor: Anchor, record: Record) -> str | None:
    return find_anchored(anchor, *stored(record))


def changed(record: Record, number: int, **fields: Any) -> Record:
    actors = list(record.actors)
    actors[number] = msgspec.structs.replace(actors[number], **fields)
    return msgspec.structs.replace(record, actors=tuple(actors))


def test_an_actor_is_found_in_its_own_record() -> None:
    for number, actor in enumerate(READ.actors):
        assert found(anchored(READ, number), READ) == actor.id


def test_an_actor_is_found_where_other_furniture_stands_around_the_report() -> None:
    other = page(
        1, call("Fuad Hussein", "minister", aliases=("Hussein",)), call("Edda Venn"), furniture="Sign in | Menu"
    )
    assert other.actors[0].mentions != READ.actors[0].mentions
    assert found(anchored(READ), other) == other.actors[0].id


def test_an_actor_is_found_under_a_longer_name_at_the_same_place() -> None:
    first = READ.actors[0].mentions[0]
    longer = Mention(first.start - len("minister "), first.end, "name")
    other = changed(READ, 0, name="minister Fuad Hussein", aliases=(), mentions=(longer,))
    assert found(anchored(READ), other) == READ.actors[0].id


def test_an_actor_that_is_not_there_any_more_is_not_found() -> None:
    assert found(anchored(READ), msgspec.structs.replace(READ, actors=READ.actors[1:])) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"mentions": READ.actors[1].mentions},  # the name is the same, but it stands elsewhere
        {
            "name": "Joss Farrow",
            "aliases": (),
            "mentions": (Mention(11, 19, "noun"),),
        },  # the place is, but not the name
    ],
)
def test_somebody_merely_like_the_actor_is_not_the_actor(fields: dict[str, Any]) -> None:
    assert found(anchored(READ), changed(READ, 0, **fields)) is None


def test_an_actor_without_a_name_is_not_taken_for_one_whose_name_begins_there() -> None:
    noun = page(2, Named("the minister", kind="noun"))
    first = noun.actors[0].mentions[0]
    named = changed(noun, 0, name="the minister Fuad Hussein", mentions=(Mention(first.start, first.end + 13, "name"),))
    assert found(anchored(noun), noun) == noun.actors[0].id
    assert found(anchored(noun), named) is None
