"""The files in `data/` as they are: states, what libraries know of territories, international organisations.

`territories.jsonl` is made from libraries by `tools/territories.py`; `states.tsv` and `international.toml` are written
by hand: what English-language news calls the same states, and organisations of states.
"""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from averment.coding.folding import fold
from averment.coding.record import ActorType

__all__ = ["Organisation", "State", "Territory", "organisations", "states", "territories"]

DATA = files("averment.coding.registry") / "data"


class Capital(msgspec.Struct, frozen=True):
    """The capital of a territory."""

    name: str
    geonames: str | None = None


class Territory(msgspec.Struct, frozen=True):
    """A line of `territories.jsonl`.

    Attributes:
        code: ISO 3166-1's, or one of our own with a hyphen.
        code3: ISO 3166-1's three letters.
        names: Its English names beside those of `states.tsv`.
        wikidata: Its id first, then those of what it was before.
        geonames: Its id.
        capital: As GeoNames has it, or as `states.tsv` has it.
        foreign: What other languages call it, by language.
    """

    code: str
    code3: str | None = None
    names: tuple[str, ...] = ()
    wikidata: tuple[str, ...] = ()
    geonames: str | None = None
    capital: Capital | None = None
    foreign: dict[str, tuple[str, ...]] = {}

    @property
    def country(self) -> str | None:
        """The ISO 3166-1 code of the country that it is, or lies in."""
        prefix = self.code.partition("-")[0]
        return prefix if len(prefix) == 2 else None


@dataclass(frozen=True)
class State:
    """A line of `states.tsv`, with what `territories.jsonl` has on it.

    Attributes:
        name: What it is called first of all.
        names: All its English names, that one first.
        demonyms: Words for its people and what is theirs, in lower case.
        capitals: The names of its capital, the first one first; none where it is its own ("Singapore").
        seats: Other cities by which its government is called.
        houses: Buildings that stand for its government.
        territory: What the libraries know.
    """

    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    houses: tuple[str, ...]
    territory: Territory


class Organisation(msgspec.Struct, frozen=True):
    """A table of `international.toml`: its names, the first one in full, and cities by which it is called."""

    names: tuple[str, ...]
    type: ActorType = "international"
    seats: tuple[str, ...] = ()
    ids: dict[str, str] = {}


@cache
def states() -> tuple[State, ...]:
    """Load `states.tsv`, in its order."""
    lines = [line for line in (DATA / "states.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    return tuple(map(state, csv.DictReader(lines, delimiter="\t", restval="")))


@cache
def territories() -> Mapping[str, Territory]:
    """Load `territories.jsonl`, by code."""
    lines = (DATA / "territories.jsonl").read_bytes().splitlines()
    return {line.code: line for line in map(msgspec.json.Decoder(Territory).decode, lines)}


@cache
def organisations() -> tuple[Organisation, ...]:
    """Load `international.toml`, in its order."""
    table = tomllib.loads((DATA / "international.toml").read_text("utf-8"))
    return tuple(msgspec.convert(table["organisation"], list[Organisation]))


def state(row: Mapping[str, str]) -> State:
    territory = territories()[row["code"]]
    names = (row["name"], *several(row["other names"]), *territory.names)
    capitals = several(row["capital"]) or [capital.name for capital in [territory.capital] if capital]
    own = {fold(name) for name in names}
    return State(
        name=row["name"],
        names=tuple(dict.fromkeys(names)),
        demonyms=tuple(several(row["demonyms"])),
        capitals=tuple(name for name in capitals if fold(name) not in own),
        seats=tuple(several(row["seats"])),
        houses=tuple(several(row["houses"])),
        territory=territory,
    )


def several(cell: str) -> list[str]:
    return [name for name in cell.split("|") if name]
