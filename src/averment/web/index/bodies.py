"""A page as the index keeps it: its text once, and what stands on it, from which rows are cut when they are shown."""

import zlib
from functools import cached_property
from typing import Any

import msgspec

__all__ = ["CLAIM_COLUMNS", "STATEMENT_COLUMNS", "Body", "KeptBody", "pack", "unpack"]

STATEMENT_COLUMNS = (
    "id", "speaker", "speaker_name", "source_start", "source_end", "cue_start", "cue_end", "content_starts",
    "content_ends", "kind", "addressee", "addressee_name", "within", "zone", "confidence", "kept",
)  # fmt: skip
"""What is kept of each statement; spans in code points of the page's text, `end` behind the last. `kept` is 1 where
people keep it and the reading that counts does not have it."""

CLAIM_COLUMNS = (
    "id", "type", "event", "mode", "relation", "stance", "actor", "actor_names", "recipient", "recipient_names",
    "factuality", "demanded", "threatened", "intended", "condition_start", "condition_end", "account",
    "account_speakers", "account_names", "predicate_start", "predicate_end", "evidence_starts", "evidence_ends",
    "zone", "date_words_start", "date_words_end", "date_start", "date_end", "place_start", "place_end", "role_start",
    "role_end", "on_start", "on_end", "value", "low", "high", "unit_start", "unit_end", "of_start", "of_end",
    "part_of", "confidence", "kept",
)  # fmt: skip
"""What is kept of each claim, likewise."""


class _Page(msgspec.Struct, array_like=True):
    """What lists say of a page itself; `claims_number` is None where nobody looked for claims."""

    id: str
    text: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    language: str | None
    words: int
    claims_number: int | None


class Body(_Page, array_like=True):
    """All of one page that lists show.

    Attributes:
        statements: The columns of `STATEMENT_COLUMNS`, each with a value for each statement.
        claims: Those of `CLAIM_COLUMNS`.
    """

    statements: list[list[Any]]
    claims: list[list[Any]]


class KeptBody(_Page, array_like=True, dict=True):
    """The same as it comes out of the index; what stands on the page is taken apart when it is first wanted."""

    packed_statements: msgspec.Raw
    packed_claims: msgspec.Raw

    @cached_property
    def statements(self) -> list[list[Any]]:
        """The columns of `STATEMENT_COLUMNS`, each with a value for each statement."""
        return _COLUMNS_DECODER.decode(self.packed_statements)

    @cached_property
    def claims(self) -> list[list[Any]]:
        """Those of `CLAIM_COLUMNS`."""
        return _COLUMNS_DECODER.decode(self.packed_claims)

    def statement(self, position: int) -> dict[str, Any]:
        """Return the columns of the statement at this place, from 0."""
        return {name: column[position] for name, column in zip(STATEMENT_COLUMNS, self.statements, strict=True)}

    def claim(self, position: int) -> dict[str, Any]:
        """Return the columns of the claim at this place, from 0."""
        return {name: column[position] for name, column in zip(CLAIM_COLUMNS, self.claims, strict=True)}


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(KeptBody)
_COLUMNS_DECODER = msgspec.msgpack.Decoder(list[list[Any]])


def pack(body: Body) -> bytes:
    """Return the page as bytes."""
    return zlib.compress(_ENCODER.encode(body), 1)


def unpack(packed: bytes) -> KeptBody:
    """Return the page that `pack` made these bytes of."""
    return _DECODER.decode(zlib.decompress(packed))
