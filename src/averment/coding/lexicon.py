"""What the data files know: titles, roles, pronouns, verbs of saying, organisations and countries.

The files are in `data/`, to be read and corrected without Python; countries and organisations of states are those of
the shipped registry. Each is loaded once, when it is first asked for.
"""

import tomllib
from collections.abc import Sequence
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
    "Places",
    "Pronoun",
    "Pronouns",
    "Quantities",
    "Relations",
    "Reporting",
    "Roles",
    "Sort",
    "Sorts",
    "Speech",
    "SpeechVerb",
    "Times",
    "Titles",
    "countries",
    "given_names",
    "irregular_verbs",
    "metonyms",
    "nicknames",
    "organisations",
    "places",
    "pronouns",
    "quantities",
    "relations",
    "reporting",
    "roles",
    "sorts",
    "speech",
    "times",
    "titles",
]

Gender = Literal["female", "male"]
Number = Literal["singular", "plural"]
Sort = Literal["settlement", "region", "country", "world", "water", "height", "site", "way"]
Bound = Literal["low", "high", "about"]

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
    portfolio: frozenset[str]
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

    def leading(self, words: Sequence[str]) -> int:
        """Return how many words at the head of a name are titles; the last word never is."""
        count = 0
        while count < len(words) - 1:
            word, after = words[count].casefold(), words[count + 1].casefold().rstrip(".")
            if not self.knows(word) and not (word in self.portfolio and after in self.office):
                break
            count += 1
        return count


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


@dataclass(frozen=True)
class Places:
    """Prepositions before places, in lower case.

    Attributes:
        there: By which something is there.
        other: By which it moves there, or stands to the place otherwise.
        struck: Which behind a noun say whom it strikes.
        done: Before a thing that a deed is done to.
    """

    there: frozenset[str]
    other: frozenset[str]
    struck: frozenset[str]
    done: frozenset[str]


@dataclass(frozen=True)
class Times:
    """Words that say when, in lower case; verbs as lemmas.

    Attributes:
        start: Prepositions by which a day is the first ("since").
        end: Those by which it is the last.
        days: How many days behind publication a word lies ("yesterday" is -1).
        units: What time is counted in, by its nouns.
        near: By the word before a unit, how many units behind that of publication it lies.
        elsewhere: Words that point at a day which the page names elsewhere.
        ahead: Verbs after which "to …" lies ahead.
        carries: Verbs that only say that a noun happened.
        effects: Verbs that happen when their subject, a noun, does ("the attack killed").
        same_past: Verbs whose past looks like their lemma.
    """

    start: frozenset[str]
    end: frozenset[str]
    days: dict[str, int]
    units: dict[str, str]
    near: dict[str, int]
    elsewhere: frozenset[str]
    ahead: frozenset[str]
    carries: frozenset[str]
    effects: frozenset[str]
    same_past: frozenset[str]

    @property
    def verbs(self) -> frozenset[str]:
        """All verbs among them."""
        return self.ahead | self.carries | self.effects | self.same_past


@dataclass(frozen=True)
class Quantities:
    """Numbers in words and what stands around them, in lower case.

    Attributes:
        numbers: What a word is worth.
        scales: By what a word behind a number multiplies it.
        suffixes: The same for letters behind digits ("3m").
        fractions: By what a noun divides.
        vague: The least that a plural without a number means ("dozens").
        vague_of: Those that are a number only before "of".
        bounds: Words before a number, `low`, `high` or `about`.
        behind: The same behind it.
        signs: Signs and codes of money.
        units: Nouns of units, singular.
        glued: Those that may stand right behind digits.
        times: Those of them that are time.
        naming: Words before a number that names.
        totals: Nouns for a number itself ("toll").
        several: Words before a scale by which it is at least twice.
        none: Nouns of which "no" is the number 0.
    """

    numbers: dict[str, float]
    scales: dict[str, float]
    suffixes: dict[str, float]
    fractions: dict[str, float]
    vague: dict[str, float]
    vague_of: frozenset[str]
    bounds: dict[str, Bound]
    behind: dict[str, Bound]
    signs: frozenset[str]
    units: frozenset[str]
    glued: frozenset[str]
    times: frozenset[str]
    naming: frozenset[str]
    totals: frozenset[str]
    several: frozenset[str]
    none: frozenset[str]


@dataclass(frozen=True)
class Relations:
    """Words that tie one actor to another, as lemmas; the values are relations, as in `claim.RelationType`.

    A verb or noun with a preposition is joined to it by an underscore ("belong_to"). What is in a table with `reversed`
    has the ends of the relation the other way round.

    Attributes:
        verb: Verbs by which the subject is tied to the object.
        reversed: Verbs by which the object is.
        through: Those that reach whoever owns their object ("condemned the group's attacks").
        noun: Nouns for whoever is tied to their owner.
        noun_reversed: Nouns for those to whom their owner is.
        below: Words by which a leader's noun is a post below.
        office: Nouns that are a role for a state named by its adjective ("the Iraqi minister").
        divided: Nouns for leaders that are a role where a noun before them says of what ("press director").
        among: Prepositions behind others before whoever is among them.
        phrase: Nouns of two words and more.
        joined: What is joined to a name by a hyphen ("backed"),
        joined_reversed: and where the name is the subject ("led").
        prefix: What is joined before a name ("pro").
        adjective: Adjectives and participles.
        deed: Nouns for what the subject does about the object.
        deed_reversed: Nouns for what the object does about the subject.
        owner: Prepositions before whose a role is.
        where: Prepositions behind a noun that say where it is.
        together: Verbs by which those who do it together are allied.
        beside: Prepositions before who does the same on the same side.
        help: Nouns for what is lent ("with the support of"),
        lent: and prepositions before them.
        presence: Nouns by which a group is where these are ("positions in").
        holds: Verbs by which a force is in the place that it does them to.
        region: Nouns for places that are in the place or state that owns them.
    """

    verb: dict[str, str]
    reversed: dict[str, str]
    through: frozenset[str]
    noun: dict[str, str]
    noun_reversed: dict[str, str]
    below: frozenset[str]
    divided: frozenset[str]
    office: frozenset[str]
    among: frozenset[str]
    phrase: dict[str, str]
    joined: dict[str, str]
    joined_reversed: dict[str, str]
    prefix: dict[str, str]
    adjective: dict[str, str]
    deed: dict[str, str]
    deed_reversed: dict[str, str]
    owner: frozenset[str]
    where: frozenset[str]
    together: frozenset[str]
    beside: frozenset[str]
    help: frozenset[str]
    lent: frozenset[str]
    presence: frozenset[str]
    holds: frozenset[str]
    region: frozenset[str]

    @property
    def verbs(self) -> frozenset[str]:
        """All verbs among them, without their prepositions."""
        return frozenset(word.partition("_")[0] for word in (*self.verb, *self.reversed, *self.holds))


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
        portfolio=frozenset(table["office"]["portfolio"]),
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
def places() -> Places:
    """Load `places.toml`."""
    table = read("places.toml")
    return Places(**{name: frozenset(table[name]["words"].split()) for name in ("there", "other", "struck", "done")})


@cache
def times() -> Times:
    """Load `times.toml`."""
    table = read("times.toml")
    near = table["near"]
    steps = {"before": -1, "same": 0, "behind": 1}
    return Times(
        start=frozenset(table["bound"]["start"]),
        end=frozenset(table["bound"]["end"]),
        days=table["day"],
        units={noun: unit for unit, nouns in table["unit"].items() for noun in nouns},
        near={word: step for name, step in steps.items() for word in near[name]},
        elsewhere=frozenset(table["elsewhere"]["words"]),
        ahead=frozenset(table["ahead"]["verbs"].split()),
        carries=frozenset(table["carries"]["verbs"].split()),
        effects=frozenset(table["effects"]["verbs"].split()),
        same_past=frozenset(table["same_past"]["verbs"].split()),
    )


@cache
def quantities() -> Quantities:
    """Load `quantities.toml`."""
    table = read("quantities.toml")
    bounds = table["bound"]
    kinds = get_args(Bound)
    return Quantities(
        numbers=table["number"],
        scales=table["scale"],
        suffixes=table["suffix"],
        fractions=table["fraction"],
        vague=table["vague"],
        vague_of=frozenset(table["vague_of"]["words"]),
        bounds={words: kind for kind in kinds for words in bounds[kind]},
        behind={words: kind for kind in kinds for words in bounds[f"{kind}_behind"]},
        signs=frozenset(table["money"]["signs"] + table["money"]["codes"]),
        units=frozenset(table["unit"]["nouns"]),
        glued=frozenset(table["unit"]["glued"]),
        times=frozenset(table["unit"]["time"]),
        naming=frozenset(table["naming"]["before"]),
        totals=frozenset(table["total"]["nouns"]),
        several=frozenset(table["several"]["words"]),
        none=frozenset(table["none"]["nouns"]),
    )


@cache
def relations() -> Relations:
    """Load `relations.toml`."""
    table = read("relations.toml")
    tied = {name: by_word(table[name]) for name in ("verb", "reversed", "noun", "noun_reversed", "joined")}
    more = {name: by_word(table[name]) for name in ("joined_reversed", "prefix", "adjective", "deed", "deed_reversed")}
    return Relations(
        **tied,
        **more,
        through=frozenset(table["through"]["verbs"].split()),
        below=frozenset(table["below"]["words"].split()),
        divided=frozenset(table["divided"]["nouns"].split()),
        office=frozenset(table["office"]["nouns"].split()),
        among=frozenset(table["among"]["prepositions"].split()),
        phrase={words: relation for relation, rows in table["phrase"].items() for words in rows},
        owner=frozenset(table["owner"]["prepositions"].split()),
        where=frozenset(table["where"]["prepositions"].split()),
        together=frozenset(table["together"]["verbs"].split()),
        beside=frozenset(table["together"]["prepositions"].split()),
        help=frozenset(table["help"]["nouns"].split()),
        lent=frozenset(table["help"]["prepositions"].split()),
        presence=frozenset(table["presence"]["nouns"].split()),
        holds=frozenset(table["presence"]["verbs"].split()),
        region=frozenset(table["region"]["nouns"].split()),
    )


@cache
def irregular_verbs() -> dict[str, tuple[str, ...]]:
    """Load `irregular_verbs.toml`: forms that no rule makes, by lemma."""
    return {lemma: tuple(forms.split()) for lemma, forms in read("irregular_verbs.toml").items()}


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


def by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words.split()}


def by_gender(table: dict[str, list[str]]) -> dict[str, Gender | None]:
    words: dict[str, Gender | None] = dict.fromkeys(table["either"])
    for gender in get_args(Gender):
        words.update(dict.fromkeys(table[gender], gender))
    return words


def types(table: dict[str, list[str]]) -> list[ActorType]:
    """Return the table's keys, which are types of actors."""
    return [kind for kind in get_args(ActorType) if kind in table]
