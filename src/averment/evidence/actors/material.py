"""All that the pages of a base tell about their actors, counted once, and what it says of two groups of appearances."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple

from averment.coding.folding import fold
from averment.coding.lexicon import countries, roles

from .appearances import Appearance, Known, PageOf
from .forms import Form, form_of, is_relative
from .group import Group
from .rarity import Rarity
from .weights import weights

__all__ = ["Context", "Material", "Signs"]

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"a", "an", "and", "at", "for", "former", "ex", "from", "in", "of", "on", "the", "to", "with"})
_IN_TURN = (1.0, 0.6, 0.3)
"""What the most telling sign of a kind counts, the next, and the one after: they do not tell of each other's apart."""


class Signs(NamedTuple):
    """What an actor's roles tell."""

    words: frozenset[str]
    countries: frozenset[str]
    gender: str | None


class Context(NamedTuple):
    """What all but the names says about whether two are one.

    Attributes:
        bits: For (above 0) or against.
        told: The part of them that roles and company tell, where it speaks for it.
        reasons: In words, the most telling first.
    """

    bits: float
    told: float
    reasons: tuple[str, ...]


class Material:
    """The appearances of a base with what is needed to compare them.

    Attributes:
        pages: In the order in which they were first read.
        all: The appearances, page by page.
        forms: The different names.
        called: For each appearance the number of the name it goes by; None where that names nobody.
        others: For each appearance that has them, the further full names that its page gives it.
        singles: For each appearance that has them, the single words that its page calls the person by.
        texts: For each name the words of a page.
        rarity: How common names are.
        known: For each name the known actor that it means.
    """

    def __init__(self, pages: Sequence[PageOf], all_: Sequence[Appearance], known: Iterable[Known] = ()) -> None:
        self.pages = pages
        self.all = all_
        self.forms: list[Form] = []
        self.texts: list[str] = []
        self.called: list[int | None] = []
        self.others: dict[int, tuple[int, ...]] = {}
        self.singles: dict[int, frozenset[str]] = {}
        self._numbers: dict[Form, int] = {}
        self._on_page: list[list[int]] = [[] for _ in pages]
        for index, appearance in enumerate(all_):
            self._call(index, appearance)
        self.rarity = Rarity(self.forms)
        self.known = self._known(known)
        pages_of = Counter(form for forms in self._on_page for form in set(forms))
        before = len(pages) + weights().pages_before
        self._rareness = [math.log2(before / (pages_of[form] + 1)) for form in range(len(self.forms))]
        self._outlets = Counter(page.outlet for page in pages if page.outlet)
        # Most appearances have no roles; those of one name count once, so that fame does not make a role common.
        with_roles = {
            (form, all_[index].roles)
            for index, form in enumerate(self.called)
            if form is not None and all_[index].roles
        }
        self._roles: Counter[str] = Counter()
        for _, words in {(form, word) for form, told in with_roles for word in signs_of(told).words}:
            self._roles[words] += 1
        self._with_roles = len({form for form, _ in with_roles})
        self._country_of_page = self._countries()

    def group(self, members: Iterable[int]) -> Group:
        """Return a group of these appearances."""
        made = Group()
        for index in members:
            self.join(made, index, 1.0)
        return made

    def join(self, group: Group, index: int, certainty: float) -> None:
        """Take an appearance into a group."""
        appearance, form = self.all[index], self.called[index]
        group.members[index] = certainty
        signs = signs_of(appearance.roles)
        if form is not None:
            group.forms[form] += 1
            group.known = group.known or self.known.get(form)
            country = self._country_of_page[appearance.page] if is_relative(self.forms[form]) else None
            if country is not None:
                group.homes[country] += 1
        group.roles.update(signs.words)
        group.countries.update(signs.countries)
        if signs.gender is not None:
            group.genders[signs.gender] += 1
        if appearance.page not in group.pages:
            group.pages.add(appearance.page)
            outlet = self.pages[appearance.page].outlet
            if outlet:
                group.outlets[outlet] += 1
            if group.company is not None:
                group.company.update(set(self._on_page[appearance.page]))

    def company(self, group: Group) -> Counter[int]:
        """Return on how many of the group's pages each name stands."""
        if group.company is None:
            group.company = Counter(form for page in group.pages for form in set(self._on_page[page]))
        return group.company

    def context(self, one: Group, other: Group) -> Context:
        """Return what roles, company, countries and outlets say about whether two groups are one."""
        roles_, common_role = self._of_roles(one, other)
        company, names = self._of_company(one, other)
        against, objections = self._of_contradictions(one, other)
        reasons = [*objections, *common_role, *names]
        bits = roles_ + company + against + self._of_outlets(one, other)
        return Context(bits, max(0.0, roles_) + max(0.0, company), tuple(reasons))

    def together(self, one: Group, other: Group) -> int:
        """Return how many pages have both as two actors."""
        few, many = sorted((one.pages, other.pages), key=len)
        return sum(page in many for page in few)

    def text(self, group: Group) -> str:
        """Return the name that most of a group's pages call it by."""
        for form, _ in group.forms.most_common(1):
            return self.texts[form]
        return self.all[group.first].name

    # How

    def _call(self, index: int, appearance: Appearance) -> None:
        kind = appearance.type
        texts = (appearance.name, *appearance.aliases) if appearance.named else ()
        forms = [(form, text) for text in texts if (form := form_of(text, kind)) is not None]
        full = [(form, text) for form, text in forms if form.kind != "single"]
        if not forms:
            self.called.append(None)
            return
        numbers = [self._number(form, text) for form, text in full or forms[:1]]
        self.called.append(numbers[0])
        self._on_page[appearance.page].append(numbers[0])
        further = tuple(dict.fromkeys(number for number in numbers[1:] if number != numbers[0]))
        if further:
            self.others[index] = further
        single = frozenset(form.words[0] for form, _ in forms if form.kind == "single")
        if single and full:
            self.singles[index] = single

    def _number(self, form: Form, text: str) -> int:
        number = self._numbers.setdefault(form, len(self.forms))
        if number == len(self.forms):
            self.forms.append(form)
            self.texts.append(text)
        return number

    def _known(self, known: Iterable[Known]) -> dict[int, str]:
        """Return which known actor a name means; a name that two of them bear means neither for certain."""
        meant: dict[int, set[str]] = defaultdict(set)
        for actor in known:
            for text in (actor.name, *actor.aliases):
                form = form_of(text, actor.type)
                for kind in ("body", "place") if form is not None and form.kind in {"body", "place"} else ():
                    # A page may take a city for a body: its name means the same actor.
                    number = self._numbers.get(Form(kind, form.words)) if form is not None else None
                    if number is not None:
                        meant[number].add(actor.id)
                if form is not None and (number := self._numbers.get(form)) is not None:
                    meant[number].add(actor.id)
        return {number: next(iter(ids)) for number, ids in meant.items() if len(ids) == 1}

    def _countries(self) -> list[str | None]:
        """Return for each page the one country that it speaks of most, if there is one."""
        counted: list[Counter[str]] = [Counter() for _ in self.pages]
        for appearance in self.all:
            if appearance.type in {"state", "place"}:
                country = countries().of(appearance.name) or countries().capitals.get(fold(appearance.name))
                if country is not None:
                    counted[appearance.page][country] += appearance.mentions
        return [_clear_first(counts) for counts in counted]

    def _of_roles(self, one: Group, other: Group) -> tuple[float, list[str]]:
        if not one.roles or not other.roles:
            return 0.0, []
        shared = one.roles.keys() & other.roles.keys()
        if not shared:
            return weights().no_role_in_common, []
        told = [(math.log2(self._with_roles / self._roles[word] + 1) - 1, word) for word in shared]
        best = nlargest(len(_IN_TURN), ((bits, word) for bits, word in told if bits > 0))
        bits = sum(part * value for part, (value, _) in zip(_IN_TURN, best, strict=False))
        return min(bits, weights().role), [
            f"both are called {' '.join(sorted(word for _, word in best))}"
        ] if best else []

    def _of_company(self, one: Group, other: Group) -> tuple[float, list[str]]:
        company, others = self.company(one), self.company(other)
        few = min(len(company), len(others))
        # The more names are looked for, the likelier it is that one is found by chance.
        chance = math.log2(max(2, min(few, 64))) + 0.5
        pages, pages_of_other = len(one.pages), len(other.pages)
        told = []
        for form in company.keys() & others.keys():
            if self._rareness[form] > chance and form not in one.forms and form not in other.forms:
                part = min(company[form] / pages, others[form] / pages_of_other)
                bits = self._rareness[form] - chance + (math.log2(part) if part < 1 else 0.0)
                if bits > 0:
                    told.append((bits, self.texts[form]))
        if not told:
            return (weights().no_company_in_common if few > 5 else 0.0), []
        best = nlargest(len(_IN_TURN), told)
        bits = sum(part * value for part, (value, _) in zip(_IN_TURN, best, strict=False))
        return min(bits, weights().company), [f"both stand beside {', '.join(name for _, name in best)}"]

    def _of_contradictions(self, one: Group, other: Group) -> tuple[float, list[str]]:
        bits, reasons = 0.0, []
        if one.countries and other.countries and one.countries.keys().isdisjoint(other.countries):
            bits += weights().other_country
            reasons.append(f"but {_most(one.countries)} and {_most(other.countries)}")
        if one.homes and other.homes:
            same = _most(one.homes) == _most(other.homes)
            bits += weights().country_of_page * (1 if same else -1)
            where = f"pages about {_most(one.homes)}"
            reasons.append(where if same else f"but {where} and about {_most(other.homes)}")
        if one.genders and other.genders and _most(one.genders) != _most(other.genders):
            bits += weights().other_gender
            reasons.append("but one is a man, one a woman")
        return bits, reasons

    def _of_outlets(self, one: Group, other: Group) -> float:
        shared = one.outlets.keys() & other.outlets.keys()
        if not shared:
            return 0.0
        rarest = min(self._outlets[outlet] for outlet in shared)
        return min(weights().outlet, 0.25 * math.log2(len(self.pages) / rarest))


@lru_cache(maxsize=2**16)
def signs_of(told: tuple[str, ...]) -> Signs:
    """Return what roles tell: their words, the countries they are of, the gender of who has them."""
    words: set[str] = set()
    of: set[str] = set()
    genders: set[str] = set()
    for role in told:
        for word in _WORD.findall(fold(role)):
            country = countries().of(word)
            if country is not None:
                of.add(country)
            elif word not in _SMALL:
                words.add(word)
                gender = roles().gender(word)
                if gender is not None:
                    genders.add(gender)
    return Signs(frozenset(words), frozenset(of), genders.pop() if len(genders) == 1 else None)


def _clear_first(counts: Counter[str]) -> str | None:
    first, second, *_ = *counts.most_common(2), ("", 0), ("", 0)
    return first[0] if first[1] > second[1] else None


def _most(counts: Counter[str]) -> str:
    return max(counts, key=lambda value: (counts[value], value))
