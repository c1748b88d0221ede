"""A list of actors as it is read: entries one by one, rows that are none with their reason, and what was understood."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from averment.coding.registry import Known

__all__ = ["ActorList", "BadRow", "Form", "Notes", "Rows"]

Form = Literal["table", "followthemoney", "wikidata"]


class BadRow(msgspec.Struct, frozen=True):
    """A row that is no entry.

    Attributes:
        line: Its number in the file, from 1; of several lines the last one.
        reason: What is wrong with it, and what to do.
    """

    line: int
    reason: str


@dataclass
class Notes:
    """What an entry was kept without, counted while a list is read.

    Attributes:
        types: Words for types that are not understood: such entries are of type `other`.
        countries: Words for countries that are not understood: such entries have no country.
        passed_over: What is no actor (FollowTheMoney's other schemata, Wikidata's properties).
    """

    types: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)


Rows = Iterator[Known | BadRow]


@dataclass
class ActorList:
    """A list of actors that is being read.

    Attributes:
        form: What kind of file it is.
        source: By which name its entries are kept; entries of one source with one id are versions of one entry.
        columns: For a table, what each column is read as.
        ignored: The columns of a table that are not read.
        notes: What entries were kept without; complete when all rows were read.
        rows: The entries and the bad rows, in the order of the file; they can be read once.
    """

    form: Form
    source: str
    rows: Rows
    columns: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    notes: Notes = field(default_factory=Notes)
