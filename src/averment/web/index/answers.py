"""What the index answers: typed rows, and facets with their counts.

Offsets count code points of the page's text. Everything that is the page's own words is cut from that text.
"""

from typing import Generic, NamedTuple, TypeVar

import msgspec

from averment.evidence.review.effective import Held
from averment.page import Span

__all__ = [
    "ActorRow",
    "Answer",
    "ClaimRow",
    "Edge",
    "FacetValue",
    "Network",
    "Node",
    "PageRow",
    "Party",
    "PositionCell",
    "PositionGrid",
    "PositionHistory",
    "PositionRun",
    "Row",
    "Snippet",
    "StatementRow",
    "TimelinePoint",
    "Told",
    "Waiting",
]


class FacetValue(msgspec.Struct, frozen=True):
    """One value of a facet.

    Attributes:
        value: What a question asks for it by; empty for records that have none.
        label: What people read; empty for records that have none.
        count: How many records of the answer have it, under all other filters.
    """

    value: str
    label: str
    count: int


class Snippet(msgspec.Struct, frozen=True):
    """Words in context.

    Attributes:
        text: The page's own characters, `page.text[start:end]`.
        start: Where they begin in the page's text.
        end: Where they end.
        marks: The words that were found, or that the record is made of, as (start, end) in the page's text; they lie
            within the snippet.
    """

    text: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


class Party(msgspec.Struct, frozen=True):
    """An actor as a record has it.

    Attributes:
        id: The actor of the base; None where it was not resolved or has no name.
        name: As the base calls it, or else the page.
        page_id: The actor's id on its page; None where the source stays unresolved.
        page_name: What the page calls it.
    """

    id: str | None
    name: str
    page_id: str | None
    page_name: str


class PageRow(msgspec.Struct, frozen=True, kw_only=True):
    """One page in a list.

    Attributes:
        statements: How many.
        claims: Likewise; None where nobody looked for any.
        review: How far people have come with it: one of `reviewed.PAGE_STATES`.
        decided: How many of its statements and claims they decided about.
    """

    id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    language: str | None
    words: int
    statements: int
    claims: int | None
    review: str
    decided: int
    context: Snippet | None


class RecordRow(msgspec.Struct, frozen=True, kw_only=True):
    """What every record in a list has.

    Attributes:
        id: The record's.
        page: The page's.
        position: Its place among its page's statements or claims, from 1.
        zone: The role of the zone that it stands in.
        confidence: 0 to 1.
        start: Where its first word stands in the page's text, in code points from 0.
        end: Where its last word ends.
        review: What people decided about it.
        kept: Whether people keep it and the machine does not find it any more.
        context: The words around it, with the words that were looked for, or else what it is made of, marked.
    """

    id: str
    page: str
    position: int
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    language: str | None
    zone: str | None
    confidence: float
    start: int
    end: int
    review: str
    kept: bool
    context: Snippet


class StatementRow(RecordRow, frozen=True, kw_only=True):
    """One statement in a list.

    Attributes:
        speaker: Who speaks; None where the page does not say who.
        content: The words of each span.
        within: The id of the statement that it stands in.
    """

    speaker: Party | None
    source: str | None
    cue: str | None
    content: tuple[str, ...]
    kind: str
    addressee: Party | None
    within: str | None
    source_span: Span | None
    cue_span: Span | None
    content_spans: tuple[Span, ...]


class ClaimRow(RecordRow, frozen=True, kw_only=True):
    """One claim in a list; columns as in the view `claims`.

    Attributes:
        actors: Who does it, is the relation's subject, or takes the position.
        recipients: To whom, or the relation's object.
        account: By whose word, the outermost first; empty in the page's own voice.
        account_statements: The ids of the statements that hold it, likewise.
        dated: The claim's own day or, where the page gives it none, the page's.
        dated_by: `claim` or `page`, which of the two.
    """

    type: str
    event: str | None
    mode: str | None
    relation: str | None
    stance: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    factuality: str
    demanded: bool
    threatened: bool
    intended: bool
    conditional_on: str | None
    account: tuple[Party, ...]
    account_statements: tuple[str, ...]
    predicate: str
    evidence: tuple[str, ...]
    predicate_span: Span
    evidence_spans: tuple[Span, ...]
    date: str | None
    date_start: str | None
    date_end: str | None
    dated: str | None
    dated_by: str | None
    place: str | None
    role: str | None
    proposal: str | None
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    counted: str | None
    part_of: str | None


class Waiting(NamedTuple):
    """A record that is worth checking.

    Attributes:
        row: It, as people have it.
        read: It, as the machine read it; None where nobody has decided about it.
        held: What people hold of it.
        worth: How much it is worth checking, 0 to 1.
        weight: How much it weighs when it is wrong.
        reach: How often its voice speaks.
    """

    row: StatementRow | ClaimRow
    read: StatementRow | ClaimRow | None
    held: Held | None
    worth: float
    weight: float
    reach: float


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """One actor of the base.

    Attributes:
        statements: How many it speaks.
        said_of: How many statements by others name it.
        claims: In how many claims it is on either side.
        accounts: How many claims are by its word.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    pages: int
    mentions: int
    statements: int
    said_of: int
    claims: int
    accounts: int
    first_published: str | None
    last_published: str | None
    known: str | None


Row = TypeVar("Row", PageRow, StatementRow, ClaimRow, ActorRow)


class Answer(msgspec.Struct, Generic[Row], frozen=True):
    """What a question finds.

    Attributes:
        rows: The rows asked for.
        total: How many there are without limit and offset.
        version: Of what state of the base; the same for two answers of one state.
    """

    rows: tuple[Row, ...]
    total: int
    version: str


class Node(msgspec.Struct, frozen=True):
    """An actor of a network, with how many claims tie it to others of the network."""

    id: str
    name: str
    type: str
    claims: int


class Told(msgspec.Struct, frozen=True):
    """How many claims of an edge are of one type and equally sure.

    Attributes:
        type: The event type or relation.
        sure: `stated`, `unsure`, `denied`, `wanted` (demanded, threatened or intended) or `open`.
        claims: How many.
    """

    type: str
    sure: str
    claims: int


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """All claims of a network that tie one actor to another.

    Attributes:
        actor: Who does it, or the relation's subject.
        recipient: To whom, or the relation's object.
        claims: How many claims.
        types: How many by event type or relation.
        told: How many by type and how sure they are ("may attack" is not "attacked"), the most frequent type first.
        factualities: How many by factuality.
        months: How many by month of the claim ("2026-03"; "2026" where only the year is known).
        accounts: How many by whose account, an actor's id, `OUTLET`, or empty for one that is not resolved; the ten
            most frequent. A claim with two speakers in its account counts for both.
    """

    actor: str
    recipient: str
    claims: int
    types: dict[str, int]
    told: tuple[Told, ...]
    factualities: dict[str, int]
    months: dict[str, int]
    accounts: dict[str, int]


class Network(msgspec.Struct, frozen=True):
    """Actors and the ties between them.

    Attributes:
        nodes: Those with the most claims.
        edges: Between these nodes, those with the most claims first.
        left_out: How many actors were left out as there were too many.
        edges_left_out: How many edges between the nodes were left out, likewise.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int
    edges_left_out: int


class TimelinePoint(msgspec.Struct, frozen=True):
    """How many claims or statements there are at one time.

    Attributes:
        when: A day, month or year in ISO 8601, as precise as the page is and as was asked for; empty where undated.
        counts: How many by event type (events), type (other claims) or kind (statements).
    """

    when: str
    counts: dict[str, int]


class PositionRun(msgspec.Struct, frozen=True):
    """Positions one behind another that say the same and are equally sure.

    Attributes:
        stance: The stance.
        latest: The one that was taken last.
        since: The one that was taken first: since then it is so, by its account.
    """

    stance: str
    latest: ClaimRow
    since: ClaimRow


class PositionCell(msgspec.Struct, frozen=True):
    """Where one actor stands on one proposal.

    Attributes:
        runs: What holds and what held, the latest first; the first of them.
        positions: How many positions there are in all.
        changes: How often the stance has changed.
    """

    runs: tuple[PositionRun, ...]
    positions: int
    changes: int


class PositionGrid(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a grid with a row for each actor and a column for each proposal.

    Attributes:
        proposals: The columns, the most spoken of first.
        actors: The rows: an actor's id, None for one that the base does not know by name, and its name.
        cells: What stands where, by the numbers of row and column.
        total: How many positions fit in all.
        all_proposals: On how many proposals these are.
        all_actors: How many actors have a position on those that are shown.
        changed: How many cells of the part have changed.
        stances: How many positions of the whole base have which stance, whatever was asked for.
    """

    proposals: tuple[str, ...]
    actors: tuple[tuple[str | None, str], ...]
    cells: dict[tuple[int, int], PositionCell]
    total: int
    all_proposals: int
    all_actors: int
    changed: int
    stances: dict[str, int]


class PositionHistory(msgspec.Struct, frozen=True):
    """All that is known of where one actor stood on one proposal.

    Attributes:
        proposal: What the wordings of the proposal are called together.
        wordings: Other words for it.
        rows: A part of the positions, the latest first.
        total: How many there are in all.
    """

    proposal: str
    wordings: tuple[str, ...]
    rows: tuple[ClaimRow, ...]
    total: int
