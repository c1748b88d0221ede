"""Whole records in the index, so that a page is shown without asking the tables of the base.

They are kept as Arrow has them: a row is written as it was read, and made a `Record` when somebody wants the page.
"""

import zlib
from collections.abc import Iterator

import pyarrow as pa

from averment.coding import Record
from averment.evidence.claims import CLAIMS
from averment.evidence.rows import READINGS, RECORD_COLUMNS, record_of

__all__ = ["COLUMNS", "pack_records", "unpack_record"]

COLUMNS = (*RECORD_COLUMNS, "claims")
"""What a record is made of."""

_TEXT = "text"
_KEPT = tuple(name for name in COLUMNS if name != _TEXT)
_SCHEMA = pa.schema([CLAIMS.field(name) if name == "claims" else READINGS.field(name) for name in _KEPT])


def pack_records(batch: pa.RecordBatch) -> Iterator[bytes]:
    """Yield each row of a batch as bytes, without its text, which the index has already.

    Args:
        batch: It has `COLUMNS` at least.
    """
    kept = batch.select(_KEPT).cast(_SCHEMA)
    for row in range(kept.num_rows):
        yield zlib.compress(kept.slice(row, 1).serialize(), 1)


def unpack_record(packed: bytes, text: str) -> Record:
    """Return the record that `pack_records` made these bytes of.

    Args:
        packed: The bytes.
        text: The page's text.
    """
    (row,) = pa.ipc.read_record_batch(pa.py_buffer(zlib.decompress(packed)), _SCHEMA).to_pylist()
    claims = row.pop("claims")
    return record_of({**row, _TEXT: text}, claims)
