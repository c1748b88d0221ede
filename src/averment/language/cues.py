"""The cue lexicon: words that may attribute, told to the model as looks of a word beside its pieces.

`data/cues.toml` is meant to be read and extended; a file of the same form, named by the environment variable
`AVERMENT_CUES`, is read beside it.
"""

import os
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from averment.errors import UsageError

__all__ = ["SETTING", "CueClass", "cue_classes", "inflected", "lexicon_digest", "speech_forms", "speech_verbs"]

CueClass = Literal["speech", "attitude", "noun", "phrase"]
SETTING = "AVERMENT_CUES"
OURS = Path(__file__).parent / "data" / "cues.toml"
ENTRIES: dict[CueClass, str] = {"speech": "verbs", "attitude": "verbs", "noun": "words", "phrase": "words"}
FORM = (
    'it has verbs = "…" under [speech] and [attitude], words = "…" under [noun] and [phrase], forms under [irregular]'
)

SIBILANTS = ("s", "x", "z", "ch", "sh", "o")
VOWELS = frozenset("aeiou")


@cache
def cue_classes() -> dict[str, frozenset[CueClass]]:
    """Return, for each form in lower case, the classes of cues that it may be.

    Raises:
        UsageError: The file that `AVERMENT_CUES` names cannot be read, or holds what is no lexicon.
    """
    classes: dict[str, set[CueClass]] = {}
    tables = _tables()
    irregular = {lemma: forms.split() for table in tables for lemma, forms in table.get("irregular", {}).items()}
    for kind in get_args(CueClass):
        for lemma in _lemmas(tables, kind):
            for form in (*_forms(lemma, kind), *(irregular.get(lemma, ()) if ENTRIES[kind] == "verbs" else ())):
                classes.setdefault(form, set()).add(kind)
    return {form: frozenset(kinds) for form, kinds in classes.items()}


@cache
def speech_verbs() -> frozenset[str]:
    """Return the lemmas of the verbs of saying."""
    return frozenset(_lemmas(_tables(), "speech"))


@cache
def speech_forms() -> dict[str, tuple[str, int]]:
    """Return, for each form of a verb of saying, its lemma and which of the four forms of `inflected` it is."""
    tables = _tables()
    irregular = {lemma: forms.split() for table in tables for lemma, forms in table.get("irregular", {}).items()}
    forms: dict[str, tuple[str, int]] = {}
    for lemma in sorted(speech_verbs()):
        for number, form in enumerate(inflected(lemma)):
            forms.setdefault(form, (lemma, number))
        for form in reversed(irregular.get(lemma, ())):
            forms[form] = (lemma, 3 if form.endswith("ing") else 2)
    return forms


def inflected(verb: str) -> list[str]:
    """Return the regular forms of a verb: say, says, sayed, saying."""
    stem = verb.removesuffix("e")
    to_i = verb.endswith("y") and verb[-2:-1] not in VOWELS
    third = f"{verb[:-1]}ies" if to_i else f"{verb}es" if verb.endswith(SIBILANTS) else f"{verb}s"
    past = f"{verb[:-1]}ied" if to_i else f"{stem}ed"
    return [verb, third, past, f"{verb if verb.endswith('ee') else stem}ing"]


def lexicon_digest() -> str | None:
    """Return a short digest of the user's own lexicon, or None where there is none: readings differ by it.

    Raises:
        UsageError: The file that `AVERMENT_CUES` names cannot be read.
    """
    import hashlib  # noqa: PLC0415 - rarely needed

    words = _theirs()
    return hashlib.sha256(words).hexdigest()[:8] if words is not None else None


def _forms(lemma: str, kind: CueClass) -> list[str]:
    if ENTRIES[kind] == "verbs":
        return inflected(lemma)
    return [lemma, inflected(lemma)[1]] if kind == "noun" else [lemma]


def _lemmas(tables: list[dict[str, dict[str, str]]], kind: CueClass) -> Iterator[str]:
    for table in tables:
        yield from table.get(kind, {}).get(ENTRIES[kind], "").split()


@cache
def _tables() -> list[dict[str, dict[str, str]]]:
    tables = [tomllib.loads(OURS.read_text("utf-8"))]
    words = _theirs()
    if words is not None:
        try:
            table = tomllib.loads(words.decode("utf-8"))
        except ValueError as error:
            raise _refusal(f"cannot be read ({error}): give a file like cues.toml.") from error
        if not all(_is_part(name, part) for name, part in table.items()):
            raise _refusal(f"is no lexicon: {FORM}.")
        tables.append(table)
    return tables


def _is_part(name: str, part: object) -> bool:
    """Tell whether this is one of the tables, with nothing but words in it."""
    if not isinstance(part, dict) or not all(isinstance(words, str) for words in part.values()):
        return False
    return name == "irregular" or any(name == kind and set(part) <= {entry} for kind, entry in ENTRIES.items())


@cache
def _theirs() -> bytes | None:
    """Return what the user's own lexicon holds, read once, or None where there is none."""
    path = os.environ.get(SETTING)
    try:
        return Path(path).read_bytes() if path else None
    except OSError as error:
        raise _refusal(f"cannot be read ({error.strerror}): check the path.") from error


def _refusal(what: str) -> UsageError:
    return UsageError(f"{SETTING}={os.environ.get(SETTING)} {what}")
