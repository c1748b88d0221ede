"""The index of an evidence base, which the reading room asks."""

import gc
import os
import sqlite3
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar, overload

import numpy as np

from averment.coding import Record
from averment.coding.folding import fold
from averment.errors import BaseError, UsageError
from averment.evidence import EvidenceBase

from . import network, positions, rows, timeline, worth
from .answers import (
    ActorRow,
    Answer,
    ClaimRow,
    FacetValue,
    Network,
    PageRow,
    PositionGrid,
    PositionHistory,
    StatementRow,
    TimelinePoint,
    Waiting,
)
from .asking import conditions, key_of, kind_of, ordered, selection, sortable
from .bits import Bits
from .facets import Pairs, Selection, first_values
from .network import Ties
from .positions import Positions
from .questions import ClaimQuestion, PageQuestion, Question, StatementQuestion
from .refresh import KeptActor, bring_up_to_date, kept_state, relevant
from .reviewed import with_reviews
from .state import Kind, State, load
from .store import Manifest, folders, read_manifest, writable
from .timeline import Step
from .words import Wanted, wanted
from .worth import Waits

__all__ = ["Index"]

T = TypeVar("T")
_MOST_VALUES = 50
_AT_ONCE = 256
_SPARSE = 16
_STEP = 2**16
_REVIEWS = "reviews"
_AS_READ = frozenset({"published", "dated", "title", "words", "confidence"})
"""Columns by which no decision changes the order."""
_KEPT = {
    "conditions": 96,
    "orders": 40,
    "facets": 4096,
    "network": 32,
    "positions": 64,
    "timeline": 256,
    "worth": 24,
    "whole": 8,
}


class Index:
    """Answers what pages of the reading room ask, fast; the evidence base stays the truth.

    It may be deleted at any time and is made again. What it answers is of the state of the base that it was made from;
    `stale` says whether there is a newer one, `refresh` takes that in while others go on reading. Any number of threads
    may ask at once::

        index = Index.of(base)
        question = ClaimQuestion(event=("ASSAULT",), factuality=("CT+",), text='"port of Orun"')
        answer = index.claims(question)
        facets = index.facets(question)

    Attributes:
        folder: Where it lies.
    """

    def __init__(self, base: Path, folder: Path, state: State) -> None:
        self.folder = folder
        self._base = EvidenceBase.open(base)
        self._base_lock = threading.Lock()
        self._state = state
        self._cache = _Cache()
        # Threads that take Python's lock from each other a hundred times an answer are all slow; in turn each is fast.
        self._at_work = threading.BoundedSemaphore(os.cpu_count() or 1)

    @classmethod
    def of(cls, base: EvidenceBase, *, refresh: bool = True, told: Callable[[int, int], None] | None = None) -> Self:
        """Return the index of a base, which is made where there is none.

        Args:
            base: The base.
            refresh: Whether one that is there is brought up to date; otherwise it is as it was left.
            told: Is called with how many pages have been taken in, and how many there are to be taken in.

        Raises:
            BaseError: The base is damaged, or the disk is full.
        """
        own = EvidenceBase.open(base.path)
        folder, manifest = _found(own, refresh=refresh, told=told)
        return cls(base.path, folder, _reviewed(_loaded(folder, manifest), own))

    # Its state

    @property
    def version(self) -> str:
        """Of what state of the base it is: the same for all answers of that state."""
        return self._state.version

    @property
    def stale(self) -> bool:
        """Whether pages, decisions or who is who have changed since it was made."""
        with self._base_lock:
            state = self._state
            versions = self._base.versions()
            return relevant(versions) != state.manifest.versions or _version(state.manifest, versions) != state.version

    def refresh(self) -> bool:
        """Take in what has changed, and say whether anything has; who asks meanwhile is answered as before.

        Raises:
            BaseError: The base is damaged, or the disk is full.
        """
        with self._base_lock:
            folder, manifest = _found(self._base, refresh=True)
            before = self._state
            state = before if manifest.made == before.manifest.made else _loaded(folder, manifest)
            state = _reviewed(state, self._base)
            if state.version == before.version:
                return False
            self.folder = folder
            # In one step: who has begun to ask has the state from before.
            self._state = state
            self._cache.keep_only(state.version, state.manifest.made, state.values)
            if state.manifest.made != before.manifest.made:
                # What was in memory before holds on to itself, and is large.
                gc.collect()
            return True

    def warm_up(self) -> None:
        """Work out what the first to ask would otherwise wait for: it is the same for all questions."""
        state = self._state
        self._actors_found(state, "", (), "statements", True)
        self._ties(state)
        self._positions(state)
        self._worth(state)
        for kind, descending, sorts in (
            (state.statements, False, ("published", "speaker", "outlet", "kind")),
            (state.statements, True, ("confidence",)),
            (state.claims, False, ("dated", "published", "actor", "recipient", "event", "place", "outlet")),
            (state.claims, True, ("dated", "confidence")),
        ):
            for sort in sorts:
                self._order(state, kind, sort, descending=descending)
        for kind in (state.statements, state.claims):
            state.find(kind, "")
            _ = kind.times
        for kind in (state.pages, state.statements, state.claims):
            for facet in kind.facets.values():
                if isinstance(facet, Pairs):
                    facet.warm_up()
        for labels in (state.actor_labels, state.claims.facets["place"].labels):
            _ = labels.folded
        for question in (PageQuestion(), StatementQuestion(), ClaimQuestion()):
            self.facets(question)

    # Lists

    def pages(self, question: PageQuestion = PageQuestion()) -> Answer[PageRow]:  # noqa: B008 - it is frozen
        """Return pages.

        Raises:
            UsageError: A value that cannot be.
        """
        return self._answer(question, rows.page_row)

    def statements(self, question: StatementQuestion = StatementQuestion()) -> Answer[StatementRow]:  # noqa: B008
        """Return statements.

        Raises:
            UsageError: A value that cannot be.
        """
        return self._answer(question, rows.statement_row)

    def claims(self, question: ClaimQuestion = ClaimQuestion()) -> Answer[ClaimRow]:  # noqa: B008
        """Return claims.

        Raises:
            UsageError: A value that cannot be.
        """
        return self._answer(question, rows.claim_row)

    def count(self, question: Question) -> int:
        """Return how many records a question finds.

        Raises:
            UsageError: A value that cannot be.
        """
        return self._retried(lambda state: self._chosen(state, question).total)

    @overload
    def every(self, question: PageQuestion) -> Iterator[PageRow]: ...
    @overload
    def every(self, question: StatementQuestion) -> Iterator[StatementRow]: ...
    @overload
    def every(self, question: ClaimQuestion) -> Iterator[ClaimRow]: ...
    def every(self, question: Question) -> Iterator[PageRow | StatementRow | ClaimRow]:
        """Yield all rows that a question finds, in its order and of one state of the base, whatever its limit.

        Raises:
            UsageError: A value that cannot be.
        """
        state = self._state
        kind = kind_of(state, question)
        found = self._in_order(state, kind, question, self._chosen(state, question))
        looked_for = _looked_for(question)
        for row in found.tolist():
            match question:
                case PageQuestion():
                    yield rows.page_row(state, row, looked_for)
                case StatementQuestion():
                    yield rows.statement_row(state, row, looked_for)
                case ClaimQuestion():
                    yield rows.claim_row(state, row, looked_for)

    def columns(self, question: Question) -> tuple[str, ...]:
        """Return the columns that such a list may be sorted by."""
        return sortable(kind_of(self._state, question))

    # Facets

    def facets(self, question: Question, *names: str, most: int = _MOST_VALUES) -> dict[str, list[FacetValue]]:
        """Return the most frequent values of facets, each counted under all filters but its own.

        Args:
            question: Under which filters; limit, offset and order make no difference.
            names: Which facets; all of them where none is named.
            most: How many values of each.

        Raises:
            UsageError: A value that cannot be, or there is no such facet.
        """

        def ask(state: State) -> dict[str, list[FacetValue]]:
            kind = kind_of(state, question)
            found: dict[str, list[FacetValue]] = {}
            missing = []
            for name in names or kind.facets:
                self._facet(kind, name)
                key = ("facets", key_of(question), name, most)
                values = self._cache.peek(state.version, key)
                if values is None:
                    missing.append((name, key))
                else:
                    found[name] = values
            if missing:
                allowed = self._conditions(state, question)
                selections: dict[str | None, Selection] = {}
                for name, key in missing:
                    facet = kind.facets[name]
                    without = facet.chosen_by if facet.chosen_by in allowed else None
                    if without not in selections:
                        selections[without] = selection(kind, allowed, without)
                    values = first_values(facet, facet.counts(selections[without]), most)
                    self._cache.put(state.version, key, values)
                    found[name] = values
            return {name: found[name] for name in names or kind.facets}

        return self._retried(ask)

    def facet_values(
        self, question: Question, facet: str, starts_with: str = "", *, most: int = _MOST_VALUES
    ) -> list[FacetValue]:
        """Return those values of a facet of which a word begins so, the most frequent first.

        Args:
            question: As for `facets`.
            facet: Which.
            starts_with: How a word of the label begins; capitals and accents make no difference.
            most: How many at most.

        Raises:
            UsageError: A value that cannot be, or there is no such facet.
        """

        def ask(state: State) -> list[FacetValue]:
            kind = kind_of(state, question)
            self._facet(kind, facet)
            found = kind.facets[facet]
            chosen = selection(kind, self._conditions(state, question), found.chosen_by)
            return first_values(found, found.counts(chosen), most, starts_with)

        return self._retried(ask)

    # What there is to check

    def waiting(self, asked: Waits, who: str, *, limit: int) -> tuple[Waiting, ...]:
        """Return the records that are most worth checking, these first.

        How worth is measured says `averment.evidence.review.queue`.

        Args:
            asked: Which.
            who: Who is to check: what this person has decided about is left out, unless it has changed since.
            limit: How many at most.

        Raises:
            UsageError: A value that cannot be.
        """

        def ask(state: State) -> tuple[Waiting, ...]:
            order = self._worth(state)
            touched = self._kept(state, ("worth", "touched"), lambda: worth.ranked(state, order))
            fits = self._kept(state, ("worth", asked), lambda: worth.allowed(state, order, asked))
            return tuple(_waiting(state, each) for each in worth.waiting(state, touched, fits, who, limit))

        return self._retried(ask)

    def _worth(self, state: State) -> worth.Order:
        def found() -> worth.Order:
            return worth.in_order(state.as_read or state)

        return self._kept(state, ("whole", "order of worth"), found, whatever_is=state.manifest.made)

    # Single records

    def page(self, page: str) -> PageRow | None:
        """Return the page with this id, or None."""

        def ask(state: State) -> PageRow | None:
            number = state.page_numbers.get(page)
            return None if number is None else rows.page_row(state, number, None)

        return self._retried(ask)

    def record(self, page: str) -> Record | None:
        """Return all that the machine read of the page with this id, or None."""

        def ask(state: State) -> Record | None:
            number = state.page_numbers.get(page)
            return None if number is None else state.record(number)

        return self._retried(ask)

    def statement(self, statement: str) -> StatementRow | None:
        """Return the statement with this id, or None; its page and place are where a link leads."""

        def ask(state: State) -> StatementRow | None:
            row = state.find(state.statements, statement)
            return None if row is None else rows.statement_row(state, row, None)

        return self._retried(ask)

    def claim(self, claim: str) -> ClaimRow | None:
        """Return the claim with this id, or None; its page and place are where a link leads."""

        def ask(state: State) -> ClaimRow | None:
            row = state.find(state.claims, claim)
            return None if row is None else rows.claim_row(state, row, None)

        return self._retried(ask)

    # Actors

    def actors(  # noqa: PLR0913 - each is one thing to ask for, by its name
        self,
        *,
        name: str | None = None,
        type: tuple[str, ...] = (),  # noqa: A002 - the column's own name
        sort: str = "statements",
        descending: bool = True,
        limit: int = 50,
        offset: int = 0,
    ) -> Answer[ActorRow]:
        """Return actors of the base.

        What an actor says, what is said of it and what it does are questions of their own:
        `StatementQuestion(speaker=…)`, `StatementQuestion(of=…)`, `ClaimQuestion(involves=…)`; its positions by month
        are `timeline(ClaimQuestion(type=("position",), actor=…), of="stance")`.

        Args:
            name: How words of one of its names begin, next to one another; capitals and accents make no difference.
            type: Types of actor.
            sort: `name`, `type`, `pages`, `mentions`, `statements`, `said_of`, `claims`, `accounts`, `first_published`,
                `last_published`.
            descending: Whether the greatest comes first.
            limit: How many.
            offset: How many are passed over before.

        Raises:
            UsageError: The list cannot be sorted so.
        """

        def ask(state: State) -> Answer[ActorRow]:
            found = self._actors_found(state, name, type, sort, descending)
            shown = found[offset : offset + limit]
            counts = self._actor_counts(state)
            return Answer(
                tuple(_actor_row(state.actors[code], code, counts) for code in shown),
                len(found),
                state.version,
            )

        return self._retried(ask)

    def actor(self, actor: str) -> ActorRow | None:
        """Return the actor of the base with this id, or None."""

        def ask(state: State) -> ActorRow | None:
            code = state.actor_labels.codes.get(actor)
            if code is None or code >= len(state.actors):
                return None
            return _actor_row(state.actors[code], code, self._actor_counts(state))

        return self._retried(ask)

    def actor_types(self, name: str | None = None) -> list[FacetValue]:
        """Return how many actors there are of each type, the most frequent first.

        Args:
            name: As for `actors`.
        """

        def ask(state: State) -> list[FacetValue]:
            def count_types() -> list[FacetValue]:
                codes = self._actors_found(state, name, (), "statements", True)
                found = Counter(state.actors[code].type for code in codes)
                return [FacetValue(type_, type_, number) for type_, number in found.most_common()]

            return self._kept(state, ("facets", "types of actors", name), count_types)

        return self._retried(ask)

    def _actors_found(
        self, state: State, name: str | None, types: Sequence[str], sort: str, descending: bool
    ) -> list[int]:
        key = ("facets", "actors", sort, descending)
        order = self._kept(state, key, lambda: self._actor_order(state, sort, descending))
        if name is None and not types:
            return order
        words = " " + " ".join(fold(name or "").replace("-", " ").split())
        named = self._kept(
            state, ("whole", "names of actors"), lambda: _names(state.actors), whatever_is=state.manifest.made
        )
        return [
            code
            for code in order
            if (not types or state.actors[code].type in types) and (name is None or words in named[code])
        ]

    def _actor_order(self, state: State, sort: str, descending: bool) -> list[int]:
        counts = self._actor_counts(state)
        codes = list(range(len(state.actors)))
        if sort in counts:
            codes.sort(key=lambda code: int(counts[sort][code]), reverse=descending)
        elif sort == "name":
            codes.sort(key=lambda code: int(state.actor_labels.ranks[code]), reverse=descending)
        elif sort in {"type", "pages", "mentions", "first_published", "last_published"}:
            codes.sort(key=lambda code: _comparable(getattr(state.actors[code], sort)), reverse=descending)
            codes.sort(key=lambda code: getattr(state.actors[code], sort) is None)
        else:
            raise UsageError(f"`sort` cannot be {sort!r} for actors: try `name`, `pages` or `statements`.")
        return codes

    def _actor_counts(self, state: State) -> dict[str, Any]:
        def counted() -> dict[str, Any]:
            statements, claims = (_all_of(kind) for kind in (state.statements, state.claims))
            return {
                "statements": state.statements.facets["speaker"].counts(statements),
                "said_of": state.statements.facets["of"].counts(statements),
                "claims": state.claims.facets["involves"].counts(claims),
                "accounts": state.claims.facets["account"].counts(claims),
            }

        return self._kept(state, ("whole", "counts of actors"), counted, whatever_is=state.values)

    # Networks, positions and time

    def network(
        self,
        question: ClaimQuestion = ClaimQuestion(),  # noqa: B008 - it is frozen
        *,
        most: int = 500,
        most_edges: int = 2_000,
    ) -> Network:
        """Return the ties between actors of the base that claims tell of, events and relations alike.

        Args:
            question: Which claims.
            most: How many actors at most: those with the most claims.
            most_edges: How many edges between these at most, likewise.

        Raises:
            UsageError: A value that cannot be.
        """

        def ask(state: State) -> Network:
            def draw() -> Network:
                return network.draw(state, self._ties(state), self._chosen(state, question), most, most_edges)

            return self._kept(state, ("network", key_of(question), most, most_edges), draw)

        return self._retried(ask)

    def _ties(self, state: State) -> Ties:
        return self._kept(state, ("whole", "ties"), lambda: Ties(state), whatever_is=state.values)

    def positions(self, question: ClaimQuestion, *, on: str | None = None, columns: slice, rows: slice) -> PositionGrid:
        """Return a part of the grid of who stands where on what.

        Args:
            question: Which positions; with actors, theirs alone.
            on: Words of the proposal, each the beginning of one, in whichever of its wordings.
            columns: Which proposals, in the order of how much they are spoken of.
            rows: Which actors, in the order of how many positions they have on these.

        Raises:
            UsageError: A value that cannot be.
        """

        def ask(state: State) -> PositionGrid:
            def draw() -> PositionGrid:
                return positions.part(
                    state,
                    self._positions(state),
                    self._chosen(state, question),
                    actors=question.actor,
                    on=on,
                    columns=columns,
                    rows=rows,
                )

            where = (columns.start, columns.stop, rows.start, rows.stop)
            return self._kept(state, ("positions", key_of(question), on, where), draw)

        return self._retried(ask)

    def position_history(self, actor: str, proposal: str, *, limit: int, offset: int = 0) -> PositionHistory | None:
        """Return where one actor stood on one proposal, the latest first; None where nothing is known of it.

        Args:
            actor: The actor's id in the base.
            proposal: What the proposal is called, or one of its wordings.
            limit: How many positions at most.
            offset: How many are passed over before.
        """
        return self._retried(
            lambda state: positions.history(state, self._positions(state), actor, proposal, limit=limit, offset=offset)
        )

    def _positions(self, state: State) -> Positions:
        def found() -> Positions:
            order = self._order(state, state.claims, "dated", descending=True)
            return Positions(state, np.arange(state.claims.number) if order is None else order)

        return self._kept(state, ("whole", "positions"), found, whatever_is=state.values)

    def timeline(
        self, question: ClaimQuestion | StatementQuestion, *, step: Step = "month", of: str | None = None
    ) -> tuple[TimelinePoint, ...]:
        """Return how many records there are at each time, the earliest first and those without a date last.

        A claim stands at its own day or, where its page gives it none, at the page's; a statement at its page's.

        Args:
            question: Which records.
            step: What is counted together.
            of: The facet whose values are told apart, one of those with one value a record; the event type of claims
                and the kind of statements if not given.

        Raises:
            UsageError: A value that cannot be.
        """

        def ask(state: State) -> tuple[TimelinePoint, ...]:
            kind = kind_of(state, question)
            told_apart = of or ("event" if kind.name == "claims" else "kind")
            self._facet(kind, told_apart)
            key = ("timeline", key_of(question), step, told_apart)
            return self._kept(state, key, lambda: timeline.tell(kind, self._chosen(state, question), step, told_apart))

        return self._retried(ask)

    # How

    def _answer(self, question: Question, row_of: Callable[[State, int, Wanted | None], Any]) -> Answer[Any]:
        if question.limit < 0 or question.offset < 0:
            raise UsageError("`limit` and `offset` cannot be less than 0.")

        def ask(state: State) -> Answer[Any]:
            kind = kind_of(state, question)
            chosen = self._chosen(state, question)
            found = self._in_order(state, kind, question, chosen, question.offset + question.limit)
            looked_for = _looked_for(question)
            shown = found[question.offset : question.offset + question.limit].tolist()
            return Answer(tuple(row_of(state, row, looked_for) for row in shown), chosen.total, state.version)

        return self._retried(ask)

    def _in_order(
        self, state: State, kind: Kind, question: Question, chosen: Selection, until: int | None = None
    ) -> Any:
        """Return the chosen rows in the order that is asked for; with `until` so many at least, if there are."""
        sort, descending = question.sort, question.descending
        order = self._order(state, kind, sort, descending=descending)
        if order is None:
            return chosen.rows
        if chosen.total * _SPARSE < kind.number:
            places = self._kept(
                state,
                ("orders", kind.name, sort, descending, "places"),
                lambda: _places(order),
                whatever_is=_lasts(state, sort),
            )
            return chosen.rows[np.argsort(places[chosen.rows])]
        found: list[Any] = []
        step = kind.number if until is None else max(_STEP, 2 * until)
        for start in range(0, kind.number, max(step, 1)):
            part = order[start : start + step]
            found.append(part[chosen.bools[part]])
            if until is not None and sum(map(len, found)) >= until:
                break
        return np.concatenate([np.zeros(0, np.int32), *found])

    def _order(self, state: State, kind: Kind, sort: str, *, descending: bool) -> Any:
        return self._kept(
            state,
            ("orders", kind.name, sort, descending),
            lambda: ordered(state, kind, sort, descending=descending),
            whatever_is=_lasts(state, sort),
        )

    def _chosen(self, state: State, question: Question) -> Selection:
        return selection(kind_of(state, question), self._conditions(state, question))

    def _conditions(self, state: State, question: Question) -> dict[str, Bits]:
        return self._kept(state, ("conditions", key_of(question)), lambda: dict(conditions(state, question)))

    @staticmethod
    def _facet(kind: Kind, name: str) -> None:
        if name not in kind.facets:
            raise UsageError(f"There is no facet {name!r}: it is one of {', '.join(kind.facets)}.")

    def _kept(
        self, state: State, key: tuple[Hashable, ...], work: Callable[[], T], *, whatever_is: str | None = None
    ) -> T:
        """Return what was kept, or work it out: for each state anew, or as long as something stays as it is."""
        version = whatever_is or state.version
        found = self._cache.peek(version, key)
        if found is None:
            found = work()
            self._cache.put(version, key, found)
        return found  # type: ignore[no-any-return]

    def _retried(self, ask: Callable[[State], T]) -> T:
        with self._at_work:
            return self._asked(ask)

    def _asked(self, ask: Callable[[State], T]) -> T:
        state = self._state
        try:
            return ask(state)
        except (sqlite3.OperationalError, FileNotFoundError):
            # Another process has put another state in its place, so long ago that this one's files are gone.
            manifest = read_manifest(self.folder)
            if manifest is None or manifest.made == state.manifest.made:
                raise
            with self._base_lock:
                self._state = _reviewed(_loaded(self.folder, manifest), self._base)
            return ask(self._state)


def _lasts(state: State, sort: str) -> str | None:
    """Return what an order by this column goes by: how long it lasts as it is."""
    return state.manifest.made if sort in _AS_READ else None if sort == "review" else state.values


def _places(order: Any) -> Any:
    """Return for each row its place in an order."""
    places = np.empty(len(order), np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return places


class _Cache:
    """The answers that were asked for last, of one state at a time; for each sort of answer so many."""

    def __init__(self) -> None:
        self._kept: dict[str, OrderedDict[Hashable, Any]] = {name: OrderedDict() for name in _KEPT}
        self._lock = threading.Lock()

    def peek(self, made: str, key: tuple[Hashable, ...]) -> Any:
        kept = self._kept[str(key[0])]
        with self._lock:
            if (made, key) in kept:
                kept.move_to_end((made, key))
                return kept[made, key]
        return None

    def put(self, made: str, key: tuple[Hashable, ...], value: Any) -> None:
        kept = self._kept[str(key[0])]
        with self._lock:
            kept[made, key] = value
            while len(kept) > _KEPT[str(key[0])]:
                kept.popitem(last=False)

    def keep_only(self, *made: str) -> None:
        with self._lock:
            for kept in self._kept.values():
                for key in [key for key in kept if key[0] not in made]:  # type: ignore[index]
                    del kept[key]


def _found(
    base: EvidenceBase, *, refresh: bool, told: Callable[[int, int], None] | None = None
) -> tuple[Path, Manifest]:
    """Return where the index lies and its manifest, of the base as it is now where that is asked for."""
    here, elsewhere = folders(base.path)
    versions = relevant(base.versions())
    for folder in (here, elsewhere):
        manifest = read_manifest(folder) if folder == here or writable_if_there(folder, base.path) else None
        if manifest is not None and (not refresh or _is_current(manifest, versions, base)):
            return folder, manifest
    folder = here if writable(here, base.path) else elsewhere
    if folder == elsewhere and not writable(elsewhere, base.path):
        raise BaseError(f"No permission for {elsewhere}: set TMPDIR to a folder of your own.")
    return folder, bring_up_to_date(folder, base, told)


def _is_current(manifest: Manifest, versions: Mapping[str, int], base: EvidenceBase) -> bool:
    return manifest.versions == versions and manifest.kept == kept_state(base.snapshot())


def writable_if_there(folder: Path, base: Path) -> bool:
    """Say whether a temporary folder is there and is this user's own."""
    return folder.is_dir() and writable(folder, base)


def _loaded(folder: Path, manifest: Manifest) -> State:
    return load(folder, manifest)


def _reviewed(state: State, base: EvidenceBase) -> State:
    """Return a state with what people hold now."""
    read = state.as_read or state
    while True:
        versions = base.versions()
        if _version(read.manifest, versions) == state.version:
            return state
        held = base.held
        # Only where nothing was committed between the two is this the version of what is held.
        if base.versions() == versions:
            return with_reviews(read, versions.get(_REVIEWS), held)


def _version(manifest: Manifest, versions: Mapping[str, int]) -> str:
    return f"{manifest.made}.{versions.get(_REVIEWS)}" if _REVIEWS in versions else manifest.made


def _looked_for(question: Question) -> Wanted | None:
    return wanted(question.text) if question.text is not None else None


def _all_of(kind: Kind) -> Selection:
    return selection(kind, {})


def _names(actors: Sequence[KeptActor]) -> list[str]:
    return [
        " | ".join(" " + " ".join(fold(name).replace("-", " ").split()) for name in (actor.name, *actor.aliases))
        for actor in actors
    ]


def _waiting(state: State, each: worth.Ranked) -> Waiting:
    kind, row_of = (
        (state.statements, rows.statement_row) if each.record == "statement" else (state.claims, rows.claim_row)
    )
    held = kind.held.get(each.row)
    return Waiting(
        row=row_of(state, each.row, None),
        read=None if held is None else row_of(state.as_read or state, each.row, None),
        held=held,
        worth=each.worth,
        weight=each.weight,
        reach=each.reach,
    )


def _comparable(value: str | int | None) -> Any:
    return "" if value is None else value


def _actor_row(actor: KeptActor, code: int, counts: dict[str, Any]) -> ActorRow:
    return ActorRow(
        id=actor.id,
        name=actor.name,
        type=actor.type,
        aliases=tuple(actor.aliases or ()),
        roles=tuple(actor.roles or ()),
        pages=actor.pages,
        mentions=actor.mentions,
        statements=int(counts["statements"][code]),
        said_of=int(counts["said_of"][code]),
        claims=int(counts["claims"][code]),
        accounts=int(counts["accounts"][code]),
        first_published=actor.first_published,
        last_published=actor.last_published,
        known=actor.known,
    )
