"""What the words of a source or an addressee are: a name, a noun or a pronoun, and which word is their head."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span, Token

from averment.coding.lemmas import noun_lemma
from averment.coding.lexicon import countries, organisations, pronouns, roles, titles
from averment.coding.syntax import appositions, noun_phrase, preposition, relation, subject
from averment.coding.tokens import is_word, lower

from .role import BEFORE_NAME, role_noun

__all__ = ["Phrase", "is_common", "name_at", "names", "read_phrase"]

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
TO_A_NAME = frozenset({"appos", "flat", "compound", "nmod", "dep", "list", "nsubj"})
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
        return head.i < named[-1].start - 1 and named[-1].label_ == "PERSON"
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


def plural_roles(head: Token) -> bool:
    return lower(head).endswith("s")


def name_in(span: Span, head: Token) -> Span | None:
    """Return the name that a phrase comes down to, or None where it comes down to a noun."""
    own = name_at(head)
    if own is not None and is_common(own):
        return None
    if own is not None and head.text.islower():
        # The model took the noun behind a name for part of it ("Tarn officials").
        own = None
    persons = [name for name in names(span) if name.label_ == "PERSON" and not possessive(name)]
    if persons and persons[-1].end == span.end and is_titled(persons[-1]):
        return persons[-1]
    if own is not None and not followed_by_noun(own, span):
        return own
    bodies = [name for name in names(span) if name.label_ != "PERSON" and not possessive(name)]
    beside = (name for name in persons if is_beside(name, head, span))
    called = (name for name in bodies if is_called(name, head))
    return next(beside, None) or next(called, None) or unlabelled(head, span)


def is_titled(person: Span) -> bool:
    """Return whether a role stands right before a name, or is its first word."""
    return role_noun(person.doc[person.start - 1]) or (len(person) > 1 and role_noun(person[0]))


def is_beside(person: Span, head: Token, span: Span) -> bool:
    """Return whether a person's name stands in apposition to the head of a phrase, or right behind it."""
    if leads_to(person.root, head) and not (person.end <= head.i and head.pos_ == "NOUN"):
        return True
    if person.start == head.i + 1 and role_noun(head):
        return True
    if head.i >= person.start:
        return False
    between = span.doc[head.i + 1 : person.start]
    comma = next((token.i for token in between if token.text == ","), None)
    if comma is not None and (role_noun(head) or head.pos_ in {"NUM", "DET", "PRON"}):
        return all(token.pos_ in BEFORE_NAME for token in span.doc[comma + 1 : person.start])
    return person.end == span.end and not has_preposition(between)


def is_called(body: Span, head: Token) -> bool:
    """Return whether a body's name stands behind the noun for what it is ("the news agency PAP")."""
    near = body.start == head.i + 1 or (body.start == head.i + 2 and head.doc[head.i + 1].text == ",")
    return near and noun_lemma(head) in organisations().nouns and not preposition(body.root)


def unlabelled(head: Token, span: Span) -> Span | None:
    """Return a name that the model did not know as one: a proper noun as the head, or in apposition to it."""
    for noun in (head, *appositions(head)):
        if noun.pos_ == "PROPN" and noun.text[0].isupper() and not role_noun(noun) and span.start <= noun.i < span.end:
            return proper_run(noun, span)
    return None


def is_common(name: Span) -> bool:
    """Return whether a single capitalised word is no name but a noun for people or bodies ("Scholars say", "Police")."""
    word = lower(name[0])
    if len(name) > 1 or word in organisations().names:
        return False
    forms = {word, word.removesuffix("s")}
    return bool(forms & (roles().people | roles().person.keys() | organisations().nouns.keys()))


def name_at(token: Token) -> Span | None:
    """Return the name that a word is part of, as the model found it."""
    if not token.ent_type_:
        return None
    start = end = token.i
    doc = token.doc
    while doc[start].ent_iob_ == "I" and start > 0:
        start -= 1
    while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
        end += 1
    span = doc[start : end + 1]
    return doc.char_span(span.start_char, span.end_char, label=token.ent_type_)


def names(span: Span) -> list[Span]:
    """Return the names that stand whole within a span."""
    found, index = [], span.start
    while index < span.end:
        name = name_at(span.doc[index])
        if name is not None and span.start <= name.start and name.end <= span.end:
            found.append(name)
        index = max(index + 1, name.end if name is not None else 0)
    return found


def followed_by_noun(name: Span, span: Span) -> bool:
    """Return whether a name stands before the noun that it only describes ("Home Office minister", "Pavo's office")."""
    following = span.doc[name.end] if name.end < span.end else None
    if following is None or (name.label_ == "PERSON" and following.text not in POSSESSIVE):
        return False
    if following.text in POSSESSIVE:
        return name.end + 1 < span.end and span.doc[name.end + 1].pos_ in {"NOUN", "PROPN", "ADJ"}
    return following.pos_ == "NOUN" and relation(following) != "appos"


def possessive(name: Span) -> bool:
    return name.end < len(name.doc) and name.doc[name.end].text in POSSESSIVE


def leads_to(token: Token, head: Token) -> bool:
    """Return whether only apposition and the like lie between a name and the head of its phrase."""
    while token.i != head.i:
        if relation(token) not in TO_A_NAME or token.head.i == token.i or preposition(token):
            return False
        token = token.head
    return True


def has_preposition(tokens: Span) -> bool:
    return any(token.pos_ in {"ADP", "VERB", "SCONJ"} for token in tokens)


def covers(span: Span | None, token: Token) -> bool:
    return span is not None and span.start <= token.i < span.end


def proper_run(head: Token, span: Span) -> Span:
    """Return the proper nouns around a head that the model did not take for a name."""
    start, end = head.i, head.i + 1
    doc = head.doc
    while start > span.start and joins_run(doc[start - 1]):
        start -= 1
    while end < span.end and (joins_run(doc[end]) or all(titles().knows(token.text) for token in doc[start:end])):
        end += 1
    while start < head.i and (not is_word(doc[start]) or countries().of(doc[start].text)):
        start += 1
    while end - 1 > head.i and not is_word(doc[end - 1]):
        end -= 1
    return doc[start:end]


def joins_run(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.text in {"-", "‐", "‑", "&"}
