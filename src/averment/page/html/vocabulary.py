"""The word lists of `vocabulary.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["ordered", "sorts", "words"]


@cache
def words(name: str, table: str | None = None) -> frozenset[str]:
    """Return the word list of that name, in that table of the file, as a set."""
    return frozenset(ordered(name, table))


@cache
def ordered(name: str, table: str | None = None) -> tuple[str, ...]:
    """Return the word list of that name, in that table of the file, in its own order."""
    return tuple((_file()[table] if table else _file())[name].split())


@cache
def sorts(table: str) -> tuple[str, ...]:
    """Return the names of the word lists in a table of the file."""
    return tuple(_file()[table])


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
