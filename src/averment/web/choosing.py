"""Naming an actor: from the letters that a reader typed to the actor of the base, or to the few that may be meant."""

from typing import NamedTuple

from .index import ActorRow, Index

__all__ = ["Choice", "choose"]

_MOST = 12


class Choice(NamedTuple):
    """Who may be meant.

    Attributes:
        given: What the reader typed.
        actor: The id of the one actor that is meant; None where there are several or none.
        others: Those that may be meant, those in the most claims first.
        total: How many these are in all.
    """

    given: str
    actor: str | None
    others: tuple[ActorRow, ...]
    total: int


def choose(index: Index, name: str) -> Choice:
    """Return which actor of the base a reader means by a name or the beginning of one.

    Args:
        index: What answers.
        name: What was typed.
    """
    found = index.actors(name=name, sort="claims", limit=_MOST)
    exactly = [each for each in found.rows if name.casefold() in {one.casefold() for one in (each.name, *each.aliases)}]
    meant = found.rows if found.total == 1 else exactly if len(exactly) == 1 else ()
    return Choice(name, meant[0].id if meant else None, found.rows, found.total)
