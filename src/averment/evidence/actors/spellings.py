"""Names that may be spellings of one: found by DuckDB through keys that they share, then compared pair by pair."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import duckdb
import pyarrow as pa

from averment.coding.names import Kind
from averment.coding.names.blocks import blocks
from averment.coding.names.likeness import likeness

from .forms import Form, is_relative
from .group import Group
from .material import Material
from .namesakes import Link
from .weights import weights

__all__ = ["alike", "both_on", "kind_of", "spelt_alike"]

_PAIRS_AT_ONCE = 65_536
_MOST_IN_BLOCK = 1_000
_ONE_WORD = "="
"""What those keys begin with that are one word of a longer name: with them come all who are called Hussein."""

_GROUPS_OF_A_NAME = 8
"""How many groups of one name, the largest first, are compared with those of another name."""

# A key that very many names share tells next to nothing apart; names that are spelt alike share other keys as well.
_PAIRS = f"""
WITH often AS (SELECT key FROM keys GROUP BY key HAVING count(*) BETWEEN 2 AND {_MOST_IN_BLOCK})
SELECT DISTINCT a.form AS one, b.form AS other
FROM (FROM keys SEMI JOIN often USING (key)) AS a JOIN keys AS b ON a.key = b.key AND a.form < b.form
ORDER BY one, other
"""  # noqa: S608 - a number of ours


def spelt_alike(groups: Mapping[int, Sequence[Group]], material: Material) -> list[Link]:
    """Return the pairs of groups whose names may be spellings of one, and those of one name but different kinds.

    Args:
        groups: The groups of each name, by its number.
        material: What there is to compare them by.
    """
    links = []
    for one, other in _pairs(groups, material):
        score, reason = alike(material.forms[one], material.forms[other], material.texts[one], material.texts[other])
        if score < weights().compared:
            continue
        reason = f"{material.texts[one]} and {material.texts[other]}: {reason}"
        for first, second in product(groups[one][:_GROUPS_OF_A_NAME], groups[other][:_GROUPS_OF_A_NAME]):
            links.append(_link(first, second, (one, other), (score, reason), material))
    return links + list(_slips(groups, material))


def alike(one: Form, other: Form, text: str, other_text: str) -> tuple[float, str]:
    """Return how alike two names are, and why."""
    if one.words == other.words:
        return 1.0, "the same name"
    found = likeness(text, other_text, kind_of(one))
    return found.score, found.reason


def both_on(pages: int) -> str:
    """Say that so many pages tell two actors apart."""
    return "a page has both" if pages == 1 else f"{pages} pages have both"


def kind_of(form: Form) -> Kind:
    """Return the type of actor by which a name is compared."""
    kinds: dict[str, Kind] = {"body": "organisation", "place": "place"}
    return kinds.get(form.kind, "person")


def _pairs(groups: Mapping[int, Sequence[Group]], material: Material) -> Iterator[tuple[int, int]]:
    numbers, keys = [], []
    for form in groups:
        kind = material.forms[form].kind
        if kind != "single":
            # A person's name and a body's are never spellings of one.
            for key in sorted(blocks(material.texts[form], kind_of(material.forms[form]))):
                if not key.startswith(_ONE_WORD):
                    numbers.append(form)
                    keys.append(f"{kind} {key}")
    with duckdb.connect(config={"temp_directory": ""}) as connection:
        connection.register(
            "keys", pa.table({"form": pa.array(numbers, pa.int32()), "key": pa.array(keys, pa.string())})
        )
        for batch in connection.sql(_PAIRS).to_arrow_reader(_PAIRS_AT_ONCE):
            yield from zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)


def _link(one: Group, other: Group, forms: tuple[int, int], spelling: tuple[float, str], material: Material) -> Link:
    score, reason = spelling
    context = material.context(one, other)
    bits = min(material.rarity.bits(material.forms[form]) for form in forms)
    if material.forms[forms[0]].kind != "full":
        bits = min(bits, weights().body_name)
    bits += weights().of_spelling(score) + context.bits
    together = material.together(one, other)
    if together:
        bits += weights().together
        return Link(bits, one, other, (reason, *context.reasons, f"but {both_on(together)}"))
    return Link(bits, one, other, (reason, *context.reasons))


def _slips(groups: Mapping[int, Sequence[Group]], material: Material) -> Iterator[Link]:
    """Yield pairs of one name that pages take for a person here and for a body or place there."""
    by_words: dict[tuple[str, ...], list[int]] = {}
    for form in groups:
        if material.forms[form].kind != "single":
            by_words.setdefault(material.forms[form].words, []).append(form)
    for words, forms in by_words.items():
        if len(forms) < 2:
            continue
        largest = sorted(
            (group for form in forms for group in groups[form][:1]), key=lambda g: (-len(g.pages), g.first)
        )
        much, *rest = largest
        for little in rest:
            rare = len(little.pages) <= max(1.0, weights().slips * len(much.pages))
            bits = (weights().slip if len(words) > 1 else weights().slip_one_word) if rare else weights().no_slip
            if any(map(is_relative, (material.forms[form] for form in forms))):
                bits = -weights().relative_name + material.context(much, little).bits
            yield Link(bits, much, little, ("the same name, taken for another kind of actor",))
