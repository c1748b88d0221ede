"""What people decide about the actors of a base: each decision is a row that is added, and another can take it back."""

# ruff: noqa: S608 - what is put into SQL here is ours; what people give goes in as parameters

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from averment.errors import UsageError

from .actors.anchors import Anchor, anchor_of
from .actors.current import Places, decisions_of
from .actors.deciding import Key
from .actors.decisions import Decision, DecisionKind, decision
from .decisions import login, to_undo
from .find import find_actor, find_page
from .matching import exactly

if TYPE_CHECKING:
    import duckdb

    from .base import EvidenceBase

__all__ = ["Decide"]

_ANCHORS_OF_ACTOR = 8
"""On how many pages an actor is noted when a decision is about all of it: one that is lost later costs nothing."""


class Decide:
    """Decisions about the actors of one base; made by `EvidenceBase.decide`.

    All take `by`, who decides (the login name where it is left out), and `note`, why. Actors are given as
    `EvidenceBase.actor` takes them.

    Args:
        base: The base.
    """

    def __init__(self, base: "EvidenceBase") -> None:
        self._base = base

    def merge(self, *actors: str, by: str | None = None, note: str | None = None) -> Decision:
        """Say that two actors or more are one.

        Raises:
            UsageError: Fewer than two, or one that is not one actor.
            BaseError: The base cannot be written.
        """
        connection = self._base.resolved()
        found = list(dict.fromkeys(_any_actor(connection, actor) for actor in actors))
        if len(found) < 2:
            raise UsageError("To merge takes two different actors or more: give their names or ids.")
        sides = [_appearances(connection, actor)[:_ANCHORS_OF_ACTOR] for actor in found]
        return self._add(connection, "merge", sides, by=by, note=note)

    def split(
        self,
        actor: str,
        *,
        pages: Sequence[str] = (),
        called: str | None = None,
        by: str | None = None,
        note: str | None = None,
    ) -> Decision:
        """Say that some pages speak of somebody else: they are taken out together, and are one other actor.

        Args:
            actor: The actor to take them out of.
            pages: These pages, as `EvidenceBase.record` takes them.
            called: Those that call the actor by this name and no fuller one.
            by: Who decides.
            note: Why.

        Raises:
            UsageError: Nothing or all of the actor would be taken out, or it is not one actor.
            BaseError: The base cannot be written.
        """
        connection = self._base.resolved()
        found = find_actor(connection, actor)
        if not pages and called is None:
            raise UsageError("To split takes what to take out: give pages, or a name that these pages have.")
        wanted = {find_page(connection, page) for page in pages}
        matching = _called(connection, found, called) if called is not None else set()
        members = _appearances(connection, found)
        out = [key for key in members if key.page in wanted or key in matching]
        rest = [key for key in members if key not in set(out)]
        missing = wanted - {key.page for key in members}
        if missing:
            raise UsageError(f"Page {min(missing)} does not name this actor: see its pages with `averment actor`.")
        if not out or not rest:
            what = "No page" if not out else "Every page"
            raise UsageError(f"{what} would be taken out of this actor: see its pages with `averment actor`.")
        return self._add(connection, "split", [out, rest[:_ANCHORS_OF_ACTOR]], by=by, note=note)

    def rename(self, actor: str, name: str, *, by: str | None = None, note: str | None = None) -> Decision:
        """Say what an actor is to be called.

        Raises:
            UsageError: The name is empty, or it is not one actor.
            BaseError: The base cannot be written.
        """
        if not name.strip():
            raise UsageError("The new name is empty: give the name that the actor is to have.")
        connection = self._base.resolved()
        members = _appearances(connection, find_actor(connection, actor))
        return self._add(
            connection, "rename", [members[:_ANCHORS_OF_ACTOR]], by=by, note=note, name=" ".join(name.split())
        )

    def accept(self, question: str, *, by: str | None = None, note: str | None = None) -> Decision:
        """Say of a pair that waits, or of several that ask the same, that they are one.

        Args:
            question: As `EvidenceBase.candidates` lists it, or the start of it.
            by: Who decides.
            note: Why.

        Raises:
            UsageError: Nothing asks that.
            BaseError: The base cannot be written.
        """
        return self._answer("accept", question, by=by, note=note)

    def reject(self, question: str, *, by: str | None = None, note: str | None = None) -> Decision:
        """Say of a pair that waits, or of several that ask the same, that they are two. As `accept`."""
        return self._answer("reject", question, by=by, note=note)

    def undo(self, decided: str | None = None, *, by: str | None = None, note: str | None = None) -> Decision:
        """Take a decision back; taking that back in turn puts it in force again.

        Args:
            decided: The id of the decision or the start of it; the latest in force if not given.
            by: Who decides.
            note: Why.

        Raises:
            UsageError: There is no such decision, or it is taken back already.
            BaseError: The base cannot be written.
        """
        connection = self._base.resolved()
        found = to_undo(decisions_of(connection), decided, listed_by="averment actors decisions")
        return self._add(connection, "undo", [], by=by, note=note, undoes=found)

    def _answer(self, kind: DecisionKind, question: str, *, by: str | None, note: str | None) -> Decision:
        connection = self._base.resolved()
        condition = "length($question) >= 4 AND starts_with(question, $question)"
        query = f"SELECT question, one, other FROM candidates WHERE {condition} ORDER BY other"
        rows = connection.execute(query, {"question": question}).fetchall()
        if len({asked for asked, _, _ in rows}) != 1:
            what = "Nothing asks" if not rows else "More than one question begins with"
            raise UsageError(f"{what} {question!r}: see `averment actors BASE --candidates`.")
        one = _appearances(connection, rows[0][1])[:_ANCHORS_OF_ACTOR]
        others = [_appearances(connection, other)[:_ANCHORS_OF_ACTOR] for _, _, other in rows]
        if kind == "reject":
            # The others are not said to be one among themselves.
            return self._add(connection, kind, [one, [key for other in others for key in other]], by=by, note=note)
        return self._add(connection, kind, [one, *others], by=by, note=note)

    def _add(
        self,
        connection: "duckdb.DuckDBPyConnection",
        kind: DecisionKind,
        sides: Sequence[Sequence[Key]],
        *,
        by: str | None,
        note: str | None,
        **fields: Any,
    ) -> Decision:
        made = decision(
            kind,
            decisions_of(connection),
            about=tuple(_anchors(connection, sides)),
            by=by or login(),
            note=note,
            **fields,
        )
        self._base.add_decision(made)
        return made


def _appearances(connection: "duckdb.DuckDBPyConnection", actor: str) -> list[Key]:
    """Return an actor's pages, in the order in which the base read them."""
    query = """
        SELECT member.page, member.actor FROM (SELECT unnest(members) AS member FROM _resolved WHERE id = $actor)
        ORDER BY member.position, member.actor
    """
    rows = connection.execute(query, {"actor": actor}).fetchall()
    if rows:
        return [Key(*row) for row in rows]
    # Somebody whom a page does not name, known by the page's own id.
    query = "SELECT page, id FROM actors WHERE id = $actor ORDER BY page"
    return [Key(*row) for row in connection.execute(query, {"actor": actor}).fetchall()]


def _any_actor(connection: "duckdb.DuckDBPyConnection", named: str) -> str:
    """Return the id of an actor of the base, or of one without a name: "a spokesman" may turn out to be somebody."""
    query = "SELECT count(*) FROM actors WHERE id = $named"
    alone = connection.execute(query, {"named": named}).fetchall()[0][0] == 1
    query = "SELECT count(*) FROM appearances WHERE page_actor = $named"
    if alone and connection.execute(query, {"named": named}).fetchall()[0][0] == 0:
        return named
    return find_actor(connection, named)


def _called(connection: "duckdb.DuckDBPyConnection", actor: str, name: str) -> set[Key]:
    query = "SELECT page, page_actor FROM appearances WHERE actor = $actor AND regexp_matches(name, $name)"
    return {Key(*row) for row in connection.execute(query, {"actor": actor, "name": exactly(name)}).fetchall()}


def _anchors(connection: "duckdb.DuckDBPyConnection", sides: Sequence[Sequence[Key]]) -> list[Anchor]:
    places = Places(connection, (key.page for side in sides for key in side))
    found = []
    for number, side in enumerate(sides):
        for key in side:
            actor = next(actor for actor in places.actors[key.page] if actor["id"] == key.actor)
            found.append(anchor_of(number, key.page, actor, places.zones[key.page]))
    return found
