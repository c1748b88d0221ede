"""Which type of actor a list means, by the word, schema, topic or class that it gives. `data/types.toml` has them."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from averment.coding.actors.kind_of import of_words
from averment.coding.folding import fold
from averment.coding.lexicon import roles
from averment.coding.record import ActorType

__all__ = ["of_class", "of_description", "of_schema", "of_word"]


def of_word(word: str) -> ActorType | None:
    """Return the type that a word or phrase stands for, in the singular or plural, or None."""
    key = " ".join(fold(word).replace("_", " ").split())
    singular = f"{key[:-3]}y" if key.endswith("ies") else key.removesuffix("s")
    by_word = table("words")
    return by_word.get(key) or by_word.get(singular) or of_class(word) or of_description(word)


def of_description(text: str) -> ActorType | None:
    """Return the type that a description begins with ("Velmoran politician", "militia in …"), or None."""
    words = [word.strip(",.()") for word in fold(text).replace("/", " ").split()]
    # what follows a preposition or a comma says where, when and whose
    end = next(
        (i for i, word in enumerate(words) if word in {"in", "of", "for", "from", "at", "by", "who", "and"}), None
    )
    head = words[:end]
    if head and roles().is_person(head[-1]):
        return "person"
    return of_words(head) if head else None


def of_schema(schema: str, topics: Iterable[str]) -> ActorType | None:
    """Return the type that a schema of FollowTheMoney stands for, more exactly where a topic says it, or None."""
    kind = table("schema").get(schema)
    if kind in {None, "person"}:
        return kind
    known = (table("topic").get(topic) for topic in topics)
    return next((found for found in known if found), kind)


def of_class(item: str) -> ActorType | None:
    """Return the type that a class of Wikidata stands for, by its id or address, or None."""
    return table("wikidata").get(item.rpartition("/")[2])


def table(name: str) -> Mapping[str, ActorType]:
    return _tables()[name]


@cache
def _tables() -> dict[str, dict[str, ActorType]]:
    text = (files("averment.exchange.actor_lists") / "data" / "types.toml").read_text("utf-8")
    tables: dict[str, dict[str, Any]] = tomllib.loads(text)
    kinds = get_args(ActorType)
    return {name: {word: kind for kind in kinds for word in rows.get(kind, ())} for name, rows in tables.items()}
