"""What the data files know: titles, roles, pronouns, verbs of saying, organisations and countries.

The files are in `data/`, to be read and corrected without Python; countries and organisations of states are those of
the shipped registry. Each is loaded once, when it is first asked for.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from .folding import fold
from .record import ActorType
from .registry.entries import houses, international
from .registry.load import states

__all__ = [
    "Countries",
    "Gender",
    "Metonyms",
    "Organisations",
    "Pronoun",
    "Pronouns",
    "Reporting",
    "Roles",
    "Sort",
    "Sorts",
    "Speech",
    "SpeechVerb",
    "Titles",
    "countries",
    "given_names",
    "metonyms",
    "nicknames",
    "organisations",
    "pronouns",
    "reporting",
    "roles",
    "sorts",
    "speech",
    "titles",
]

Gender = Literal["female", "male"]
Number = Literal["singular", "plural"]
Sort = Literal["settlement", "region", "country", "world", "water", "height", "site", "way"]

DATA = files("averment.coding") / "data"


@dataclass(frozen=True)
class Pronoun:
    """What a pronoun says about whom it stands for; None where it leaves that open."""

    person: int
    number: Number
    animate: bool | None
    gender: Gender | None


@dataclass(frozen=True)
class Pronouns:
    """Pronouns by their lower-case form."""

    personal: dict[str, Pronoun]
    possessive: frozenset[str]
    relative: frozenset[str]


@dataclass(frozen=True)
class Titles:
    """Words before and behind a person's name, lower case and without a full stop.

    `before_hyphen` and `behind_hyphen` are those that a hyphen joins to it, though they are no part of it.
    """

    address: dict[str, Gender | None]
    office: frozenset[str]
    suffix: frozenset[str]
    particle: frozenset[str]
    article: frozenset[str]
    surname: frozenset[str]
    abbreviation: dict[str, str]
    before_hyphen: frozenset[str]
    behind_hyphen: frozenset[str]

    def gender(self, word: str) -> Gender | None:
        """Return the gender that a form of address tells, or None."""
        return self.address.get(word.casefold().rstrip("."))

    def knows(self, word: str) -> bool:
        """Return whether a word is a title."""
        bare = word.casefold().rstrip(".")
        return bare in self.address or bare in self.office


@dataclass(frozen=True)
class Roles:
    """Nouns for people."""

    person: dict[str, Gender | None]
    endings: tuple[str, ...]
    people: frozenset[str]
    someone: frozenset[str]
    generic: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]

    def is_person(self, lemma: str) -> bool:
        """Return whether a noun, as a lower-case lemma, calls a person."""
        return lemma in self.person or lemma.endswith(self.endings)

    def gender(self, lemma: str) -> Gender | None:
        """Return the gender that a noun tells, or None."""
        return self.person.get(lemma)


@dataclass(frozen=True)
class SpeechVerb:
    """A verb of saying: where its addressee stands, whether it is always speech, whether it continues speech."""

    addressee: tuple[str, ...]
    strong: bool
    adds: bool


@dataclass(frozen=True)
class Reporting:
    """Verbs of saying by lemma, and nouns ("letter") with the prepositions of their addressee.

    `sometimes` are verbs that mostly act and sometimes speak ("order").
    """

    verbs: dict[str, SpeechVerb]
    sometimes: frozenset[str]
    nouns: dict[str, tuple[str, ...]]
    irregular: dict[str, tuple[str, ...]]

    def is_strong(self, lemma: str) -> bool:
        """Return whether a verb with a subject and a clause is always speech."""
        verb = self.verbs.get(lemma)
        return verb is not None and verb.strong


@dataclass(frozen=True)
class Speech:
    """Words by which a page shows speech without a verb of saying beside it, in lower case.

    Attributes:
        labels: What stands before a colon and is nobody who speaks ("note").
        label_openings: With what such a label begins.
        speakers: Who is called by the part in a conversation ("moderator").
        question: The marks of a question ("q").
        answer: Those of an answer.
        interview: Words by which a page says that it holds an interview.
        interviews: Nouns behind which "with" leads to whoever is asked.
        asking: Verbs whose object that is.
        askers: Nouns for those who ask.
        platforms: Where posts are published.
        post_verbs: Verbs of publishing one.
        post_nouns: Nouns for one.
        list_verbs: Verbs that open a list, with a speaker as their subject.
        issuing: Verbs that open one with a noun of `listed` as their object.
        listed: What is listed ("demand").
        ordinals: Words with which items count themselves.
        texts: What is written or said as one piece ("statement").
        irregular: Forms of the verbs that no rule makes.
    """

    labels: frozenset[str]
    label_openings: frozenset[str]
    speakers: frozenset[str]
    question: frozenset[str]
    answer: frozenset[str]
    interview: frozenset[str]
    interviews: frozenset[str]
    asking: frozenset[str]
    askers: frozenset[str]
    platforms: frozenset[str]
    post_verbs: frozenset[str]
    post_nouns: frozenset[str]
    list_verbs: frozenset[str]
    issuing: frozenset[str]
    listed: frozenset[str]
    ordinals: frozenset[str]
    texts: frozenset[str]
    irregular: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Organisations:
    """Types of actors by whole name, by a name's last word, and by noun, which may be two words.

    `again` has the types that a noun can speak of again, `documents` what bodies publish.
    """

    names: dict[str, ActorType]
    words: dict[str, ActorType]
    nouns: dict[str, ActorType]
    again: dict[str, frozenset[str]]
    documents: frozenset[str]
    optional: frozenset[str]
    small: frozenset[str]
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class Countries:
    """Countries by folded name, by adjective and by capital or other seat; the values are the country's first name."""

    names: dict[str, str]
    adjectives: dict[str, str]
    capitals: dict[str, str]

    def of(self, word: str) -> str | None:
        """Return the country that a name or adjective stands for, or None."""
        key = fold(word)
        return self.names.get(key) or self.adjectives.get(key)


@dataclass(frozen=True)
class Sorts:
    """What sorts of place a noun may call something, by lemma, and the states that are cities as well.

    `of_name` are the nouns behind which "of" leads to the place's own name.
    """

    nouns: dict[str, frozenset[Sort]]
    of_name: frozenset[str]
    city_states: frozenset[str]

    def of(self, lemma: str) -> frozenset[Sort]:
        """Return the sorts of a noun; none where it says nothing of a place."""
        return self.nouns.get(lemma, frozenset())


@dataclass(frozen=True)
class Metonyms:
    """Words by which a capital is known to stand for its government, as lemmas.

    Attributes:
        acts: Verbs of which it is the subject.
        adjectives: What it is said to be ("ready").
        actors: Nouns for what it is said to be ("ally").
        vague: Verbs that cities do as well,
        things: unless this is the object ("concession").
        suffers: Verbs of which it is the object.
        behind: Words behind which it stands, by what they are (`verb`, `noun`, `adjective`) and the preposition.
        owned: What it owns ("Tehran's demands").
        described: What it describes ("the Tehran government").
        joined: What is joined to it by a hyphen ("Tehran-backed"),
        prefixes: and before it ("pro-Tehran").
        irregular: Forms of the verbs that no rule makes.
    """

    acts: frozenset[str]
    adjectives: frozenset[str]
    actors: frozenset[str]
    vague: frozenset[str]
    things: frozenset[str]
    suffers: frozenset[str]
    behind: dict[tuple[str, str], frozenset[str]]
    owned: frozenset[str]
    described: frozenset[str]
    joined: frozenset[str]
    prefixes: frozenset[str]
    irregular: dict[str, tuple[str, ...]]

    @property
    def verbs(self) -> frozenset[str]:
        """All verbs among them."""
        behind = (words for (part, _), words in self.behind.items() if part == "verb")
        return self.acts.union(self.suffers, self.vague, *behind)

    @property
    def nouns(self) -> frozenset[str]:
        """All nouns among them."""
        behind = (words for (part, _), words in self.behind.items() if part == "noun")
        return self.actors.union(self.things, self.owned, self.described, *behind)


@cache
def pronouns() -> Pronouns:
    """Load `pronouns.toml`."""
    table = read("pronouns.toml")
    possessive = frozenset(table.pop("possessive")["forms"])
    relative = frozenset(table.pop("relative")["forms"])
    personal = {
        form: Pronoun(row["person"], row["number"], row.get("animate"), row.get("gender"))
        for row in table.values()
        for form in row["forms"]
    }
    return Pronouns(personal, possessive, relative)


@cache
def titles() -> Titles:
    """Load `titles.toml`."""
    table = read("titles.toml")
    return Titles(
        address=by_gender(table["address"]),
        office=frozenset(table["office"]["words"]),
        suffix=frozenset(table["suffix"]["words"]),
        particle=frozenset(table["particle"]["words"]),
        article=frozenset(table["particle"]["article"]),
        surname=frozenset(table["surname"]["words"]),
        abbreviation=table["abbreviation"],
        before_hyphen=frozenset(table["hyphen"]["before"]),
        behind_hyphen=frozenset(table["hyphen"]["behind"]),
    )


@cache
def roles() -> Roles:
    """Load `roles.toml`."""
    table = read("roles.toml")
    return Roles(
        person=by_gender(table["person"]),
        endings=tuple(table["person"]["endings"]),
        people=frozenset(table["people"]["words"]),
        someone=frozenset(table["someone"]["words"]),
        generic=frozenset(table["generic"]["words"]),
        phrases=tuple(tuple(row.split()) for row in table["phrase"]["rows"]),
    )


@cache
def reporting() -> Reporting:
    """Load `reporting.toml`."""
    table = read("reporting.toml")
    return Reporting(
        verbs={
            lemma: SpeechVerb(tuple(row["addressee"]), row.get("strong", False), row.get("adds", False))
            for lemma, row in table["verb"].items()
        },
        sometimes=frozenset(table["sometimes"]["verbs"]),
        nouns={lemma: tuple(prepositions) for lemma, prepositions in table["noun"].items()},
        irregular={lemma: tuple(forms) for lemma, forms in table["irregular"].items()},
    )


@cache
def speech() -> Speech:
    """Load `speech.toml`."""
    table = read("speech.toml")
    return Speech(
        labels=frozenset(table["label"]["words"]),
        label_openings=frozenset(table["label"]["opening"]),
        speakers=frozenset(table["speaker"]["words"]),
        question=frozenset(table["exchange"]["question"]),
        answer=frozenset(table["exchange"]["answer"]),
        interview=frozenset(table["interview"]["words"]),
        interviews=frozenset(table["interview"]["with"]),
        asking=frozenset(table["interview"]["asking"]),
        askers=frozenset(table["interview"]["asker"]),
        platforms=frozenset(table["platform"]["words"]),
        post_verbs=frozenset(table["platform"]["verb"]),
        post_nouns=frozenset(table["platform"]["noun"]),
        list_verbs=frozenset(table["list"]["verb"]),
        issuing=frozenset(table["list"]["issuing"]),
        listed=frozenset(table["list"]["noun"]),
        ordinals=frozenset(table["list"]["ordinal"]),
        texts=frozenset(table["text"]["noun"]),
        irregular={lemma: tuple(forms) for lemma, forms in table["irregular"].items()},
    )


@cache
def organisations() -> Organisations:
    """Load `organisations.toml`, and the names of the shipped register that are neither states nor places."""
    table = read("organisations.toml")
    return Organisations(
        names=registered() | {fold(name): kind for kind in types(table["name"]) for name in table["name"][kind]},
        words={word: kind for kind in types(table["word"]) for word in table["word"][kind]},
        nouns={noun: kind for kind in types(table["noun"]) for noun in table["noun"][kind]},
        again={noun: frozenset(kinds) for noun, kinds in table["again"].items()},
        documents=frozenset(table["document"]["words"]),
        optional=frozenset(table["optional"]["words"]),
        small=frozenset(table["small"]["words"]),
        addresses=tuple(table["address"]["endings"]),
    )


@cache
def countries() -> Countries:
    """Load the states of the shipped register."""
    return Countries(
        names={fold(name): one.name for one in states() for name in one.names},
        adjectives={fold(word): one.name for one in states() for word in one.demonyms},
        capitals={fold(city): one.name for one in states() for city in (*one.capitals, *one.seats)},
    )


@cache
def sorts() -> Sorts:
    """Load `sorts.toml`."""
    table = read("sorts.toml")
    nouns: dict[str, frozenset[Sort]] = {}
    for sort in get_args(Sort):
        for word in table[sort]["words"]:
            nouns[word] = nouns.get(word, frozenset()) | {sort}
    return Sorts(nouns, frozenset(table["of_name"]["words"]), frozenset(table["city_state"]["names"]))


@cache
def metonyms() -> Metonyms:
    """Load `metonyms.toml`."""
    table = read("metonyms.toml")
    behind = table["behind"]
    return Metonyms(
        acts=frozenset(table["subject"]["verbs"].split()),
        adjectives=frozenset(table["subject"]["adjectives"].split()),
        actors=frozenset(table["subject"]["nouns"].split()),
        vague=frozenset(table["vague"]["verbs"].split()),
        things=frozenset(table["vague"]["objects"].split()),
        suffers=frozenset(table["object"]["verbs"].split()),
        behind={(part, case): frozenset(behind[part][case].split()) for part in behind for case in behind[part]},
        owned=frozenset(table["owned"]["nouns"].split()),
        described=frozenset(table["before"]["nouns"].split()),
        joined=frozenset(table["joined"]["behind"].split()),
        prefixes=frozenset(table["joined"]["before"].split()),
        irregular={lemma: tuple(forms.split()) for lemma, forms in table["irregular"].items()},
    )


@cache
def given_names() -> dict[str, Gender]:
    """Load `given_names.toml`: the gender by folded given name."""
    table = read("given_names.toml")
    return {name: gender for gender in get_args(Gender) for name in table[gender]}


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Load `nicknames.toml`: all forms of a given name by each of them."""
    forms: dict[str, frozenset[str]] = {}
    for row in read("nicknames.toml")["rows"]:
        for name in row:
            forms[name] = forms.get(name, frozenset()) | frozenset(row)
    return forms


def registered() -> dict[str, ActorType]:
    """Return what organisations of states, and buildings that stand for a government, are by their folded names."""
    return {fold(name): entry.type for entry in (*international(), *houses()) for name in entry.names}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text("utf-8"))


def by_gender(table: dict[str, list[str]]) -> dict[str, Gender | None]:
    words: dict[str, Gender | None] = dict.fromkeys(table["either"])
    for gender in get_args(Gender):
        words.update(dict.fromkeys(table[gender], gender))
    return words


def types(table: dict[str, list[str]]) -> list[ActorType]:
    """Return the table's keys, which are types of actors."""
    return [kind for kind in get_args(ActorType) if kind in table]
