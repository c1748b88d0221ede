"""A file that is there whole or not at all: what is written beside it takes its place when it is complete."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from averment.errors import UsageError

__all__ = ["whole_file"]


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file to write; it takes the place of `path` when the block ends well, and goes away when it does not.

    Raises:
        UsageError: The folder is missing, may not be written, or its disk is full.
    """
    unfinished: Path | None = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            unfinished = Path(file.name)
            yield cast("BinaryIO", file)
            file.flush()
            os.fsync(file.fileno())
        # Such files are made for their owner alone; the finished one is as open as any other that is made here.
        unfinished.chmod(0o666 & ~_umask())
        unfinished.replace(path)
    except OSError as fault:
        raise UsageError(f"{path} cannot be written ({fault.strerror}): choose another place.") from fault
    finally:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
