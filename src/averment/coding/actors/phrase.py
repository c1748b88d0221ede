"""What the words of a source or an addressee are: a name, a noun or a pronoun, and which word is their head."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span, Token

from averment.coding.folding import fold
from averment.coding.lexicon import countries, organisations, pronouns
from averment.coding.syntax import noun_phrase, relation, subject
from averment.coding.tokens import POSSESSIVE, is_word, lower

from .name_in import name_at, name_in, names
from .role import role_noun

__all__ = ["Phrase", "read_phrase", "without_possessive"]

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "PRON", "DET"})
CLAUSE_OPENERS = frozenset({"who", "whom", "whose", "which", "that", "where", "when", "while"})


@dataclass(frozen=True)
class Phrase:
    """A source or addressee, understood.

    Attributes:
        kind: `name`, `noun`, `pronoun`, or `group` for two or more joined by "and".
        span: The words that stand for the actor: the name alone, the noun phrase, the pronoun.
        head: Its head.
    """

    kind: Literal["name", "noun", "pronoun", "group"]
    span: Span
    head: Token


def read_phrase(span: Span, verb: Token | None = None) -> Phrase | None:
    """Return what the words of a source or addressee are, or None where there is no noun or pronoun in them.

    Where they hold the pronoun that is the subject of the cue's verb, whatever stands before it is not the source's.
    """
    agent = subject(verb) if verb is not None else None
    if agent is not None and span.start < agent.i < span.end and is_pronoun(agent, span):
        return Phrase("pronoun", span.doc[agent.i : agent.i + 1], agent)
    core = before_clause(span)
    owned = behind_possessor(core)
    head = head_of(owned)
    if head is None:
        return None
    if len(core) == 1 and lower(head) in pronouns().possessive and lower(head) != "whose":
        return Phrase("pronoun", core, head)
    if lower(head) in pronouns().relative or (lower(head) == "whose" and len(core) == 1):
        antecedent = antecedent_of(head)
        return read_phrase(noun_phrase(antecedent)) if antecedent is not None else None
    if is_group(head, core):
        return Phrase("group", core, head)
    if is_pronoun(head, core):
        return Phrase("pronoun", head.doc[head.i : head.i + 1], head)
    core = before_bracket(core)
    name = name_in(before_bracket(owned), head)
    if name is not None:
        return Phrase("name", name, name.root)
    if head.pos_ in NOMINAL or head.text[0].isupper():
        return Phrase("noun", before_comma(core, head), head)
    return None


def is_pronoun(head: Token, span: Span) -> bool:
    """Return whether a word is a personal pronoun; "US" is a country."""
    if lower(head) not in pronouns().personal or (len(head) > 1 and head.text.isupper()):
        return False
    return head.pos_ in {"PRON", "DET"} or len(span) == 1


def behind_possessor(span: Span) -> Span:
    """Return the words that are someone's: of "Pavo's office", "office"; without a possessor, all."""
    start = span.start
    for token in span[1:]:
        if token.text in {",", "("}:
            break
        if token.text in POSSESSIVE and token.i + 1 < span.end and is_word(span.doc[token.i + 1]):
            start = token.i + 1
    return span.doc[start : span.end]


def before_clause(span: Span) -> Span:
    """Return the words before a relative clause: of "Pavo, who leads the council", "Pavo"."""
    for token in span[1:]:
        after = token.doc[token.i - 1]
        opens = lower(token) in CLAUSE_OPENERS and (after.text == "," or relation(token.head) in {"acl", "relcl"})
        if opens:
            end = token.i
            while end > span.start + 1 and not is_word(span.doc[end - 1]):
                end -= 1
            return span.doc[span.start : end]
    return span


def before_comma(span: Span, head: Token) -> Span:
    """Return the words of a noun phrase up to the comma behind its head: what follows is added."""
    comma = next((token.i for token in span if token.i > head.i and token.text in {",", ";", "–", "—"}), span.end)
    return span.doc[span.start : comma]


def before_bracket(span: Span) -> Span:
    """Return the words before a bracket: of "Pavo (R-Tarn)", "Pavo"."""
    bracket = next((token.i for token in span[1:] if token.text == "("), span.end)
    return span.doc[span.start : bracket]


def head_of(span: Span) -> Token | None:
    words = [token for token in span if is_word(token)]
    if not words:
        return None
    root = span.root
    if is_word(root) and root.pos_ not in {"ADP", "DET", "PART", "SCONJ", "CCONJ"}:
        return root
    nouns = [token for token in words if token.pos_ in {"NOUN", "PROPN", "PRON"}]
    return nouns[0] if nouns else words[0] if len(words) == 1 else None


def antecedent_of(relative: Token) -> Token | None:
    """Return the noun that a relative clause belongs to: the clause's head, or the noun before the pronoun."""
    token = relative
    while token.head.i != token.i:
        if relation(token) in {"acl", "relcl"}:
            return token.head
        token = token.head
    for before in reversed(relative.doc[max(0, relative.i - 4) : relative.i]):
        if before.pos_ in {"NOUN", "PROPN"}:
            return before
        if is_word(before):
            return None
    return None


def is_group(head: Token, span: Span) -> bool:
    """Return whether "and" joins the head with another noun of the same kind, outside of a name."""
    named = names(span)
    if named and named[-1].end == span.end and lower(span.doc[named[-1].start - 1]) in {"and", "&"}:
        if named[-1].label_ == "PERSON":
            return head.i < named[-1].start - 1
        # "France and Germany" are two; "the Department of Health and Human Services", "fighters in Iraq and Syria" one
        of_names = len(named) > 1 and any(covers(name, head) for name in named)
        return of_names and named[-2].end == named[-1].start - 1 and joins_names(named[-2], named[-1])
    for other in head.children:
        joined = relation(other) == "conj" and span.start <= other.i < span.end and other.pos_ in {"PROPN", "NOUN"}
        same_name = name_at(head) is not None and covers(name_at(head), other)
        if (
            joined
            and not same_name
            and any(lower(child) in {"and", "&"} for child in (*other.children, *head.children))
        ):
            # "secretary and treasurer NAME" is one person with two roles.
            return not (
                role_noun(head) and head.ent_type_ == "" and span[-1].ent_type_ == "PERSON" and not plural_roles(head)
            )
    return False


def joins_names(one: Span, other: Span) -> bool:
    """Return whether "and" between two names joins two, each known by itself or of one word or joined in the tree."""
    known = all(countries().of(name.text) or fold(name.text) in organisations().names for name in (one, other))
    return known or (relation(other.root) == "conj" and other.root.head.i == one.root.i)


def plural_roles(head: Token) -> bool:
    return lower(head).endswith("s")


def covers(span: Span | None, token: Token) -> bool:
    return span is not None and span.start <= token.i < span.end


def without_possessive(span: Span) -> Span:
    """Return a noun phrase without the ending that makes it an owner."""
    return span[:-1] if len(span) > 1 and span[-1].text in POSSESSIVE else span
