"""Where the index lies, which of its files count, and who may write them.

    index/
      index.json       the manifest: of which versions of the base's tables, which segments, which file of actors
      lock.sqlite      held by whoever writes
      segment-…/       see `segment.py`
      actors-….npz     which actor of the base each page's actor is, and which pages still count

What a manifest names never changes. A newer manifest takes its place in one step, and what no manifest has named for a
while is removed.
"""

import getpass
import hashlib
import os
import shutil
import sqlite3
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from averment.errors import BaseError
from averment.evidence.faults import using

from .segment import FIXED

__all__ = ["FORMAT", "Manifest", "folders", "read_manifest", "writable", "write_manifest", "writing"]

FORMAT = f"4-{hashlib.sha256(repr(FIXED).encode()).hexdigest()[:12]}"
"""Another where what lies in the folder would be read wrongly: the number goes up with the format, and what follows it
goes by the values that columns have numbers for. The index is made again then."""

_MANIFEST = "index.json"
_WAIT = 3600
_KEPT_SECONDS = 600


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which files count.

    Attributes:
        format: `FORMAT`.
        made: Differs from that of every other manifest.
        versions: The version of each table of the base that it was made from.
        kept: Which records people keep that no reading that counts has, as `refresh.kept_state` names it.
        segments: The names of their folders.
        actors: The name of the file of actors.
    """

    format: str
    made: str
    versions: dict[str, int]
    kept: str
    segments: tuple[str, ...]
    actors: str


def folders(base: Path) -> tuple[Path, Path]:
    """Return where the index of a base lies: in the base, or, where that may not be written, in a temporary folder."""
    name = hashlib.sha256(f"{getpass.getuser()} {base}".encode()).hexdigest()[:16]
    return base / "index", Path(tempfile.gettempdir()) / f"averment-index-{name}"


def writable(folder: Path, base: Path) -> bool:
    """Make the folder, and say whether it can be written.

    Raises:
        BaseError: A temporary folder of that name belongs to somebody else.
    """
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return False
    if folder.parent != base and hasattr(os, "getuid"):
        found = folder.stat(follow_symlinks=False)
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
            raise BaseError(
                f"{folder} is not a folder of yours alone: remove it, or set TMPDIR to a folder of your own."
            )
    return os.access(folder, os.W_OK)


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest that counts; None where there is none that this version reads."""
    try:
        manifest = msgspec.json.decode((folder / _MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None
    return manifest if manifest.format == FORMAT else None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Make this manifest the one that counts, and remove what none has named for a while.

    Raises:
        BaseError: The disk is full.
    """
    with using(folder):
        unfinished = folder / f".{_MANIFEST}.{os.getpid()}"
        unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")
        before = read_manifest(folder)
        unfinished.replace(folder / _MANIFEST)
    for left in (*before.segments, before.actors) if before else ():
        if left not in {*manifest.segments, manifest.actors}:
            # Its time runs from now on: others may still read it.
            os.utime(folder / left)
    named = {*manifest.segments, manifest.actors}
    for entry in folder.iterdir():
        is_ours = entry.name.startswith(("segment-", "actors-", ".segment-", ".actors-"))
        if is_ours and entry.name not in named and time.time() - entry.stat().st_mtime > _KEPT_SECONDS:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Be the only one who writes in the folder; others wait. The lock ends with its process, however that ends.

    Raises:
        BaseError: Another process has been writing for an hour.
    """
    with using(folder):
        lock = sqlite3.connect(folder / "lock.sqlite", timeout=_WAIT, isolation_level=None, check_same_thread=False)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as fault:
            raise BaseError(f"The index in {folder} cannot be written ({fault}): try again later.") from fault
        yield
    finally:
        lock.close()
