"""Names → inputs: what was named on the command line becomes a list of files and addresses, before any is opened.

Whatever names nothing is a wrong call and is refused here; a file that cannot be read costs only itself, later.
"""

import glob
import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from averment.errors import PageError, UsageError

__all__ = ["Input", "find"]

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)


class Input(msgspec.Struct, frozen=True):
    """One thing to open.

    Attributes:
        kind: What it is; `skipped` for a file in a folder that plainly is no page.
        name: The path or address as a person would give it again; "-" for standard input.
    """

    kind: Literal["file", "address", "standard input", "skipped"]
    name: str


def find(names: Iterable[str]) -> list[Input | PageError]:
    """Return what the names stand for, in their order, each once; a folder that cannot be listed is a `PageError`.

    Args:
        names: Paths of files and folders, patterns, http(s) addresses, "-" for standard input.

    Raises:
        UsageError: A name that stands for nothing, or no name at all.
    """
    inputs: dict[Input | PageError, None] = {}
    for name in names:
        found = list(_find(name))
        if not any(isinstance(item, PageError) or item.kind != "skipped" for item in found):
            left = f"all of its {len(found)} files are pictures, scripts or data" if found else "it is empty"
            raise UsageError(f"{name}: no pages in it ({left}); name a file, a folder with pages, or an address.")
        inputs.update(dict.fromkeys(found))
    if not inputs:
        raise UsageError("Nothing to read: name a file, a folder or an address, or - for standard input.")
    return list(inputs)


def _find(name: str) -> Iterator[Input | PageError]:
    scheme = _SCHEME.match(name)
    if name == "-":
        yield Input("standard input", name)
    elif scheme and scheme[1].lower() in {"http", "https"}:
        yield Input("address", name)
    elif scheme:
        advice = "give the path without file://" if scheme[1].lower() == "file" else "give an http or https address"
        raise UsageError(f"{name}: {scheme[1]} addresses are not read; {advice}.")
    elif Path(name).is_dir():
        yield from _in_folder(name)
    elif os.path.lexists(name):
        yield Input("file", name)
    elif glob.has_magic(name):
        yield from _in_pattern(name)
    else:
        raise UsageError(f"{name}: no such file or folder; check the path, or begin an address with https://.")


def _in_pattern(pattern: str) -> Iterator[Input | PageError]:
    matches = sorted(glob.iglob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not matches:
        raise UsageError(f"{pattern}: no file fits this pattern; check it, and quote it if the shell should not.")
    folders = {match for match in matches if Path(match).is_dir()}
    for match in matches:
        if match not in folders:
            yield _judged(match)
        elif not _is_companion(Path(match)):
            yield from _in_folder(match)


def _in_folder(folder: str) -> Iterator[Input | PageError]:
    unlisted: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=unlisted.append):
        for error in unlisted:
            yield _cannot_list(error)
        unlisted.clear()
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_companion(Path(here, name))
        )
        for name in sorted(names):
            if not name.startswith("."):
                yield _judged(str(Path(here, name)))
    for error in unlisted:
        yield _cannot_list(error)


def _judged(path: str) -> Input:
    return Input("skipped" if Path(path).suffix.lower() in _left_out()["suffixes"] else "file", path)


def _is_companion(folder: Path) -> bool:
    """Tell whether a browser made the folder beside a page that it saved."""
    stems = (folder.name.removesuffix(end) for end in _left_out()["companions"] if folder.name.endswith(end))
    return any(folder.with_name(stem + suffix).is_file() for stem in stems for suffix in (".html", ".htm", ".xhtml"))


def _cannot_list(error: OSError) -> PageError:
    message = f"The folder cannot be listed ({error.strerror}): check its permissions."
    return PageError(message, source=str(error.filename), reason="unreadable")


@cache
def _left_out() -> dict[str, frozenset[str]]:
    table = tomllib.loads((files(__package__) / "left_out.toml").read_text("utf-8"))
    return {key: frozenset(values) for key, values in table.items()}
