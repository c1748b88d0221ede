"""What the disk, Delta and DuckDB say when something is wrong, put into one line that a person can act on."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from deltalake.exceptions import CommitFailedError, DeltaError

from averment.errors import BaseError, UsageError

__all__ = ["answering", "is_forbidden", "using"]

_OS_ERROR = re.compile(r"\(os error (\d+)\)|\bcode: (\d+)\b")
_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def using(folder: Path) -> Iterator[None]:
    """Turn whatever goes wrong with the files under `folder` into one `BaseError`.

    Raises:
        BaseError: The disk is full, permission is missing, another writer came first too often, a file is damaged.
    """
    try:
        yield
    except (OSError, DeltaError, duckdb.Error) as fault:
        raise BaseError(_in_one_line(fault, folder)) from fault
    except BaseException as fault:
        # Delta's own code is Rust: where it gives up in mid-air, Python gets this and not an `Exception`.
        if type(fault).__name__ != "PanicException":
            raise
        raise BaseError(_in_one_line(fault, folder)) from fault


@contextmanager
def answering() -> Iterator[None]:
    """Turn what DuckDB says about a query into one `UsageError`: wrap the making of a query and the fetching of rows.

    Raises:
        UsageError: The query cannot be answered; the message has DuckDB's reason.
    """
    try:
        yield
    except duckdb.PermissionException as fault:
        message = "A query reads the evidence base and nothing else: no other file, and no address, can be opened."
        raise UsageError(message) from fault
    except duckdb.Error as fault:
        raise UsageError(f"The query cannot be answered. {_first_line(fault)}") from fault


def is_forbidden(error: BaseError) -> bool:
    """Say whether permission was all that was missing."""
    return error.__cause__ is not None and _code_of(error.__cause__) in _FORBIDDEN


def _in_one_line(fault: BaseException, folder: Path) -> str:
    code = _code_of(fault)
    if code in _FULL:
        return f"The disk that holds {folder} is full: make room, then run the same again; what was kept stays kept."
    if code in _FORBIDDEN:
        return f"No permission for {folder}: ask its owner, or choose another folder."
    if isinstance(fault, CommitFailedError):
        return f"Other writers to {folder} were always first: run the same again when they are done."
    return f"{folder} is damaged or not readable: {_first_line(fault)}."


def _code_of(fault: BaseException) -> int | None:
    if isinstance(fault, OSError) and fault.errno is not None:
        return fault.errno
    found = _OS_ERROR.search(str(fault))
    return int(found[1] or found[2]) if found else None


def _first_line(fault: BaseException) -> str:
    return str(fault).strip().partition("\n")[0].rstrip(".") or type(fault).__name__
