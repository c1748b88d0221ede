"""Opening a list, compressed or not, and saying in one line what is wrong with a file."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from averment.errors import UsageError

__all__ = ["complaining", "opened", "stem"]

COMPRESSED: dict[bytes, Callable[[Path, str], object]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ": lzma.open,
}
ENDINGS = frozenset(
    {".gz", ".bz2", ".xz", ".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".ndjson", ".ijson", ".ftm"}
)


def opened(path: Path) -> io.BufferedReader:
    """Open a file to read its bytes, decompressed as they are read.

    Raises:
        UsageError: There is none, it is a folder, or it may not be read.
    """
    with complaining(path):
        with path.open("rb") as file:
            magic = file.read(6)
        opener = next((opener for mark, opener in COMPRESSED.items() if magic.startswith(mark)), None)
        return cast("io.BufferedReader", opener(path, "rb") if opener is not None else path.open("rb"))


@contextmanager
def complaining(path: Path) -> Iterator[None]:
    """Turn what goes wrong with a file's bytes into one `UsageError`."""
    try:
        yield
    except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as fault:
        raise UsageError(f"{path} is damaged or ends in the middle: get it again.") from fault
    except OSError as fault:
        raise UsageError(f"{path} cannot be read ({fault.strerror or fault}): check the path.") from fault
    except UnicodeDecodeError as fault:
        raise UsageError(f"{path} is no text in UTF-8: save it in that encoding.") from fault


def stem(path: Path) -> str:
    """Return a file's name without the endings that say what it is."""
    while path.suffix.lower() in ENDINGS:
        path = path.with_suffix("")
    return path.name
