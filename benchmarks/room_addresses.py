"""Addresses of every kind of page that the reading room has, drawn at random: what readers ask for."""

import random
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, get_args
from urllib.parse import urlencode

from averment.coding.claim import EventType, Factuality
from averment.web.index import ClaimQuestion, Index, PageQuestion, StatementQuestion

__all__ = ["KINDS", "Known", "known"]

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


Chance = random.Random
_Address = Callable[[Known, Chance], str]


def _word(chance: Chance) -> str:
    return "".join(chance.choices(_SYLLABLES, k=2))


def _month(chance: Chance) -> str:
    return f"{chance.randint(2022, 2025)}-{chance.randint(1, 12):02d}"


def _at(path: str, **given: object) -> str:
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


def _part(chance: Chance, rows: int, at_once: int = 50) -> int:
    return chance.randint(1, max(rows // at_once, 1))


def _library(known: Known, chance: Chance) -> str:
    return chance.choice(
        [
            "/",
            _at("/", page=_part(chance, known.of_pages, 25)),
            _at("/", sort=chance.choice(["oldest", "statements", "title"]), page=_part(chance, known.of_pages, 25)),
            _at("/", outlet=chance.choice(known.outlets), month=_month(chance)),
        ]
    )


def _page(known: Known, chance: Chance) -> str:
    if chance.random() < 0.7:
        return f"/pages/{chance.choice(known.pages)}"
    page, statement = chance.choice(known.statements)
    return _at(f"/pages/{page}", record=f"s-{statement}")


def _actor(known: Known, chance: Chance) -> str:
    return f"/actors/{chance.choice(known.actors)}"


def _actors(known: Known, chance: Chance) -> str:
    return chance.choice(
        [
            "/actors",
            _at("/actors", q=_word(chance)[:3]),
            _at("/actors", sort=chance.choice(["name", "-claims", "-pages"]), part=_part(chance, len(known.actors))),
        ]
    )


def _networks(known: Known, chance: Chance) -> str:
    return chance.choice(
        [
            "/network",
            _at("/network", event=chance.choice(get_args(EventType)), first=_month(chance)),
            _at("/network", account=chance.choice(known.actors)),
            _at("/network", sure="stated", outlet=chance.choice(known.outlets), most=250),
        ]
    )


def _around(known: Known, chance: Chance) -> str:
    return _at("/network", around=chance.choice(known.actors), steps=chance.choice([1, 2]))


def _tie(known: Known, chance: Chance) -> str:
    actor, recipient = chance.choice(known.ties)
    return _at("/network/tie", actor=actor, recipient=recipient)


def _timeline(known: Known, chance: Chance) -> str:
    return chance.choice(
        [
            "/timeline",
            _at("/timeline", when=chance.randint(2022, 2025)),
            _at("/timeline", when=_month(chance), actor=chance.choice(known.actors)),
            _at("/timeline", event=chance.choice(get_args(EventType)), when=_month(chance)),
        ]
    )


def _positions(known: Known, chance: Chance) -> str:
    return chance.choice(
        [
            "/positions",
            _at("/positions", actors_part=chance.randint(1, 3), proposals_part=chance.randint(1, 20)),
            _at("/positions", actor=chance.choice(known.actors)),
            _at("/positions", on=_word(chance)),
            _at("/positions", stance="refuses", first=_month(chance)),
        ]
    )


def _position(known: Known, chance: Chance) -> str:
    actor, proposal = chance.choice(known.stands)
    return _at("/positions/of", actor=actor, proposal=proposal)


def _compare(known: Known, chance: Chance) -> str:
    if chance.random() < 0.5:
        return _at("/compare", page=chance.sample(known.pages, 2))
    return _at("/compare", speaker=chance.sample(known.actors, 2), on=f"{_word(chance)}*")


def _choose(known: Known, chance: Chance) -> str:
    if chance.random() < 0.5:
        return _at("/compare", page=chance.choice(known.pages))
    return _at("/compare", way="speakers", find=_word(chance)[:3])


def _statements(**fields: Callable[[Known, Chance], object]) -> _Address:
    return lambda known, chance: _at("/ledger/statements", **{name: one(known, chance) for name, one in fields.items()})


def _claims(**fields: Callable[[Known, Chance], object]) -> _Address:
    return lambda known, chance: _at("/ledger/claims", **{name: one(known, chance) for name, one in fields.items()})


KINDS: Mapping[str, _Address] = {
    "library": _library,
    "library, words": lambda known, chance: _at("/", q=f"{_word(chance)} {_word(chance)}"),
    "page": _page,
    "statements": _statements(),
    "statements, deep": _statements(part=lambda known, chance: _part(chance, known.of_statements)),
    "statements, a word": _statements(q=lambda known, chance: _word(chance)),
    "statements, beginning of a word": _statements(q=lambda known, chance: f"{_word(chance)}*"),
    "statements, speaker": _statements(speaker=lambda known, chance: chance.choice(known.actors)),
    "statements, outlet, since": _statements(
        outlet=lambda known, chance: chance.choice(known.outlets), since=lambda known, chance: _month(chance)
    ),
    "statements, sure, sorted, deep": _statements(
        min_confidence=lambda known, chance: round(chance.random(), 3),
        sort=lambda known, chance: chance.choice(["outlet", "speaker", "-confidence", "published"]),
        part=lambda known, chance: chance.randint(1, 500),
    ),
    "claims": _claims(),
    "claims, deep": _claims(part=lambda known, chance: _part(chance, known.of_claims)),
    "claims, event and factuality": _claims(
        event=lambda known, chance: chance.choice(get_args(EventType)),
        factuality=lambda known, chance: chance.choice(get_args(Factuality)),
    ),
    "claims, words": _claims(q=lambda known, chance: _word(chance)),
    "claims, actor": _claims(actor=lambda known, chance: chance.choice(known.actors)),
    "claims, account, first, last": _claims(
        account=lambda known, chance: "outlet",
        first=lambda known, chance: _month(chance),
        last=lambda known, chance: f"{chance.randint(2023, 2026)}",
    ),
    "claims, sorted, since, deep": _claims(
        since=lambda known, chance: _month(chance),
        sort=lambda known, chance: chance.choice(["-confidence", "actor", "dated", "place"]),
        part=lambda known, chance: chance.randint(1, 500),
    ),
    "claims, values of a facet": _claims(
        event=lambda known, chance: chance.choice(get_args(EventType)),
        find_actor=lambda known, chance: _word(chance)[:3],
    ),
    "actors": _actors,
    "actor": _actor,
    "actor over time": lambda known, chance: f"{_actor(known, chance)}/history",
    "network": _networks,
    "network around an actor": _around,
    "tie": _tie,
    "timeline": _timeline,
    "positions": _positions,
    "one position": _position,
    "compare": _compare,
    "choosing what to compare": _choose,
    "review queue": lambda known, chance: _at(
        "/review",
        **chance.choice([{}, {"record": "claim"}, {"type": "direct"}, {"outlet": chance.choice(known.outlets)}]),
    ),
    "decisions": lambda known, chance: chance.choice(["/review/decisions", "/review/agreement"]),
    "pairs that may be one": lambda known, chance: "/review/actors",
    "failures": lambda known, chance: "/failures",
}
"""Addresses by what they show; `/add` and files are left out."""
