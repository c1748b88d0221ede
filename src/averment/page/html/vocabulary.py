"""The word lists of `vocabulary.toml`, as sets."""

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["words"]


@cache
def words(name: str) -> frozenset[str]:
    """Return the word list of that name."""
    return frozenset(_file()[name].split())


@cache
def _file() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
