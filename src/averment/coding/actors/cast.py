"""All who are named on a page: each name goes to the one actor whose name it is."""

from collections.abc import Iterable

from spacy.tokens import Span

from averment.coding.folding import fold
from averment.coding.layout import Layout
from averment.coding.lexicon import Gender, countries, given_names, organisations, roles, titles
from averment.coding.names import PersonName, acronym_of, parse, same_name, same_person, same_surname
from averment.coding.registry import Known, meaning_of, stands_for

from .figure import Figure
from .kind_of import of_name
from .metonym import acts, capital
from .role import roles_of
from .whole_name import is_no_name, whole_name

__all__ = ["Cast", "Figure"]


class Cast:
    """The actors of one page, grown from its names and, by `resolve`, from nouns and pronouns.

    Args:
        layout: The reading and where its words stand.
        names: The names, each with the model's label (PERSON, ORG, LOC) or none.
        speaking: The words that are capitals and name who speaks or is spoken to (`metonym.speaking`).

    Attributes:
        figures: The actors, in the order in which they were found.
        by_role: Those who bear the roles that stand beside names, by the index of the role's noun.
    """

    def __init__(self, layout: Layout, names: Iterable[Span], speaking: frozenset[int] = frozenset()) -> None:
        self.layout = layout
        self.speaking = speaking
        self.figures: list[Figure] = []
        self.by_name: dict[tuple[int, int], Figure] = {}
        self.by_role: dict[int, Figure] = {}
        self.registered: dict[str, Figure] = {}
        spans = with_acronyms(outermost(map(whole_name, names)), layout)
        persons = [(span, parsed) for span in spans if (parsed := as_person(span)) is not None]
        # Headlines put capitals on every word, so that a name may reach too far there: the running text goes first.
        for span, parsed in sorted(persons, key=lambda person: layout.role(person[0].start) == "headline"):
            if parsed.is_full:
                self.introduce(span, parsed)
        rest = [span for span in spans if (span.start, span.end) not in self.by_name]
        for span in sorted(rest, key=lambda span: (is_acronym(span.text), span.label_ != "PERSON", span.start)):
            self.assign(span)

    def named(self, span: Span) -> Figure | None:
        """Return the actor that a name stands for; any part of the name will do."""
        exact = self.by_name.get((span.start, span.end))
        if exact is not None:
            return exact
        return next((f for (a, b), f in self.by_name.items() if a < span.end and span.start < b), None)

    def has_namesake(self, figure: Figure, name: Span) -> bool:
        """Return whether a single name could be another person's as well."""
        if figure.person is None or len(name) > 1:
            return False
        others = [f.person for f in self.figures if f is not figure and f.person is not None]
        return any(other.surname == figure.person.surname for other in others)

    def new(self, figure: Figure) -> Figure:
        """Keep a new actor."""
        self.figures.append(figure)
        return figure

    def introduce(self, span: Span, name: PersonName) -> None:
        """Give a full name to the person who bears it, or to a new one."""
        known = (f for f in self.figures if f.person is not None and f.person.is_full and same_person(f.person, name))
        figure = next(known, None) or self.new(Figure(type="person", person=name))
        assert figure.person is not None, "found or made with a name"
        if len(name.words) > len(figure.person.words) and self.layout.role(span.start) != "headline":
            figure.person = name
        figure.introductions.append(span.start)
        self.attach(span, figure, name)

    def assign(self, span: Span) -> None:
        """Give a name that is not a person's full name to whom it belongs, or to a new actor."""
        city = capital(span)
        if city is not None and not self.is_borne(span):
            self.assign_capital(span, city)
            return
        short = self.abbreviates(span)
        kind = of_name(span.text, None if short else span.label_ or None)
        tabled = fold(span.text).removeprefix("the ") in organisations().names | countries().names
        name = None if tabled or short else parse(span.text)
        if name is not None and (kind == "person" or len(name.words) == 1):
            bearer = self.bearer(name, span)
            if bearer is not None or kind == "person":
                figure = bearer or self.new(Figure(type="person", person=name))
                self.attach(span, figure, name)
                return
        bodies = [f for f in self.figures if f.person is None]
        known = meaning_of(span.text) if tabled else None
        figure = (
            self.registered.get(known.id if known is not None else "")
            or next((f for f in bodies if any(same_name(name, span.text) for name in f.own_names)), None)
            or next((f for f in bodies if is_of_state(span.text, f)), None)
            or next(
                (f for f in bodies if is_acronym(span.text) and any(acronym_of(span.text, name) for name in f.names)),
                None,
            )
            or self.before_bracket(span)
            or next((f for f in bodies if kind == "media" == f.type and is_short_for(span.text, f)), None)
            or self.new(Figure(type=kind))
        )
        if figure.type in {"other", "place", "organisation"} and kind not in {"other", "place"}:
            figure.type = kind
        if known is not None and known.stands_for is None:
            self.registered.setdefault(known.id, figure)
        figure.named.append(span)
        self.keep(span, figure)

    def assign_capital(self, span: Span, city: Known) -> None:
        """Give the name of a capital to the state or organisation that it stands for here, or to the city."""
        meant = stands_for(city) if acts(span, self.speaking) else None
        who = meant or city
        figure = self.registered.get(who.id) or self.new(Figure(type=who.type))
        self.registered[who.id] = figure
        figure.named.append(span)
        if meant is not None:
            figure.metonyms.add(span.start)
        self.keep(span, figure)

    def is_borne(self, span: Span) -> bool:
        """Return whether a capital's name is a person's here: of somebody on the page, or by what stands before it."""
        name = parse(span.text)
        if name is None or name.is_full or span.label_ == "LOC":
            return False
        titled = span.start > 0 and titles().knows(span.doc[span.start - 1].text)
        given = span.label_ == "PERSON" and name.surname in given_names()
        return titled or given or self.bearer(name, span) is not None

    def bearer(self, name: PersonName, span: Span) -> Figure | None:
        """Return the person whom a surname alone, or another single name, stands for here.

        That is whoever was last introduced in full with that surname; before any introduction (a headline), the
        first who will be. In the body, introductions in the body come before those in captions and headings. A given
        name alone stands for a person only where no surname fits.
        """
        gender = title_gender(name) or gender_before(span)
        people = [f for f in self.figures if f.person is not None and not at_odds(f.gender, gender)]
        by_surname = [f for f in people if f.person is not None and fits_surname(f.person, name)]
        if not by_surname and not name.is_full:
            by_surname = [f for f in people if f.person is not None and same_surname(f.person, name)]
        by_given = [f for f in people if f.person is not None and name.surname in f.person.given]
        for group in (by_surname, by_given):
            full = [f for f in group if f.introductions]
            if full:
                return self.last_introduced(full, span.start)
            if group:
                return group[-1]
        return None

    def last_introduced(self, people: list[Figure], index: int) -> Figure:
        """Return whom of several people the report introduced last before a word."""
        body = self.layout.role(index) == "body"

        def rank(figure: Figure) -> tuple[bool, bool, int]:
            before = [i for i in figure.introductions if i < index]
            told = [i for i in before if self.layout.role(i) == "body"] if body else before
            nearest = max(told or before) if before else -min(figure.introductions)
            return bool(before), bool(told), nearest

        return max(people, key=rank)

    def attach(self, span: Span, figure: Figure, name: PersonName) -> None:
        """Keep a person's name with what stands around it: roles, and forms of address that tell the gender."""
        figure.named.append(without_titles(span, name))
        figure.gender = figure.gender or title_gender(name) or gender_before(span) or given_gender(figure.person)
        for role in roles_of(span, self.layout):
            self.by_role.setdefault(role.head, figure)
            if role.span.text not in {known.span.text for known in figure.roles}:
                figure.roles.append(role)
            figure.gender = figure.gender or roles().gender(role.noun)
        self.keep(span, figure)

    def keep(self, span: Span, figure: Figure) -> None:
        """Keep that a name stands for an actor."""
        figure.add(span, "name")
        self.by_name[span.start, span.end] = figure

    def abbreviates(self, span: Span) -> bool:
        """Return whether a name is the acronym of a body's on the page, whatever the model took it for."""
        if not is_acronym(span.text):
            return False
        bodies = (f for f in self.figures if f.person is None)
        known = any(fold(span.text) == fold(name) or acronym_of(span.text, name) for f in bodies for name in f.names)
        return known or self.before_bracket(span) is not None

    def before_bracket(self, span: Span) -> Figure | None:
        """Return the actor whose name stands right before a bracket with this acronym."""
        index = span.start - 1
        doc = span.doc
        if index < 1 or doc[index].text != "(" or not is_acronym(span.text):
            return None
        end = index - 1 if doc[index - 1].text in {"'s", "’s", '"', "”"} else index
        named = (f for (_, stop), f in self.by_name.items() if stop in {end, end - 1} and f.person is None)
        return next((f for f in named if any(could_abbreviate(span.text, name) for name in f.names)), None)


def outermost(names: Iterable[Span]) -> list[Span]:
    """Return the names in order, less those that are none, and those that are part of a longer one."""
    found = [name for name in names if not is_no_name(name)]
    found.sort(key=lambda name: (name.start, -name.end))
    kept: list[Span] = []
    for name in found:
        if not kept or name.end > kept[-1].end:
            kept.append(name)
    return kept


def as_person(span: Span) -> PersonName | None:
    """Return the parsed name of a span that is a person's, by the tables and the model's label or by a title."""
    name = parse(span.text)
    if name is None:
        return None
    if capital(span) is not None and name.is_full:
        return None
    if of_name(span.text, span.label_ or None) == "person":
        return name
    if span.label_:
        return None
    titled = bool(set(name.titles) & titles().address.keys()) or gender_before(span) is not None
    given = bool(name.given) and name.given[0] in given_names()
    return name if titled or given else None


def with_acronyms(spans: list[Span], layout: Layout) -> list[Span]:
    """Return the names and the acronyms in brackets behind them that the model did not take for names."""
    doc = layout.doc
    starts = {span.start for span in spans}
    found = list(spans)
    for span in spans:
        index = span.end
        while index < len(doc) and doc[index].text in {"'s", "’s", '"', "”", "("} and index < span.end + 3:
            index += 1
        bracketed = index > span.end and doc[index - 1].text == "(" and index + 1 < len(doc)
        if bracketed and doc[index + 1].text == ")" and is_acronym(doc[index].text) and index not in starts:
            acronym = doc[index]
            made = doc.char_span(acronym.idx, acronym.idx + len(acronym), label=span.label_)
            if made is not None and layout.zone(index) >= 0:
                found.append(made)
    return sorted(found, key=lambda span: span.start)


def is_acronym(text: str) -> bool:
    letters = text.removeprefix("the ").replace(".", "")
    return 2 <= len(letters) <= 8 and letters.isalnum() and sum(c.isupper() for c in letters) > len(letters) / 2


def could_abbreviate(acronym: str, name: str) -> bool:
    """Return whether an acronym's letters stand in a name in their order, the first of them first."""
    letters, rest = fold(acronym), fold(name).removeprefix("the ")
    if letters[0] != rest[0] or len(rest.split()) < 2:
        return False
    remaining = iter(rest)
    return all(letter in remaining for letter in letters)


def is_of_state(text: str, figure: Figure) -> bool:
    """Return whether a name is a body's, with or without its state ("the Olenian Senate"), and not another state's."""
    bare, state = without_state(text)
    others = [without_state(name) for name in figure.own_names]
    states = {other for _, other in others if other}
    return any(same_name(bare, other) for other, _ in others) and (state is None or not states or state in states)


def without_state(name: str) -> tuple[str, str | None]:
    """Return a name of several words without the state that it begins with, and the state."""
    words = name.removeprefix("the ").removeprefix("The ").split()
    state = countries().of(words[0]) if len(words) > 1 else None
    return " ".join(words[1:] if state else words), state


def is_short_for(text: str, figure: Figure) -> bool:
    """Return whether one word ("the Gazette") is the last of an earlier, longer name."""
    return any(fold(name).split()[-1] == fold(text) for name in figure.names)


def fits_surname(person: PersonName, name: PersonName) -> bool:
    if name.is_full:
        return same_person(person, name)
    return name.surname in {person.surname, person.surname.split()[-1]}


def at_odds(one: Gender | None, other: Gender | None) -> bool:
    return one is not None and other is not None and one != other


def title_gender(name: PersonName) -> Gender | None:
    found = (titles().gender(title) for title in name.titles)
    return next((gender for gender in found if gender), None)


def gender_before(span: Span) -> Gender | None:
    """Return the gender that the form of address right before a name tells."""
    return titles().gender(span.doc[span.start - 1].text) if span.start > 0 else None


def given_gender(person: PersonName | None) -> Gender | None:
    return given_names().get((person.given or (person.surname,))[0]) if person is not None else None


def without_titles(span: Span, name: PersonName) -> Span:
    """Return the words of a name without the titles that the model took as part of it."""
    leading = titles().leading([token.text for token in span])
    return span[min(leading, max(0, len(span) - len(name.words))) :]
