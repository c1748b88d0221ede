"""What `data/person_names.toml` and `data/organisation_names.toml` know, as compared across pages."""

from dataclasses import dataclass
from functools import cache

from averment.coding.folding import fold
from averment.coding.lexicon import countries, given_names, organisations, read
from averment.coding.registry.meaning import meaning_of

from .spelling import keys

__all__ = ["LegalForm", "OrganisationNames", "PersonNames", "organisation_names", "person_names"]

LegalForm = str
"""`joint_stock`, `limited`, `partnership`, `nonprofit`, or `any`, which agrees with each of them."""


@dataclass(frozen=True)
class PersonNames:
    """Words and pieces of people's names, in lower case.

    Attributes:
        father: What makes one name with the next word, as "abu" does.
        servant: "Abd", which is written apart or joined.
        endings: Words that end the name before them, with the form that all of them take.
        articles: Arabic articles.
        articles_before: Those that stand only before the letters that they have taken on.
        particles: Particles of surnames, which are left out.
        leading_particles: Those of them that are left out at a name's beginning as well.
        child: "Son of".
        honours: Honours, within a name or before it.
        generations: Words behind a name that count as numbers do.
        variants: The numbers of the rows of forms of one name, short ones included, by each of the forms.
        forms_of: The first name of each row.
        given: Given names that are known, by the keys of their spelling.
        feminine: What makes a woman's name of a man's.
        patronymics: Endings of Slavic patronymics.
    """

    father: frozenset[str]
    servant: frozenset[str]
    endings: dict[str, str]
    articles: frozenset[str]
    articles_before: dict[str, str]
    particles: frozenset[str]
    leading_particles: frozenset[str]
    child: frozenset[str]
    honours: frozenset[str]
    generations: dict[str, int]
    variants: dict[str, frozenset[int]]
    forms_of: tuple[str, ...]
    given: dict[str, tuple[str, ...]]
    feminine: frozenset[str]
    patronymics: tuple[str, ...]


@dataclass(frozen=True)
class OrganisationNames:
    """Words of organisations' names, folded.

    Attributes:
        legal: Legal forms by their words.
        longest_legal: How many words the longest of them has.
        generic: Words that many bodies share.
        light: Words that are often left out.
        abbreviations: What short forms stand for.
        places: Countries and capitals, each word or words with the country that they tell; a capital tells itself.
        numbers: Numbers in words.
    """

    legal: dict[tuple[str, ...], LegalForm]
    longest_legal: int
    generic: frozenset[str]
    light: frozenset[str]
    abbreviations: dict[str, tuple[str, ...]]
    places: dict[tuple[str, ...], str]
    numbers: dict[str, int]


@cache
def person_names() -> PersonNames:
    """Load `person_names.toml`, and the short forms of `nicknames.toml`."""
    table = read("person_names.toml")
    rows = [*table["variant"]["rows"], *read("nicknames.toml")["rows"]]
    variants: dict[str, frozenset[int]] = {}
    for number, row in enumerate(rows):
        for name in row:
            variants[name] = variants.get(name, frozenset()) | {number}
    given: dict[str, tuple[str, ...]] = {}
    for name in sorted({*table["given"]["words"], *given_names(), *variants}):
        for key in keys(name):
            given[key] = (*given.get(key, ()), name)
    return PersonNames(
        father=frozenset(table["joined"]["father"]),
        servant=frozenset(table["servant"]["words"]),
        endings={word: ending for ending, words in table["ending"].items() for word in words},
        articles=frozenset(table["article"]["words"]),
        articles_before=table["article"]["before"],
        particles=frozenset(table["particle"]["words"]),
        leading_particles=frozenset(table["particle"]["leading"]),
        child=frozenset(table["child"]["words"]),
        honours=frozenset(table["honour"]["words"]),
        generations=table["generation"],
        variants=variants,
        forms_of=tuple(row[0] for row in rows),
        given=given,
        feminine=frozenset(table["feminine"]["endings"]),
        patronymics=tuple(table["patronymic"]["endings"]),
    )


@cache
def organisation_names() -> OrganisationNames:
    """Load `organisation_names.toml`, and the countries and capitals of the registry."""
    table = read("organisation_names.toml")
    legal = {tuple(form.split()): kind for kind, forms in table["legal"].items() for form in forms}
    known = countries()
    places = {capital: city.name for capital in known.capitals if (city := meaning_of(capital)) is not None}
    places |= known.names | known.adjectives
    places |= {fold(own): country for country, names in table["country"].items() for own in names}
    return OrganisationNames(
        legal=legal,
        longest_legal=max(map(len, legal)),
        generic=frozenset(table["generic"]["words"]),
        light=frozenset(table["light"]["words"]) | organisations().optional,
        abbreviations={short: tuple(long.split()) for short, long in table["abbreviation"].items()},
        places={tuple(place.replace("-", " ").split()): country for place, country in places.items() if place},
        numbers=table["number"],
    )
