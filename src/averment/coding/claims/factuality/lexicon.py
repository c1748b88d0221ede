"""`factuality.toml` as what it says: the words that tell how certain something is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from spacy.tokens import Token

from averment.coding.claim import Factuality
from averment.coding.lexicon import read
from averment.coding.tokens import lower
from averment.language.cues import inflected

from .state import State, state

__all__ = ["Effect", "Lexicon", "Modal", "Part", "lemma_of", "lexicon"]

Part = Literal["verb", "noun", "adjective"]


@dataclass(frozen=True)
class Effect:
    """What a word does to what it takes.

    Attributes:
        holds: What becomes of it if the word holds.
        negated: If the word does not.
        outside: If somebody else says that the word holds; None where that is the same.
    """

    holds: State
    negated: State
    outside: State | None


@dataclass(frozen=True)
class Modal:
    """What a modal verb does to its verb.

    Attributes:
        holds: What becomes of it.
        outer: Whether "not" denies the modal and not the verb ("cannot").
        perfect: What it is before "have" and a participle.
        own: Whether its flags stand only for what speakers say of themselves.
    """

    holds: State
    outer: bool
    perfect: State
    own: bool


@dataclass(frozen=True)
class Lexicon:
    """All of the file.

    Attributes:
        negations: Words beside a predicate that negate it.
        determiners: Words before a noun that negate what it takes part in.
        nobodies: Pronouns that do.
        cancels: Words behind a negation that undo it.
        negating: Prepositions that negate.
        negation_score: How far from 0 what is negated is.
        modals: By form in lower case.
        adverbs: By form.
        attributes: Adjectives before a noun, by form.
        openings: Of a condition, longest first, as words.
        times: Of a condition on what is not certain.
        no_conditions: What is none.
        inverted: Verbs that open a condition without a conjunction.
        condition_phrases: Prepositions of a condition.
        conditional: What holds on a condition.
        in_condition: The condition itself.
        asked: What is asked.
        granted_questions: What asks and takes the rest for granted.
        whethers: What opens an indirect question.
        ordered: What the imperative says.
        purpose: What stands in a clause of purpose.
        granted: Openings of clauses that are so.
        instead: Openings of clauses that are not.
        unknown: Infinitives behind other words.
        effects: By part, lemma and what is taken.
        doubt: Below what number the model's word counts where no rule speaks.
        model_values: The values by the least number, the highest first.
        alone: What the model's number weighs where no rule speaks.
        beside: What it weighs beside a rule.
    """

    negations: frozenset[str]
    determiners: frozenset[str]
    nobodies: frozenset[str]
    cancels: frozenset[str]
    negating: frozenset[str]
    negation_score: float
    modals: dict[str, Modal]
    adverbs: dict[str, State]
    attributes: dict[str, State]
    openings: tuple[tuple[str, ...], ...]
    times: tuple[tuple[str, ...], ...]
    no_conditions: tuple[tuple[str, ...], ...]
    inverted: frozenset[str]
    condition_phrases: tuple[tuple[str, ...], ...]
    conditional: State
    in_condition: State
    asked: State
    granted_questions: frozenset[str]
    whethers: frozenset[str]
    ordered: State
    purpose: State
    granted: frozenset[str]
    instead: frozenset[str]
    unknown: State
    effects: dict[Part, dict[str, dict[str, Effect]]]
    doubt: float
    model_values: tuple[tuple[Factuality, float], ...]
    alone: float
    beside: float

    def effect(self, part: Part, lemma: str, *takes: str) -> Effect | None:
        """Return what a word does to the first of these that it takes, or None."""
        known = self.effects[part].get(lemma, {})
        return next((known[one] for one in takes if one in known), None)


@cache
def lexicon() -> Lexicon:
    """Load `factuality.toml`."""
    table = read("factuality.toml")
    negation, condition, model = table["negation"], table["condition"], table["model"]
    return Lexicon(
        negations=frozenset(negation["words"]),
        determiners=frozenset(negation["determiners"]),
        nobodies=frozenset(negation["nobody"]),
        cancels=frozenset(negation["cancelled_by"]),
        negating=frozenset(negation["prepositions"]),
        negation_score=negation["score"],
        modals={word: modal(row) for row in table["modal"] for word in row["words"].split()},
        adverbs={word: held(row) for row in table["adverb"] for word in row["words"].split()},
        attributes={word: held(row) for row in table["attribute"] for word in row["words"].split()},
        openings=phrases(condition["openings"]),
        times=phrases(condition["times"]),
        no_conditions=phrases(condition["no_condition"]),
        inverted=frozenset(condition["inverted"]),
        condition_phrases=phrases(condition["phrases"]),
        conditional=held(condition),
        in_condition=state("Uu", condition["itself"]),
        asked=state("Uu", table["question"]["score"]),
        granted_questions=frozenset(table["question"]["granted"]),
        whethers=frozenset(table["question"]["whether"]),
        ordered=state("Uu", table["imperative"]["score"], "demanded"),
        purpose=state("Uu", table["purpose"]["score"], "intended"),
        granted=frozenset(table["granted"]["words"]),
        instead=frozenset(table["instead"]["words"]),
        unknown=state("Uu", table["unknown"]["score"]),
        effects={part: dict(effects(table[part])) for part in ("verb", "noun", "adjective")},
        doubt=model["doubt"],
        model_values=tuple(sorted(model["values"].items(), key=lambda pair: -pair[1])),
        alone=model["alone"],
        beside=model["beside"],
    )


def lemma_of(token: Token, part: Part) -> str:
    """Return the lemma of a word in lower case: by the forms of the words in the file, else the pipeline's."""
    word = lower(token)
    return forms()[part].get(word) or (word if part == "adjective" else token.lemma_.lower())


@cache
def forms() -> dict[Part, dict[str, str]]:
    """Return the lemma of each form of the words in the file; an irregular form before a regular one."""
    irregular = {form: lemma for lemma, several in read("factuality.toml")["irregular"].items() for form in several}
    known = lexicon().effects
    plain = {lemma.partition("_")[0] for lemma in known["verb"]}  # "rule" of "rule_out"
    verbs = {form: lemma for lemma in plain for form in inflected(lemma)}
    verbs |= {form: lemma for form, lemma in irregular.items() if lemma in plain}
    verbs |= {lemma: lemma for lemma in plain}
    nouns = {form: lemma for lemma in known["noun"] for form in (inflected(lemma)[1], lemma)}
    return {"verb": verbs, "noun": nouns, "adjective": {lemma: lemma for lemma in known["adjective"]}}


def effects(rows: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Effect]]]:
    found: dict[str, dict[str, Effect]] = {}
    for row in rows:
        outside = state(row["outside"], row.get("score"), row.get("flag")) if "outside" in row else None
        effect = Effect(held(row), state(row.get("negated", "Uu"), row.get("score")), outside)
        for word in row["words"].split():
            found.setdefault(word, {}).update(dict.fromkeys(row["takes"], effect))
    yield from found.items()


def modal(row: dict[str, Any]) -> Modal:
    perfect = state(row["perfect"], row.get("score")) if "perfect" in row else held(row)
    return Modal(held(row), row.get("negates") == "outer", perfect, row.get("own", False))


def held(row: dict[str, Any]) -> State:
    return state(row["is"], row.get("score"), row.get("flag"))


def phrases(rows: list[str]) -> tuple[tuple[str, ...], ...]:
    """Return phrases as words, the longest first."""
    return tuple(sorted((tuple(row.split()) for row in rows), key=len, reverse=True))
