"""An invented world whose actors are known, as pages name them: who bears which name, how outlets spell it, who stands
beside whom. Nobody in it is real; only countries are, so that "the Iraqi minister" reads as on a real page.
"""

import bisect
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

from averment.coding import Actor, Mention, Record
from averment.coding.lexicon import countries
from averment.page import Page, Zone

__all__ = ["World"]

Item = TypeVar("Item")

ACTORS_A_PAGE = 22
MENTIONS_AN_ACTOR = 2
"""Both as in 439 real reports read by Averment."""

# What outlets spell differently, as in names that come from another script.
_SPELLINGS = (
    ("u", "ou"), ("u", "oo"), ("i", "ee"), ("kh", "h"), ("kh", "k"), ("q", "k"), ("ai", "ei"), ("ai", "ay"),
    ("e", "i"), ("o", "u"),
    ("ss", "s"), ("mm", "m"), ("dh", "d"), ("j", "dj"), ("sh", "ch"), ("y", "i"), ("a", "e"),
)  # fmt: skip
_ONSETS = (
    "b", "d", "f", "g", "h", "j", "k", "kh", "l", "m", "n", "q", "r", "s", "sh", "t", "w", "y", "z", "dh", "br",
    "tr", "gh", "v", "p",
)  # fmt: skip
_VOWELS = (
    "a", "a", "a", "i", "i", "u", "u", "o", "e", "ai",
)  # fmt: skip
_CODAS = (
    "", "", "", "l", "m", "n", "r", "d", "s", "ss", "mm", "sh", "b", "k",
)  # fmt: skip
_NOUNS = (
    "minister", "spokesman", "spokeswoman", "president", "governor", "analyst", "commander", "envoy",
    "lawmaker", "mayor", "activist", "professor", "adviser", "ambassador", "senator", "judge", "general",
    "lawyer", "economist", "journalist",
)  # fmt: skip
_FIELDS = (
    "foreign", "interior", "defence", "finance", "health", "oil", "justice", "trade", "political", "security",
    "human", "rights", "military", "economic", "deputy", "prime", "former", "senior", "chief", "local",
    "regional", "water", "energy", "labour", "culture", "transport",
)  # fmt: skip
_BODIES = (
    "Front", "Movement", "Party", "Council", "Brigades", "Company", "Bank", "University", "Institute", "Agency",
    "Union", "Foundation", "Forces", "Congress", "Alliance",
)  # fmt: skip
_RELATIVE = (
    "Foreign Ministry", "Interior Ministry", "Defence Ministry", "Supreme Court", "Parliament", "Senate",
    "Central Bank", "Health Ministry", "Justice Ministry", "National Assembly", "Electoral Commission",
)  # fmt: skip
_UNNAMED = (
    "officials", "a spokesman", "residents", "protesters", "the minister", "a resident", "analysts",
    "the government", "witnesses", "a source",
)  # fmt: skip


@dataclass
class Entity:
    """Somebody or something of the world.

    Attributes:
        number: Which; two that share a name differ by it.
        type: One of `averment.coding.ActorType`.
        names: The full names, the usual one first.
        short: Single names, acronyms.
        roles: What pages call it.
        country: Where it belongs.
        spelt: How each outlet that spells it otherwise does.
    """

    number: int
    type: str
    names: tuple[str, ...]
    short: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    country: str = ""
    spelt: dict[int, str] = field(default_factory=dict)


class World:
    """All that pages can be about, in about the proportions of real reports.

    Attributes:
        truth: For each page and actor, which entity it is; filled while `records` is read.

    Args:
        pages: How many pages it is made for: with it grow the people that there are.
        seed: Another seed, another world.
    """

    def __init__(self, pages: int, *, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._pages = pages
        self.truth: dict[tuple[str, str], int] = {}
        self._countries = sorted(set(countries().names.values()))
        self._adjective = {}
        for adjective, country in countries().adjectives.items():
            self._adjective.setdefault(country, adjective.title())
        given = self._words(1_500, 1, 2)
        surnames = self._words(6_000, 2, 3)
        people = max(200, int(2.2 * pages))
        self._people = [self._person(number, given, surnames) for number in range(people)]
        self._bodies = [self._body(people + number) for number in range(max(60, pages // 3))]
        first = people + len(self._bodies)
        self._relative = [
            Entity(first + number, "government", (name,), (), (), country)
            for number, (country, name) in enumerate((c, n) for c in self._countries for n in _RELATIVE)
        ]
        first += len(self._relative)
        self._states = [Entity(first + n, "state", (name,), country=name) for n, name in enumerate(self._countries)]
        first += len(self._states)
        towns = self._words(max(100, pages // 8), 2, 3)
        self._places = [
            Entity(first + n, "place", (town.title(),), country=self._pick(self._countries))
            for n, town in enumerate(towns)
        ]
        self._topics = [self._topic() for _ in range(max(8, pages // 40))]

    def records(self) -> Iterator[Record]:
        """Yield the pages."""
        famous = _Zipf(self._people[: max(50, len(self._people) // 50)], self._chance)
        topics = _Zipf(self._topics, self._chance, exponent=0.8)
        for number in range(self._pages):
            yield self._record(number, topics.draw(), famous)

    def _record(self, number: int, topic: "_Topic", famous: "_Zipf[Entity]") -> Record:
        chance = self._chance
        outlet = chance.randrange(40)
        there: dict[int, Entity] = {}
        while len(there) < ACTORS_A_PAGE * 0.82:
            draw = chance.random()
            if draw < 0.12:
                entity = famous.draw()
            elif draw < 0.2:
                # Somebody whom hardly any other page names: a witness, an expert, a victim.
                entity = self._pick(self._people)
            else:
                entity = topic.cast.draw()
            there.setdefault(entity.number, entity)
        page_id = f"{number * 2654435761 % 2**32:08x}{number:08x}"
        lines: list[str] = []
        actors: list[Actor] = []
        end = -2
        shown = [self._shown(entity, outlet) for entity in there.values()]
        shown += [("other", self._pick(_UNNAMED), (), (), None) for _ in range(ACTORS_A_PAGE - len(shown))]
        chance.shuffle(shown)
        for position, (kind, name, aliases, roles, entity) in enumerate(shown):
            mentions = []
            for text in [name, *aliases, *[name] * 8][: max(1 + len(aliases), _few(chance))]:
                start = end + 2
                end = start + len(text)
                lines.append(text)
                mentions.append(Mention(start, end, "noun" if entity is None else "name"))
            actor = f"{page_id[:8]}{position:08x}"
            actors.append(Actor(id=actor, name=name, type=kind, aliases=aliases, roles=roles, mentions=tuple(mentions)))  # type: ignore[arg-type]
            if entity is not None:
                self.truth[page_id, actor] = entity
        text = "\n\n".join(lines)
        page = Page(
            id=page_id,
            url=f"https://outlet{outlet}.example/{number}",
            outlet=f"Outlet {outlet}",
            title=lines[0],
            published=(date(2022, 1, 1) + timedelta(days=number * 1500 // self._pages)).isoformat(),
            language="en",
            text=text,
            zones=(Zone("body", 0, len(text)),),
        )
        return Record(model="invented", page=page, actors=tuple(actors))

    def _shown(self, entity: Entity, outlet: int) -> tuple[str, str, tuple[str, ...], tuple[str, ...], int | None]:
        """Return how a page has an entity: type, name, aliases, roles, and which it is."""
        chance = self._chance
        kind = entity.type
        if kind != "person":
            name = entity.names[0]
            if kind in {"government", "state", "place"}:
                aliases: tuple[str, ...] = ()
            else:
                name, aliases = self._body_name(entity)
            if chance.random() < 0.04:
                kind = self._pick(("organisation", "other", "media", "place"))
            return kind, name, aliases, (), entity.number
        name = entity.spelt.get(outlet, entity.names[0])
        if len(entity.names) > 1 and chance.random() < 0.2:
            name = entity.names[1]
        given, *_, surname = name.split()
        draw = chance.random()
        if draw < 0.17:
            name, aliases = surname, ()
        elif draw < 0.2:
            name, aliases = given, ()
        elif draw < 0.24:
            aliases = (surname, given)
        else:
            aliases = (surname,) if draw < 0.6 else ()
        roles = tuple(role for role in entity.roles if chance.random() < 0.3)
        if chance.random() < 0.01:
            kind = self._pick(("organisation", "media", "other"))
        return kind, name, aliases, roles, entity.number

    def _body_name(self, entity: Entity) -> tuple[str, tuple[str, ...]]:
        draw = self._chance.random()
        name = self._pick(entity.names) if draw < 0.1 else entity.names[0]
        if entity.short and draw > 0.8:
            return entity.short[0], ()
        return name, entity.short if entity.short and draw > 0.6 else ()

    def _relative_of(self, country: str) -> list[Entity]:
        start = self._countries.index(country) * len(_RELATIVE)
        return self._relative[start : start + len(_RELATIVE)]

    def _topic(self) -> "_Topic":
        country = self._pick(self._countries)
        chance = self._chance
        cast = chance.choices(self._people, k=26) + chance.choices(self._bodies, k=8)
        cast += chance.sample(self._relative_of(country), 4) + chance.choices(self._places, k=4)
        cast.insert(0, self._states[self._countries.index(country)])
        for person in cast:
            if person.type == "person" and not person.country:
                person.country = country
                adjective = self._adjective.get(country, country)
                person.roles = tuple(f"{adjective} {role}" if chance.random() < 0.4 else role for role in person.roles)
        head, rest = cast[0], cast[1:]
        chance.shuffle(rest)
        return _Topic(country, _Zipf([head, *rest], chance, exponent=0.7))

    def _person(self, number: int, given: Sequence[str], surnames: Sequence[str]) -> Entity:
        chance = self._chance
        if number == 0:
            self._given, self._surnames = _Zipf(given, chance, exponent=0.9), _Zipf(surnames, chance, exponent=0.8)
        first, last = self._given.draw(), self._surnames.draw()
        article = chance.random() < 0.2
        name = f"{first.title()} {'al-' if article else ''}{last.title()}"
        names = [name]
        if chance.random() < 0.1:
            names.append(f"{first.title()} {self._given.draw().title()} {last.title()}")
        elif chance.random() < 0.05:
            names.append(f"{first.title()} {self._given.draw()[0].upper()}. {last.title()}")
        spelt = {}
        if chance.random() < 0.35:
            other = self._respelt(name)
            spelt = {outlet: other for outlet in range(40) if chance.random() < 0.3}
        role = f"{self._pick(_FIELDS)} {self._pick(_NOUNS)}"
        roles = [role, role.rsplit(maxsplit=1)[-1]]
        if chance.random() < 0.3:
            roles.append(f"{self._pick(_FIELDS)} {self._pick(_NOUNS)}")
        gender = chance.random() < 0.5
        wrong = "spokeswoman" if gender else "spokesman"
        roles = [role.replace(wrong, "spokesman" if gender else "spokeswoman") for role in roles]
        return Entity(number, "person", tuple(names), roles=tuple(roles), spelt=spelt)

    def _body(self, number: int) -> Entity:
        name = f"{self._word(2).title()} {self._word(2).title()} {self._pick(_BODIES)}"
        short = ("".join(word[0] for word in name.split()),) if self._chance.random() < 0.3 else ()
        names = (name, self._respelt(name)) if self._chance.random() < 0.3 else (name,)
        kind = self._pick(("organisation", "organisation", "armed_group", "party", "media"))
        return Entity(number, kind, names, short)

    def _respelt(self, name: str) -> str:
        """Return a name as another outlet spells it: one or two of its sounds written otherwise."""
        made = name.lower()
        fitting = [(sound, other) for sound, other in _SPELLINGS if sound in made]
        for sound, other in self._chance.sample(fitting, k=min(len(fitting), self._chance.choice((1, 1, 2)))):
            made = made.replace(sound, other, 1)
        return " ".join("al-" + part[3:].title() if part.startswith("al-") else part.title() for part in made.split())

    def _words(self, number: int, least: int, most: int) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < number:
            words[self._word(self._chance.randint(least, most))] = None
        return list(words)

    def _word(self, syllables: int) -> str:
        chance = self._chance
        made = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
        return made + chance.choice(_CODAS) if len(made) > 2 else made + "n"

    def _pick(self, things: Sequence[Item]) -> Item:
        return self._chance.choice(things)


class _Zipf(Generic[Item]):
    """Draws from a list, its first items far more often than its last."""

    def __init__(self, items: Sequence[Item], chance: random.Random, *, exponent: float = 1.0) -> None:
        self._items = list(items)
        self._sums = list(accumulate(1 / rank**exponent for rank in range(1, len(items) + 1)))
        self._chance = chance

    def draw(self) -> Item:
        return self._items[bisect.bisect(self._sums, self._chance.random() * self._sums[-1])]


@dataclass
class _Topic:
    country: str
    cast: _Zipf[Entity]


def _few(chance: random.Random) -> int:
    """Return how often a page speaks of an actor: mostly once, rarely often, twice on average."""
    number = 1
    while number < 9 and chance.random() < 0.5:
        number += 1
    return number
