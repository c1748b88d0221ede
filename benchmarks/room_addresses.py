"""Addresses of every kind of page that the reading room has, drawn at random: what readers ask for."""

import random
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar, get_args
from urllib.parse import urlencode

from averment.coding.claim import EventType, Factuality
from averment.web.index import ClaimQuestion, Index, PageQuestion, StatementQuestion

__all__ = ["KINDS", "Draw", "Known", "known"]

_T = TypeVar("_T")

_SYLLABLES = ("ka", "mo", "ri", "ta", "ven", "sul", "dar", "ish", "lo", "pra", "nu")
_ACTORS = 1_000
_PAGES = 2_000
_TIES = 300
_STANDS = 300


class Known(NamedTuple):
    """What addresses are made of.

    Attributes:
        actors: The ids of the actors that say most.
        outlets: The outlets.
        pages: Ids of pages.
        statements: Ids of statements, each with its page.
        ties: Pairs of actors that have ties.
        stands: Pairs of an actor and the words of a proposal.
        of_pages: How many pages there are.
        of_statements: How many statements.
        of_claims: How many claims.
    """

    actors: Sequence[str]
    outlets: Sequence[str]
    pages: Sequence[str]
    statements: Sequence[tuple[str, str]]
    ties: Sequence[tuple[str, str]]
    stands: Sequence[tuple[str, str]]
    of_pages: int
    of_statements: int
    of_claims: int


def known(index: Index) -> Known:
    """Return what there is to be asked for, drawn with a fixed seed.

    Args:
        index: Of the base that is read.
    """
    chance = random.Random(1)
    of_pages = index.count(PageQuestion())
    lots = [chance.randrange(max(of_pages - 20, 1)) for _ in range(_PAGES // 20)]
    pages = [row.id for lot in lots for row in index.pages(PageQuestion(offset=lot, limit=20)).rows]
    of_statements, of_claims = index.count(StatementQuestion()), index.count(ClaimQuestion())
    said = [
        index.statements(StatementQuestion(offset=chance.randrange(of_statements), limit=1)).rows[0] for _ in range(100)
    ]
    taken = index.claims(ClaimQuestion(type=("position",), limit=_STANDS)).rows
    edges = index.network(ClaimQuestion(), most=100, most_edges=_TIES).edges
    return Known(
        [actor.id for actor in index.actors(limit=_ACTORS).rows],
        [value.value for value in index.facets(PageQuestion(), "outlet")["outlet"]],
        pages,
        [(row.page, row.id) for row in said],
        [(edge.actor, edge.recipient) for edge in edges],
        [(row.actors[0].id, row.proposal) for row in taken if row.actors and row.actors[0].id and row.proposal],
        of_pages,
        of_statements,
        of_claims,
    )


class Draw:
    """Draws what addresses are made of.

    Args:
        known: From what.
        chance: By which numbers.
    """

    def __init__(self, known: Known, chance: random.Random) -> None:
        self.known = known
        self.chance = chance

    def one(self, those: Sequence[_T]) -> _T:
        """Return one of these."""
        return self.chance.choice(those)

    def word(self) -> str:
        """Return two syllables, which some pages have as a word."""
        return "".join(self.chance.choices(_SYLLABLES, k=2))

    def month(self) -> str:
        """Return a month of the years that pages are from."""
        return f"{self.chance.randint(2022, 2025)}-{self.chance.randint(1, 12):02d}"

    def actor(self) -> str:
        """Return an actor that says much."""
        return self.one(self.known.actors)

    def outlet(self) -> str:
        """Return an outlet."""
        return self.one(self.known.outlets)

    def event(self) -> str:
        """Return a type of event."""
        return str(self.one(get_args(EventType)))

    def part(self, rows: int, at_once: int = 50) -> int:
        """Return a part of a list of so many rows."""
        return self.chance.randint(1, max(rows // at_once, 1))


_Address = Callable[[Draw], str]


def _at(path: str, **given: object) -> str:
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


def _statements(**given: object) -> str:
    return _at("/ledger/statements", **given)


def _claims(**given: object) -> str:
    return _at("/ledger/claims", **given)


def _some(*ways: _Address) -> _Address:
    return lambda d: d.one(ways)(d)


KINDS: Mapping[str, _Address] = {
    "library": _some(
        lambda _: "/",
        lambda d: _at("/", page=d.part(d.known.of_pages, 25)),
        lambda d: _at("/", sort=d.one(["oldest", "statements", "title"]), page=d.part(d.known.of_pages, 25)),
        lambda d: _at("/", outlet=d.outlet(), month=d.month()),
    ),
    "library, words": lambda d: _at("/", q=f"{d.word()} {d.word()}"),
    "page": _some(
        lambda d: f"/pages/{d.one(d.known.pages)}",
        lambda d: "/pages/{}?record=s-{}".format(*d.one(d.known.statements)),
    ),
    "statements": lambda _: _statements(),
    "statements, deep": lambda d: _statements(part=d.part(d.known.of_statements)),
    "statements, a word": lambda d: _statements(q=d.word()),
    "statements, beginning of a word": lambda d: _statements(q=f"{d.word()}*"),
    "statements, speaker": lambda d: _statements(speaker=d.actor()),
    "statements, outlet, since": lambda d: _statements(outlet=d.outlet(), since=d.month()),
    "statements, sure, sorted, deep": lambda d: _statements(
        min_confidence=round(d.chance.random(), 3),
        sort=d.one(["outlet", "speaker", "-confidence", "published"]),
        part=d.chance.randint(1, 500),
    ),
    "claims": lambda _: _claims(),
    "claims, deep": lambda d: _claims(part=d.part(d.known.of_claims)),
    "claims, event and factuality": lambda d: _claims(event=d.event(), factuality=d.one(get_args(Factuality))),
    "claims, words": lambda d: _claims(q=d.word()),
    "claims, actor": lambda d: _claims(actor=d.actor()),
    "claims, account, first, last": lambda d: _claims(
        account="outlet", first=d.month(), last=d.one(["2023", "2024", "2025", "2026"])
    ),
    "claims, sorted, since, deep": lambda d: _claims(
        since=d.month(), sort=d.one(["-confidence", "actor", "dated", "place"]), part=d.chance.randint(1, 500)
    ),
    "claims, values of a facet": lambda d: _claims(event=d.event(), find_actor=d.word()[:3]),
    "actors": _some(
        lambda _: "/actors",
        lambda d: _at("/actors", q=d.word()[:3]),
        lambda d: _at("/actors", sort=d.one(["name", "-claims", "-pages"]), part=d.part(len(d.known.actors))),
    ),
    "actor": lambda d: f"/actors/{d.actor()}",
    "actor over time": lambda d: f"/actors/{d.actor()}/history",
    "network": _some(
        lambda _: "/network",
        lambda d: _at("/network", event=d.event(), first=d.month()),
        lambda d: _at("/network", account=d.actor()),
        lambda d: _at("/network", sure="stated", outlet=d.outlet(), most=250),
    ),
    "network around an actor": lambda d: _at("/network", around=d.actor(), steps=d.one([1, 2])),
    "tie": lambda d: "/network/tie?actor={}&recipient={}".format(*d.one(d.known.ties)),
    "timeline": _some(
        lambda _: "/timeline",
        lambda d: _at("/timeline", when=d.month()[:4]),
        lambda d: _at("/timeline", when=d.month(), actor=d.actor()),
        lambda d: _at("/timeline", event=d.event(), when=d.month()),
    ),
    "positions": _some(
        lambda _: "/positions",
        lambda d: _at("/positions", actors_part=d.chance.randint(1, 3), proposals_part=d.chance.randint(1, 20)),
        lambda d: _at("/positions", actor=d.actor()),
        lambda d: _at("/positions", on=d.word()),
        lambda d: _at("/positions", stance="refuses", first=d.month()),
    ),
    "one position": lambda d: _at(
        "/positions/of", **dict(zip(("actor", "proposal"), d.one(d.known.stands), strict=True))
    ),
    "compare": _some(
        lambda d: _at("/compare", page=d.chance.sample(d.known.pages, 2)),
        lambda d: _at("/compare", speaker=d.chance.sample(d.known.actors, 2), on=f"{d.word()}*"),
    ),
    "choosing what to compare": _some(
        lambda d: _at("/compare", page=d.one(d.known.pages)),
        lambda d: _at("/compare", way="speakers", find=d.word()[:3]),
    ),
    "review queue": _some(
        lambda _: "/review",
        lambda _: "/review?record=claim",
        lambda _: "/review?type=direct",
        lambda d: _at("/review", outlet=d.outlet()),
    ),
    "decisions": _some(lambda _: "/review/decisions", lambda _: "/review/agreement"),
    "pairs that may be one": lambda _: "/review/actors",
    "failures": lambda _: "/failures",
}
"""Addresses by what they show; `/add`, forms and files are left out."""
