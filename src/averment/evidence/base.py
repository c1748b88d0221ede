"""The evidence base: a folder of tables that pages are added to and that is asked who said what."""

# ruff: noqa: S608 - what is put into SQL here is ours; what people give goes in as parameters

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Self

import duckdb
import pyarrow as pa

from averment.coding import Record
from averment.coding.registry import Known
from averment.errors import BaseError, UsageError

from . import layout
from .actors import DECISIONS, RESOLUTION, ActorOfBase, Decision
from .actors import current as actors_now
from .claims import CLAIMS
from .claims.positions import tell_positions
from .claims.timeline import tell_timeline
from .decide import Decide
from .decisions import login
from .faults import is_forbidden, using
from .filters import Filters
from .find import find_actor, find_page
from .readonly import ask
from .recognise import Match, recognise
from .records import records_of
from .registry import REGISTRY, Imported, Version, import_entries
from .review.agreeing import agreements
from .review.agreement import Agreement
from .review.effective import Held, in_state, reviewed
from .review.keeping import Kept
from .review.queue import review_queue
from .review.reviews import REVIEWS, RecordKey, Review, states_of
from .review.standing import Standing, Verdicts
from .reviewing import Reviewing
from .rows import FAILURES, READINGS, SIGHTINGS
from .snapshot import Opened, connect, put_verdicts, with_decisions
from .tables import Table
from .writer import MANY_FILES, Writer

__all__ = ["EvidenceBase"]

_SCHEMAS = {"readings": READINGS, "sightings": SIGHTINGS, "failures": FAILURES}
_LATER_SCHEMAS = {
    "claims": CLAIMS,
    "decisions": DECISIONS,
    "registry": REGISTRY,
    "resolution": RESOLUTION,
    "reviews": REVIEWS,
}
_LEDGER = "* EXCLUDE (machine)"


class _Snapshot(NamedTuple):
    versions: dict[str, int]
    opened: Opened
    verdicts: Verdicts


class EvidenceBase:
    """An evidence base on disk; made by `open`, `create` or `open_or_create`.

    What it answers is as of the call: pages committed later are in the next answer. Answers are DuckDB relations,
    fetched when they are used: `.fetchall()`, `.df()` (pandas), `.pl()` (Polars), `.to_arrow_table()`::

        base = EvidenceBase.open("evidence-base")
        said = base.statements(text="ceasefire").select("speaker_name", "cue", "content")
        for speaker, cue, content in said.fetchall():
            ...

    Attributes:
        path: The folder.
    """

    def __init__(self, path: Path, tables: dict[str, Table]) -> None:
        self.path = path
        self._tables = tables
        self._snapshot: _Snapshot | None = None
        self._reviews_then: tuple[_Snapshot, list[Review]] | None = None
        self._standing = Standing()
        # Who is who, where the base may be read but not written.
        self._unwritten: pa.Table | None = None

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open the evidence base at `path`.

        Raises:
            BaseError: There is none, it is damaged, or a newer Averment made it.
        """
        folder = _absolute(path)
        layout.check(folder)
        return cls(folder, _tables(folder))

    @classmethod
    def create(cls, path: str | Path) -> Self:
        """Make an evidence base at `path`, a folder that is new or empty.

        Raises:
            BaseError: There is one already, the folder has other things in it, or it cannot be written.
        """
        if layout.is_base(_absolute(path)):
            raise BaseError(f"{path} is an evidence base already: open it, or choose another folder.")
        return cls.open_or_create(path)

    @classmethod
    def open_or_create(cls, path: str | Path) -> Self:
        """Open the evidence base at `path`, or make it there; several processes may do so at once.

        Raises:
            BaseError: As `open` and `create`.
        """
        folder = _absolute(path)
        if not layout.is_base(folder):
            layout.prepare(folder)
            for name, schema in _SCHEMAS.items():
                Table.create(folder / name, schema)
            layout.mark(folder)
        return cls.open(folder)

    # Adding

    def writer(self, *, batch_pages: int = 64, batch_seconds: float = 5.0, again: bool = False) -> Writer:
        """Return a context manager that adds pages.

        Args:
            batch_pages: How many pages go into one commit.
            batch_seconds: After how many seconds a smaller batch is committed, when the next page is added.
            again: Whether a page that the same model has read is kept once more where the record says something else.
        """
        # Tables of its own, so that what it sees does not move under a query.
        tables = _tables(self.path)
        if "claims" not in tables:
            tables["claims"] = Table.create(self.path / "claims", CLAIMS)
        return Writer(
            tables,
            batch_pages=batch_pages,
            batch_seconds=batch_seconds,
            again=again,
        )

    def seen(self, digest: str, model: str | None = None) -> bool:
        """Say whether bytes with this digest have been read, by this model or by any."""
        return self._holds("sources", digest=digest, model=model)

    def seen_digests(self, model: str | None = None) -> frozenset[str]:
        """Return the digests of all that has been read, by this model or by any: `seen` for many at once."""
        filters = Filters()
        filters.equal("model", model)
        rows = self._latest().execute(f"SELECT DISTINCT digest FROM sources{filters.where}", filters.parameters)
        return frozenset(digest for (digest,) in rows.fetchall())

    def has_page(self, page: str, model: str | None = None) -> bool:
        """Say whether the page with this id is held, as read by this model or by any."""
        return self._holds("readings", page=page, model=model)

    def compact(self) -> None:
        """Put small data files together. A writer that is done does so by itself when there are many.

        Raises:
            BaseError: The disk is full or the folder cannot be written.
        """
        for table in self._tables.values():
            table.refresh()
            table.compact()

    # Asking

    def connection(self) -> duckdb.DuckDBPyConnection:
        """Return a new DuckDB connection with the views of `docs/evidence-base.md`, on what is committed now.

        It lives in memory, opens no file but the base's own data files, and its settings are locked.

        Raises:
            BaseError: A data file is missing or damaged.
        """
        return self._told(self._open(self._refreshed()))[0].connection

    def versions(self) -> dict[str, int]:
        """Return the number of the last commit of each table: the same numbers, the same base."""
        return {name: table.version for name, table in self._refreshed().items()}

    def sql(self, query: str) -> duckdb.DuckDBPyRelation:
        """Return the answer to one query that reads: SELECT, WITH, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN.

        Fetch it within `averment.evidence.answering()` to have what goes wrong on the way as a `UsageError` too.

        Raises:
            UsageError: The query does something else, opens other files, or is not understood.
        """
        return ask(self._latest(), query)

    def statements(  # noqa: PLR0913 - each is one thing to ask for, by its name
        self,
        *,
        speaker: str | None = None,
        actor: str | None = None,
        text: str | None = None,
        outlet: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        kind: str | None = None,
        min_confidence: float | None = None,
        review: str | None = None,
        reviewed_by: str | None = None,
        page: str | None = None,
        limit: int | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """Return the ledger: a row for each statement, the latest pages first, in the order of each page.

        Values that people corrected take the place of the machine's, also in what is asked for; `review` says what they
        hold of each. What they rejected is there unless `review` leaves it out; what they accepted or corrected and the
        newest reading does not have is there as well, and `kept`.

        Capitals, accents and the shape of quotation marks make no difference to `speaker`, `text` and `outlet`.

        Args:
            speaker: Words of the speaker's name, or of another name that the page gives the speaker.
            actor: An actor of the base, as `actor` takes it: what it says on all pages, whatever they call it.
            text: Words of what is said.
            outlet: Words of the outlet's name.
            since: The first day of publication: a date, or a year, month or day in ISO 8601.
            until: The last day of publication.
            kind: `direct`, `indirect` or `mixed`.
            min_confidence: The least confidence, 0 to 1.
            review: What people say of it: `unreviewed`, `accepted`, `rejected`, `corrected` or `changed` (the machine
                has read otherwise since what was accepted); or any but one of these, such as `not-rejected`.
            reviewed_by: One who decided about it.
            page: One page, as `record` takes it.
            limit: How many at most.

        Raises:
            UsageError: A value that cannot be, `page` is not one page, or `actor` not one actor.
        """
        filters = Filters()
        filters.speaker(speaker)
        if actor is not None:
            filters.said_by(find_actor(self.resolved(), actor))
        filters.says(text)
        filters.named("outlet", outlet)
        filters.published(since, until)
        filters.kind(kind)
        filters.confidence(min_confidence)
        filters.review(review)
        filters.reviewed_by(reviewed_by)
        if page is not None:
            filters.equal("page", find_page(self._latest(), page))
        return self._select("reviewed_statements", filters, "published DESC NULLS LAST, page, position", limit)

    def claims(  # noqa: PLR0913 - as above
        self,
        *,
        type: str | None = None,  # noqa: A002 - the column's own name
        event: str | None = None,
        mode: str | None = None,
        relation: str | None = None,
        stance: str | None = None,
        actor: str | None = None,
        recipient: str | None = None,
        factuality: str | None = None,
        demanded: bool | None = None,
        threatened: bool | None = None,
        intended: bool | None = None,
        account: str | None = None,
        text: str | None = None,
        place: str | None = None,
        outlet: str | None = None,
        first: date | str | None = None,
        last: date | str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        min_confidence: float | None = None,
        review: str | None = None,
        reviewed_by: str | None = None,
        page: str | None = None,
        limit: int | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """Return a row for each claim, with its account and how sure it is; the latest pages first, each in its order.

        Values that people corrected take the place of the machine's, as in `statements`.

        Args:
            type: `event`, `relation`, `quantity` or `position`.
            event: One of PLOVER's types of event.
            mode: One of PLOVER's modes.
            relation: One of `averment.coding.claim.RelationType`.
            stance: One of `averment.coding.claim.Stance`.
            actor: An actor of the base, as `actor` takes it, whatever pages call it: who does it, who is the relation's
                subject, or who takes the position.
            recipient: An actor of the base to whom it is done, or who is the relation's object.
            factuality: One of FactBank's values, or what it is called in words ("possible").
            demanded: Whether it is demanded.
            threatened: Whether it is threatened.
            intended: Whether it is intended.
            account: Words of the name of a speaker by whose account it is, or `outlet`: in the page's own voice.
            text: Words of the page that say it.
            place: Words of the place.
            outlet: Words of the outlet's name.
            first: The first day on which it is said to be so, in ISO 8601, or a month or year. What the page does not
                date counts as of the page's date.
            last: The last such day.
            since: The first day of publication, likewise.
            until: The last day of publication.
            min_confidence: The least confidence, 0 to 1.
            review: What people say of it: `unreviewed`, `accepted`, `rejected`, `corrected` or `changed` (the machine
                has read otherwise since what was accepted); or any but one of these, such as `not-rejected`.
            reviewed_by: One who decided about it.
            page: One page, as `record` takes it.
            limit: How many at most.

        Raises:
            UsageError: A value that cannot be, `page` is not one page, or `actor` or `recipient` not one actor.
        """
        filters = Filters()
        filters.claim(type, event, relation, stance, mode)
        if actor is not None:
            filters.has_part(find_actor(self.resolved(), actor), "actor", "subject")
        if recipient is not None:
            filters.has_part(find_actor(self.resolved(), recipient), "recipient", "object")
        filters.factuality(factuality)
        filters.holds("demanded", demanded)
        filters.holds("threatened", threatened)
        filters.holds("intended", intended)
        filters.account(account)
        filters.evidence(text)
        filters.named("place", place)
        filters.named("outlet", outlet)
        filters.happened(first, last)
        filters.published(since, until)
        filters.confidence(min_confidence)
        filters.review(review)
        filters.reviewed_by(reviewed_by)
        if page is not None:
            filters.equal("page", find_page(self._latest(), page))
        return self._select("reviewed_claims", filters, "published DESC NULLS LAST, page, position", limit)

    def without_claims(self) -> int:
        """Return how many pages were read by an Averment that did not look for claims: they are to be read again."""
        return int(self._latest().execute("SELECT count(*) FROM pages WHERE claims IS NULL").fetchall()[0][0])

    def pages(  # noqa: PLR0913 - as above
        self,
        *,
        text: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        limit: int | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """Return a row for each page, the latest first.

        Args:
            text: Words of the page's text.
            outlet: Words of the outlet's name.
            language: ISO 639-1 code.
            since: The first day of publication: a date, or a year, month or day in ISO 8601.
            until: The last day of publication.
            limit: How many at most.

        Raises:
            UsageError: A value that cannot be.
        """
        filters = Filters()
        filters.text(text)
        filters.named("outlet", outlet)
        filters.equal("language", language)
        filters.published(since, until)
        return self._select("pages", filters, "published DESC NULLS LAST, id", limit)

    def failures(self, *, reason: str | None = None, limit: int | None = None) -> duckdb.DuckDBPyRelation:
        """Return a row for each source that could not be read the last time it was tried, the latest first.

        Args:
            reason: One of `averment.page.Reason`.
            limit: How many at most.
        """
        filters = Filters()
        filters.equal("reason", reason)
        return self._select("failures", filters, "failed_at DESC, source", limit)

    def readings(self, page: str) -> duckdb.DuckDBPyRelation:
        """Return a row for each reading of one page, the one that counts first, and its history behind it.

        Args:
            page: One page, as `record` takes it.

        Raises:
            UsageError: It is not one page.
        """
        filters = Filters()
        filters.equal("page", find_page(self._latest(), page))
        return self._select("readings", filters, "superseded, read_at DESC", None)

    # Actors of the whole base

    def actors(  # noqa: PLR0913 - as above
        self,
        *,
        name: str | None = None,
        type: str | None = None,  # noqa: A002 - the column's own name
        page: str | None = None,
        min_pages: int | None = None,
        min_statements: int | None = None,
        update: bool = True,
        limit: int | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """Return a row for each actor of the base that has a name, those with the most statements first.

        The actors of single pages, also those without a name, are in the view `actors`.

        Args:
            name: Words of one of its names.
            type: One of the actor types.
            page: One page that names it, as `record` takes it.
            min_pages: On how many pages it is named at least.
            min_statements: How many statements it speaks at least.
            update: Whether what was added since the last time is taken in first; otherwise the answer is as of then.
            limit: How many at most.

        Raises:
            UsageError: A value that cannot be, or `page` is not one page.
        """
        connection = self.resolved() if update else self._latest()
        filters = Filters()
        filters.actor(name)
        filters.actor_type(type)
        filters.at_least("pages", min_pages)
        filters.at_least("statements", min_statements)
        if page is not None:
            filters.appears_on(find_page(connection, page))
        return self._select("base_actors", filters, "statements DESC, pages DESC, mentions DESC, id", limit)

    def actor(self, named: str) -> ActorOfBase:
        """Return all about one actor of the base but what it says: that is `statements(actor=…)` and `said_of`.

        Args:
            named: Its id or the start of it (four characters at least), the id that a page has for it, or its name.

        Raises:
            UsageError: No actor, or more than one, is meant; the message lists them.
        """
        connection = self.resolved()
        return actors_now.tell(connection, find_actor(connection, named))

    def statements_of_actors(
        self, *, min_confidence: float | None = None, review: str | None = None
    ) -> duckdb.DuckDBPyRelation:
        """Return `statements` with two columns more: `actor` and `actor_name`, the speaker as an actor of the base.

        Both are empty where the speaker stays unresolved or has no name.

        Args:
            min_confidence: The least confidence, 0 to 1.
            review: What people say of it, as in `statements`.

        Raises:
            UsageError: `min_confidence` or `review` cannot be.
        """
        filters = Filters()
        filters.confidence(min_confidence)
        filters.review(review)
        query = f"""
            SELECT statements.* EXCLUDE (machine), actor, actor_name
            FROM reviewed_statements AS statements
            LEFT JOIN appearances ON statements.page = appearances.page AND speaker = page_actor
            {filters.where} ORDER BY statements.published DESC NULLS LAST, statements.page, position
        """
        return self.resolved().sql(query, params=filters.parameters)

    def claims_of_actors(
        self, *, min_confidence: float | None = None, review: str | None = None
    ) -> duckdb.DuckDBPyRelation:
        """Return `claims` with three columns more: `actors`, `recipients` and `accounts`, names as the base has them.

        Whoever is no actor of the base keeps the name that the page gives.

        Args:
            min_confidence: The least confidence, 0 to 1.
            review: What people say of it, as in `statements`.

        Raises:
            UsageError: `min_confidence` or `review` cannot be.
        """
        filters = Filters()
        filters.confidence(min_confidence)
        filters.review(review)
        query = f"""
            SELECT * EXCLUDE (actor_ids) FROM _told{filters.where} ORDER BY published DESC NULLS LAST, page, position
        """
        return self.resolved().sql(query, params=filters.parameters)

    def positions(
        self,
        *,
        actor: str | None = None,
        on: str | None = None,
        first: date | str | None = None,
        last: date | str | None = None,
        min_confidence: float | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """Return who stands where on what: a row for each position, by proposal, then actor by actor in time.

        `proposal` is what the wordings of one proposal are called together, `words` are the page's own.

        Args:
            actor: An actor of the base, as `actor` takes it.
            on: Words of the proposal, in whichever of its wordings.
            first: The first day, by the position's own date or else by its page's.
            last: The last such day.
            min_confidence: The least confidence, 0 to 1.

        Raises:
            UsageError: A value that cannot be, or `actor` is not one actor.
        """
        connection = self.resolved()
        filters = Filters()
        filters.equal("type", "position")
        if actor is not None:
            filters.has_part(find_actor(connection, actor), "actor")
        filters.happened(first, last)
        filters.confidence(min_confidence)
        if on is not None:
            filters.require(on, "on")
        return tell_positions(connection, filters, on)

    def timeline(
        self,
        *,
        actor: str | None = None,
        first: date | str | None = None,
        last: date | str | None = None,
        min_confidence: float | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """Return a row for each event and each statement, the earliest first and those without any date last.

        An event stands at its own date or, where the page does not date it, at its page's: `dated_by` says which. A
        statement stands at its page's.

        Args:
            actor: An actor of the base, as `actor` takes it: what it does, what is done to it, and what it says.
            first: The first day.
            last: The last day.
            min_confidence: The least confidence, 0 to 1.

        Raises:
            UsageError: A value that cannot be, or `actor` is not one actor.
        """
        connection = self.resolved()
        events, statements = Filters(), Filters()
        events.equal("type", "event")
        if actor is not None:
            found = find_actor(connection, actor)
            events.has_part(found, "actor", "recipient")
            statements.said_by(found)
        events.happened(first, last)
        statements.published(first, last)
        events.confidence(min_confidence)
        statements.confidence(min_confidence)
        return tell_timeline(connection, events, statements)

    def said_of(self, actor: str, *, limit: int | None = None) -> duckdb.DuckDBPyRelation:
        """Return a row for each statement by somebody else whose content names an actor, the latest pages first.

        Args:
            actor: As `actor` takes it.
            limit: How many at most.

        Raises:
            UsageError: It is not one actor.
        """
        filters = Filters()
        filters.equal("actor", find_actor(self.resolved(), actor))
        return self._select("said_of", filters, "published DESC NULLS LAST, page, position", limit)

    def candidates(self, *, limit: int | None = None) -> duckdb.DuckDBPyRelation:
        """Return a row for each pair of actors that may be one and waits for a person, the likeliest first.

        Args:
            limit: How many at most.
        """
        self.resolved()
        return self._select("candidates", Filters(), "probability DESC, question, other", limit)

    def decisions(self) -> duckdb.DuckDBPyRelation:
        """Return a row for each decision about actors, the latest first, with what has become of it.

        `state` is `in force`, `undone`, or, where the readings that count now have none of the actors that it is about,
        `orphaned`; `partly` where they have some.
        """
        connection = self._latest()
        states = actors_now.states(connection)
        table = connection.sql('FROM decisions ORDER BY "at" DESC, id').to_arrow_table()
        column = pa.array([states[each] for each in table["id"].to_pylist()], pa.string())
        return duckdb.from_arrow(table.append_column("state", column))

    @property
    def decide(self) -> Decide:
        """What people decide about actors: `base.decide.merge("Fuad Hussein", "Fouad Hussain", note="…")`."""
        return Decide(self)

    # What people say of statements and claims

    @property
    def review(self) -> Reviewing:
        """What people decide about statements and claims: `base.review.accept("4f1c90", by="edda")`."""
        return Reviewing(self)

    def reviews(
        self, *, by: str | None = None, state: str | None = None, page: str | None = None, limit: int | None = None
    ) -> duckdb.DuckDBPyRelation:
        """Return a row for each decision about a statement or a claim, the latest first, with what has become of it.

        `state` is `in force`, `undone`, `orphaned` where its words do not stand on the page any more, or `moot` where
        they do, the reading that counts has no such record, and nobody keeps it.

        Args:
            by: Who decided.
            state: Only those of this state.
            page: One page, as `record` takes it.
            limit: How many at most.

        Raises:
            UsageError: `page` is not one page.
        """
        filters = Filters()
        filters.equal('"by"', by)
        filters.equal("state", state)
        if page is not None:
            filters.equal("page", find_page(self._latest(), page))
        return self._select("reviews", filters, '"at" DESC, page, about, id', limit)

    def review_queue(  # noqa: PLR0913 - as above
        self,
        *,
        by: str | None = None,
        record: str | None = None,
        type: str | None = None,  # noqa: A002 - the column's own name
        speaker: str | None = None,
        outlet: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        min_confidence: float | None = None,
        max_confidence: float | None = None,
        limit: int | None = 50,
    ) -> duckdb.DuckDBPyRelation:
        """Return the statements and claims that are most worth checking, these first.

        How worth is measured says `averment.evidence.review.queue`. Left out is what this person has
        decided about, unless the machine has read it otherwise since.

        Args:
            by: Who is to check; the login name if not given.
            record: `statement` or `claim`.
            type: A claim's type (`event` …) or a statement's kind (`direct` …).
            speaker: Words of the name of who speaks, or of who speaks in a claim's account.
            outlet: Words of the outlet's name.
            since: The first day of publication: a date, or a year, month or day in ISO 8601.
            until: The last day of publication.
            min_confidence: The least confidence, 0 to 1.
            max_confidence: The most.
            limit: How many at most.

        Raises:
            UsageError: A value that cannot be.
        """
        filters = Filters()
        filters.named("outlet", outlet)
        filters.published(since, until)
        filters.confidence(min_confidence)
        filters.confidence_at_most(max_confidence)
        filters.waiting(record, type, speaker)
        return review_queue(self._latest(), filters, by or login(), limit)

    def agreement(self) -> list[Agreement]:
        """Return how far people agree, by Krippendorff's alpha: on verdicts, and field by field on corrections."""
        connection = self._latest()
        return agreements(self._standing.reviews(connection), connection)

    def all_reviews(self) -> list[Review]:
        """Return all decisions about statements and claims, the earliest first."""
        now = self._as_of_now()
        if self._reviews_then is None or self._reviews_then[0] is not now:
            self._reviews_then = now, self._standing.reviews(now.opened.connection)
        return list(self._reviews_then[1])

    @property
    def held(self) -> Mapping[RecordKey, Held]:
        """What people hold of each statement and claim that they decided about."""
        return self._as_of_now().verdicts.held

    @property
    def kept(self) -> Mapping[str, Kept]:
        """What people accepted or corrected on each page, by its id, and its reading that counts does not have."""
        return self._as_of_now().verdicts.kept

    def add_reviews(self, reviews: Sequence[Review]) -> None:
        """Keep decisions in one commit, as `review` makes them; any number of people may decide at once.

        Raises:
            BaseError: The base cannot be written.
        """
        self._add_few("reviews", [review.row() for review in reviews])

    def add_decision(self, decision: Decision) -> None:
        """Keep a decision, as `decide` makes them; any number of people may decide at once.

        Raises:
            BaseError: The base cannot be written.
        """
        self._add_few("decisions", [decision.row()])

    def resolved(self) -> duckdb.DuckDBPyConnection:
        """Return the base with its actors up to date with its pages, known actors and decisions.

        What was worked out is kept in the base, so that it is done once; those who read meanwhile see the actors as
        they were before. A base that may not be written is worked out in memory.

        Raises:
            BaseError: The base is damaged, or the disk is full.
        """
        table = actors_now.resolved(self._latest())
        if table is not None:
            try:
                self._later("resolution").replace(table)
            except BaseError as error:
                if not is_forbidden(error):
                    raise
                self._unwritten = table
                self._snapshot = None
        return self._latest()

    # Known actors

    def import_actors(self, entries: Iterable[Known], *, by: str | None = None, file: str | None = None) -> Imported:
        """Keep the entries of a list of known actors; those that the base has as they are add nothing.

        A newer version of an entry takes the place of the one before it, which stays as history. Nothing is merged:
        `recognised` says which actors of the pages the entries may be.

        Args:
            entries: The entries, as `averment.exchange.read_actor_list` reads them.
            by: Who imports them; the login name if not given.
            file: From which file.

        Raises:
            BaseError: They could not be committed.
        """
        query = "SELECT id, version, epoch_us(imported_at) FROM _registry ORDER BY imported_at, version DESC"
        known = {id_: Version(version, at) for id_, version, at in self._latest().execute(query).fetchall()}
        return import_entries(self._later("registry"), known, entries, by=by or login(), file=file)

    def registry(
        self,
        *,
        name: str | None = None,
        type: str | None = None,  # noqa: A002 - the column's own name
        source: str | None = None,
        limit: int | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """Return a row for each known actor, as the list that it is from says it last.

        Args:
            name: Words of one of its names.
            type: One of the actor types.
            source: The list's name.
            limit: How many at most.

        Raises:
            UsageError: A value that cannot be.
        """
        filters = Filters()
        filters.actor(name)
        filters.actor_type(type)
        filters.equal("source", source)
        return self._select("registry", filters, "name, id", limit)

    def recognised(self, entries: Iterable[str] | None = None) -> list[Match]:
        """Return which known actors may be which actors of the pages, the sure ones first; nothing is merged by it.

        Args:
            entries: The ids of those that are looked for, as `registry` has them; all of them if not given.
        """
        return recognise(self._latest(), None if entries is None else frozenset(entries))

    # Whole records

    def record(self, page: str, *, reading: str | None = None) -> Record:
        """Return all that is said about one page.

        Args:
            page: Its id or the start of it (four characters at least), its address, or the file it was read from.
            reading: An older reading, as `readings` lists it, or the start of it; the one that counts if not given.

        Raises:
            UsageError: No page, or more than one, is meant; or the page has no such reading.
        """
        connection = self._latest()
        wanted = find_page(connection, page)
        condition = "NOT superseded" if reading is None else "starts_with(reading, $reading)"
        parameters = {"page": wanted} | ({} if reading is None else {"reading": reading})
        found = list(records_of(connection, f"id = $page AND {condition}", parameters))
        if len(found) != 1:
            raise UsageError(
                f"Page {wanted} has {len(found)} readings that begin with {reading!r}: see its `readings`."
            )
        return found[0]

    def records(self) -> Iterator[Record]:
        """Yield the record of every page, a few at a time in memory, on what is committed now."""
        yield from records_of(self.connection(), "NOT superseded")

    def reviewed_record(self, page: str) -> Record:
        """Return all that is said about one page as people have it: `record` with what they corrected and keep.

        Where people decided about anything on it, it is a `ReviewedRecord`, whose `review` says what they hold of which
        statement and claim; what they rejected is there and says so. What they accepted or corrected and the machine
        does not find any more is there too, and `kept` names it.

        Args:
            page: As `record` takes it.

        Raises:
            UsageError: No page, or more than one, is meant.
        """
        record = self.record(page)
        return reviewed(record, self.held, self.kept.get(record.page.id))

    def reviewed_records(self, *, review: str | None = None) -> Iterator[Record]:
        """Yield the record of every page as `reviewed_record` has it, a few at a time in memory.

        Args:
            review: Only the statements and claims that people say this of, as `statements` takes it.

        Raises:
            UsageError: `review` cannot be.
        """
        wanted = states_of(review)
        opened, verdicts = self._told(self._open(self._refreshed()))
        for record in records_of(opened.connection, "NOT superseded"):
            yield in_state(reviewed(record, verdicts.held, verdicts.kept.get(record.page.id)), wanted)

    # How

    def snapshot(self) -> duckdb.DuckDBPyConnection:
        """Return the base as it is now, for what asks it more than once; it is the base's own and not to be closed."""
        return self._latest()

    def _latest(self) -> duckdb.DuckDBPyConnection:
        return self._as_of_now().opened.connection

    def _as_of_now(self) -> "_Snapshot":
        versions, before = self.versions(), self._snapshot
        if before is None or before.versions != versions:
            if before is not None and _but_reviews(before.versions) == _but_reviews(versions):
                opened = with_decisions(before.opened, self._tables["reviews"].rows())
            else:
                opened = self._open(self._tables)
            self._snapshot = _Snapshot(versions, *self._told(opened))
        assert self._snapshot is not None
        return self._snapshot

    def _refreshed(self) -> dict[str, Table]:
        for name, schema in _LATER_SCHEMAS.items():
            if name not in self._tables and layout.has_table(self.path, name):
                self._tables[name] = Table(self.path / name, schema)
        for table in self._tables.values():
            table.refresh()
        return self._tables

    def _open(self, tables: dict[str, Table]) -> Opened:
        without = {name: schema.empty_table() for name, schema in _LATER_SCHEMAS.items() if name not in tables}
        if self._unwritten is not None:
            without["resolution"] = self._unwritten
        elif "resolution" in tables and not tables["resolution"].fits:
            # Another version worked it out: it is worked out anew when somebody asks.
            without["resolution"] = RESOLUTION.empty_table()
        if "reviews" in tables:
            without["reviews"] = tables["reviews"].rows()
        return connect(self.path, [table for name, table in tables.items() if name not in without], without)

    def _told(self, opened: Opened) -> tuple[Opened, Verdicts]:
        """Let the views of a connection show what people hold."""
        verdicts = self._standing.work_out(opened.connection)
        put_verdicts(opened.connection, verdicts)
        return opened, verdicts

    def _later(self, name: str) -> Table:
        """Return a table that bases have only when something is kept in it."""
        if name not in self._tables:
            self._tables[name] = Table.create(self.path / name, _LATER_SCHEMAS[name])
        return self._tables[name]

    def _add_few(self, name: str, rows: Sequence[dict[str, Any]]) -> None:
        """Commit what people decided; as each of them is a commit, files are put together when they become many."""
        table = self._later(name)
        table.append(rows)
        if len(table.files()) >= MANY_FILES:
            table.compact()

    def _select(self, view: str, filters: Filters, order: str, limit: int | None) -> duckdb.DuckDBPyRelation:
        if limit is not None and limit < 0:
            raise UsageError(f"`limit` cannot be {limit}: give how many rows to show at most.")
        rows = f" LIMIT {limit:d}" if limit is not None else ""
        columns = _LEDGER if view in {"reviewed_statements", "reviewed_claims"} else "*"
        query = f"SELECT {columns} FROM {view}{filters.where} ORDER BY {order}{rows}"
        return self._latest().sql(query, params=filters.parameters)

    def _holds(self, view: str, **values: str | None) -> bool:
        filters = Filters()
        for column, value in values.items():
            filters.equal(column, value)
        with using(self.path):
            query = f"SELECT EXISTS (FROM {view}{filters.where})"
            return bool(self._latest().execute(query, filters.parameters).fetchall()[0][0])


def _but_reviews(versions: Mapping[str, int]) -> dict[str, int]:
    return {name: version for name, version in versions.items() if name != "reviews"}


def _absolute(path: str | Path) -> Path:
    return Path(path).expanduser().absolute()


def _tables(folder: Path) -> dict[str, Table]:
    later = {name: schema for name, schema in _LATER_SCHEMAS.items() if layout.has_table(folder, name)}
    return {name: Table(folder / name, schema) for name, schema in (_SCHEMAS | later).items()}
