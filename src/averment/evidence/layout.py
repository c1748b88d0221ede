"""The folder of an evidence base: what lies in it, how it is told from any other folder, and which format it has."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec

import averment
from averment.errors import BaseError

from .faults import using

__all__ = [
    "FORMAT",
    "LATER_TABLES",
    "MARKER",
    "TABLES",
    "check",
    "has_table",
    "is_base",
    "mark",
    "prepare",
]

FORMAT = 1
"""Goes up when an older Averment could no longer read, or would wrongly write, what a newer one keeps."""

MARKER = "averment.json"
TABLES = ("readings", "sightings", "failures")
LATER_TABLES = ("claims", "decisions", "registry", "resolution", "reviews")
"""Tables that are made when there is something to keep in them: bases from before them are read as without it."""

_UNUSABLE = frozenset("[]{}|<>^`%" + ("\\" if os.sep == "/" else ""))


class _Format(msgspec.Struct):
    """As much of the mark as every version writes and reads, whatever else a newer one adds."""

    format: Annotated[int, msgspec.Meta(ge=1)]


class _Marker(_Format):
    created: str
    created_by: str


def is_base(folder: Path) -> bool:
    """Say whether `folder` carries the mark of an evidence base, of whatever version."""
    with using(folder):
        return (folder / MARKER).is_file()


def has_table(folder: Path, name: str) -> bool:
    """Say whether the base at `folder` has a table of this name."""
    return (folder / name / "_delta_log").is_dir()


def check(folder: Path) -> None:
    """Make sure that `folder` is an evidence base that this version reads and writes.

    Raises:
        BaseError: It is missing, something else, damaged, or made by a newer Averment.
    """
    if not folder.exists():
        raise BaseError(f"There is no evidence base at {folder}: make one with `averment read PAGES --into {folder}`.")
    if not is_base(folder):
        raise BaseError(f"{folder} is not an evidence base (it has no {MARKER}): check the path.")
    with using(folder):
        raw = (folder / MARKER).read_bytes()
    try:
        marker = msgspec.json.decode(raw, type=_Format)
    except msgspec.DecodeError as fault:
        raise BaseError(f"{folder / MARKER} is damaged: put back the copy that you keep of it.") from fault
    if marker.format > FORMAT:
        raise BaseError(
            f"{folder} was made by a newer Averment (format {marker.format}; this one knows {FORMAT}): "
            "upgrade with `pip install --upgrade averment`."
        )
    for name in TABLES:
        if not has_table(folder, name):
            raise BaseError(f"{folder} is damaged: its table `{name}` is missing; put back a copy of the folder.")


def prepare(folder: Path) -> None:
    """Make `folder`, or see that it is empty or the start of a base that was never finished.

    Raises:
        BaseError: It is a file, holds other things, cannot be made, or has a name that tables cannot lie under.
    """
    unusable = sorted(_UNUSABLE.intersection(str(folder)))
    if unusable:
        raise BaseError(
            f"{folder} cannot hold tables, for the {' '.join(unusable)} in its path: choose another folder."
        )
    if folder.exists() and not folder.is_dir():
        raise BaseError(f"{folder} is a file: an evidence base is a folder; choose another path.")
    with using(folder):
        folder.mkdir(parents=True, exist_ok=True)
        strangers = sorted(entry.name for entry in folder.iterdir() if not _ours(entry.name))
    if strangers:
        raise BaseError(f"{folder} has other things in it ({strangers[0]}): choose an empty or a new folder.")


def mark(folder: Path) -> None:
    """Write the mark, last of all: a folder without it was never finished, and the next run finishes it."""
    marker = _Marker(
        format=FORMAT,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        created_by=f"averment {averment.__version__}",
    )
    with using(folder):
        unfinished = folder / f".{MARKER}.{os.getpid()}"
        unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(marker)) + b"\n")
        unfinished.replace(folder / MARKER)


def _ours(name: str) -> bool:
    # File managers leave their own hidden files in a folder that a person has looked at.
    return name in {*TABLES, *LATER_TABLES, MARKER} or name.startswith(".")
