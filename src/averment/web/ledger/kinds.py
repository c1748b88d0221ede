"""The two tables of the ledger: what they ask, by what they are narrowed down, and which columns they have."""

from typing import NamedTuple

from averment.web.index import ClaimQuestion, StatementQuestion

from .columns import CLAIM_COLUMNS, STATEMENT_COLUMNS, Column

__all__ = ["CLAIMS", "FLAGS", "LEDGERS", "STATEMENTS", "Ledger", "Narrowing"]


class Narrowing(NamedTuple):
    """A facet of the ledger.

    Attributes:
        name: The parameter, which is the question's field.
        label: What people read.
        many: Whether it has so many values that one looks for them by name.
        actors: Whether its values are actors.
        open: Whether its values are shown from the start.
    """

    name: str
    label: str
    many: bool = False
    actors: bool = False
    open: bool = False


class Ledger(NamedTuple):
    """One table.

    Attributes:
        name: Its name, and the last part of its path.
        noun: One of its rows.
        question: What asks for them.
        columns: All its columns.
        shown: Those that are shown where nobody chose.
        facets: By what it is narrowed down, in this order.
        since: The parameter of the first day.
        until: The parameter of the last day.
        years: The facet of years.
        months: The facet of months.
        date: What its date is called.
        order: How it is sorted where nobody chose; `-` for the greatest first.
    """

    name: str
    noun: str
    question: type[StatementQuestion] | type[ClaimQuestion]
    columns: tuple[Column, ...]
    shown: tuple[str, ...]
    facets: tuple[Narrowing, ...]
    since: str
    until: str
    years: str
    months: str
    date: str
    order: str = "-published"

    @property
    def path(self) -> str:
        """The path of the table."""
        return f"/ledger/{self.name}"

    @property
    def filters(self) -> tuple[str, ...]:
        """The parameters of facets whose values are words."""
        return tuple(facet.name for facet in self.facets)


_OUTLET = Narrowing("outlet", "Outlet", many=True, open=True)
_ZONE = Narrowing("zone", "Where on the page")
_LANGUAGE = Narrowing("language", "Language")
_REVIEW = Narrowing("review", "Review")

STATEMENTS = Ledger(
    name="statements",
    noun="statement",
    question=StatementQuestion,
    columns=STATEMENT_COLUMNS,
    shown=("speaker", "content", "account", "published"),
    facets=(
        Narrowing("speaker", "Speaker", many=True, actors=True, open=True),
        Narrowing("of", "Said of", many=True, actors=True),
        Narrowing("addressee", "Said to", many=True, actors=True),
        Narrowing("kind", "Kind"),
        _OUTLET,
        _ZONE,
        _LANGUAGE,
        _REVIEW,
    ),
    since="since",
    until="until",
    years="published_year",
    months="published_month",
    date="Published",
)

CLAIMS = Ledger(
    name="claims",
    noun="claim",
    question=ClaimQuestion,
    columns=CLAIM_COLUMNS,
    shown=("actor", "what", "recipient", "evidence", "account", "dated"),
    facets=(
        Narrowing("type", "Type", open=True),
        Narrowing("event", "Event", open=True),
        Narrowing("factuality", "Factuality", open=True),
        Narrowing("actor", "Actor", many=True, actors=True, open=True),
        Narrowing("recipient", "Recipient", many=True, actors=True),
        Narrowing("involves", "On either side", many=True, actors=True),
        Narrowing("account", "By whose account", many=True, actors=True),
        Narrowing("mode", "Mode of the event", many=True),
        Narrowing("relation", "Relation"),
        Narrowing("stance", "Stance"),
        Narrowing("place", "Place", many=True),
        _OUTLET,
        _ZONE,
        _LANGUAGE,
        _REVIEW,
    ),
    since="first",
    until="last",
    years="year",
    months="month",
    date="When it is said to be",
)

LEDGERS = {ledger.name: ledger for ledger in (STATEMENTS, CLAIMS)}

FLAGS = ("demanded", "threatened", "intended", "conditional")
"""The parameters of claims that are `yes` or `no`."""
