"""How many of SEER's claims are found with the right speaker.

A gold claim is *found* when a statement's content, whole or one of its spans, and the gold utterance share words with
an F1 of 0.5 or more (lower case, without punctuation; each word as often as it occurs). Its speaker is *right* when,
for at least one statement that finds it, the gold agent is the statement's actor, by any name that the page gives the
actor, or else by the words of the source: after taking off case, accents, punctuation, titles and "the", all words of
one must stand in the other, with two limits: neither is a mere possessor in the other ("Pavo" is not "Pavo's office"),
and an agent that SEER calls anonymous is right when the speaker has no name on the page.

SEER's gold is a sample of an article's claims, so there is no precision to be had from it; `statements` says how many
were made, and `listing` prints them for a person to check.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from averment.coding import Actor, Record, Statement, code
from averment.coding.folding import fold
from averment.coding.lexicon import titles
from averment.language import Reading
from averment.page import Page

from .corpora.seer import GoldClaim, SeerArticle, read_seer

__all__ = ["KindScore", "Read", "SeerScores", "evaluate", "listing", "score", "speaker_is", "word_f1"]

ENOUGH = 0.5
"""The word F1 from which an utterance counts as found."""

WORD = re.compile(r"\w+(?:['’]\w+)?")
ANONYMOUS = re.compile(r"anonym|unnamed|unknown", re.IGNORECASE)

Read = Callable[[Page], Reading]


class KindScore(msgspec.Struct, frozen=True):
    """The gold claims of one kind.

    Attributes:
        kind: `direct`, `partially direct`, `indirect`, or `all`.
        claims: How many there are.
        found: How many of them a statement holds.
        right: How many of those have the right speaker.
        found_and_right: `right / claims`, 0 to 1.
        found_share: `found / claims`.
        right_of_found: `right / found`; None where none is found.
    """

    kind: str
    claims: int
    found: int
    right: int
    found_and_right: float
    found_share: float
    right_of_found: float | None


class SeerScores(msgspec.Struct, frozen=True):
    """What `averment eval seer` prints.

    Attributes:
        articles: Articles read.
        kinds: One score for all claims, then one a kind.
        statements: Statements made on the articles.
        statements_per_article: Their mean.
        unresolved: The share of statements without a speaker.
    """

    articles: int
    kinds: tuple[KindScore, ...]
    statements: int
    statements_per_article: float
    unresolved: float


def evaluate(path: Path, read: Read | None = None) -> SeerScores:
    """Measure on SEER's `articles.jsonl`, or the folder that has it.

    Args:
        path: The file or folder.
        read: Reads a page; Averment's own model where it is left out.

    Raises:
        CorpusError: The file is missing or no file of SEER.
    """
    reading = read or own_reader()
    return score([(article, code(reading(article.page))) for article in read_seer(path)])


def score(pairs: Sequence[tuple[SeerArticle, Record]]) -> SeerScores:
    """Compare records with the gold of their articles."""
    outcomes = [(claim.kind, *outcome(claim, record)) for article, record in pairs for claim in article.claims]
    kinds = sorted({kind for kind, _, _ in outcomes})
    statements = [statement for _, record in pairs for statement in record.statements]
    return SeerScores(
        articles=len(pairs),
        kinds=tuple(kind_score(kind, outcomes) for kind in ("all", *kinds)),
        statements=len(statements),
        statements_per_article=round(len(statements) / max(1, len(pairs)), 1),
        unresolved=round(sum(s.speaker is None for s in statements) / max(1, len(statements)), 3),
    )


def listing(path: Path, read: Read | None = None) -> Iterator[str]:
    """Yield lines for a person to check: each article's gold claims with what became of them, then all statements."""
    reading = read or own_reader()
    for article in read_seer(path):
        record = code(reading(article.page))
        yield f"== {article.name}"
        for claim in article.claims:
            found, right = outcome(claim, record)
            mark = "right" if right else "found" if found else "missed"
            yield f"{mark:6} | {claim.kind} | {claim.agent} | {one_line(claim.utterance)}"
        yield f"-- {len(record.statements)} statements"
        names = {actor.id: actor.name for actor in record.actors}
        for statement in record.statements:
            yield statement_line(statement, names, record.page.text)


def outcome(claim: GoldClaim, record: Record) -> tuple[bool, bool]:
    """Return whether a gold claim is found, and whether a statement that finds it has the right speaker."""
    text = record.page.text
    actors = {actor.id: actor for actor in record.actors}
    holding = [s for s in record.statements if holds(s, claim.utterance, text)]
    right = any(
        speaker_is(
            claim.agent,
            actors.get(s.speaker or ""),
            text[s.source.start : s.source.end] if s.source is not None else None,
        )
        for s in holding
    )
    return bool(holding), right


def holds(statement: Statement, utterance: str, text: str) -> bool:
    spans = [text[span.start : span.end] for span in statement.content]
    return any(word_f1(words, utterance) >= ENOUGH for words in (" ".join(spans), *spans))


def word_f1(one: str, other: str) -> float:
    """Return the F1 of the words that two texts share, each as often as both have it."""
    left, right = Counter(bare_words(one)), Counter(bare_words(other))
    shared = sum((left & right).values())
    return 2 * shared / (sum(left.values()) + sum(right.values())) if shared else 0.0


def speaker_is(agent: str, actor: Actor | None, source: str | None) -> bool:
    """Return whether the gold agent is the actor, or where there is none, is named in the source's words."""
    if ANONYMOUS.search(agent):
        return actor is None or not any(mention.kind == "name" for mention in actor.mentions)
    if actor is None:
        return source is not None and same_words(agent, source)
    named = (actor.name, *actor.aliases)
    unnamed = [source] if source is not None and not any(m.kind == "name" for m in actor.mentions) else []
    return any(same_words(agent, name) for name in (*named, *unnamed))


def same_words(one: str, other: str) -> bool:
    left, right = key_words(one), key_words(other)
    if not left or not right or has_possessor(one) != has_possessor(other):
        return False
    return left <= right or right <= left


def has_possessor(text: str) -> bool:
    return re.search(r"(?:['’]s|s['’])\s+\w", text) is not None


def key_words(text: str) -> frozenset[str]:
    words = [fold(word) for word in WORD.findall(text.replace(".", ""))]
    kept = [word for word in words if word not in {"the", "a", "an"} and word not in titles().address]
    return frozenset(kept)


def bare_words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in WORD.findall(text)]


def kind_score(kind: str, outcomes: Iterable[tuple[str, bool, bool]]) -> KindScore:
    mine = [(found, right) for name, found, right in outcomes if kind in {"all", name}]
    found, right = sum(f for f, _ in mine), sum(r for _, r in mine)
    return KindScore(
        kind=kind,
        claims=len(mine),
        found=found,
        right=right,
        found_and_right=round(right / max(1, len(mine)), 3),
        found_share=round(found / max(1, len(mine)), 3),
        right_of_found=round(right / found, 3) if found else None,
    )


def statement_line(statement: Statement, names: dict[str, str], text: str) -> str:
    content = " … ".join(text[span.start : span.end] for span in statement.content)
    cue = text[statement.cue.start : statement.cue.end] if statement.cue is not None else "-"
    source = text[statement.source.start : statement.source.end] if statement.source is not None else "-"
    who = names.get(statement.speaker or "", "?")
    told = f" to {names[statement.addressee]}" if statement.addressee is not None else ""
    inside = " (within)" if statement.within is not None else ""
    return (
        f"{statement.confidence:.2f} {statement.kind:8}{inside} | {who}{told} | {source} | {cue} | {one_line(content)}"
    )


def one_line(text: str) -> str:
    return " ".join(text.split())


def own_reader() -> Read:
    from averment.language import Reader  # noqa: PLC0415 (loads the model)

    return Reader().read
