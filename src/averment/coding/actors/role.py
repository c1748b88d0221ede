"""What a page calls a person beside the name: "political analyst …", "…, a teacher from Tarn,"."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from averment.coding.folding import fold
from averment.coding.layout import Layout
from averment.coding.lemmas import noun_lemma
from averment.coding.lexicon import countries, roles, titles
from averment.coding.syntax import appositions, is_plural, is_subject, noun_phrase, relation
from averment.coding.tokens import is_blank, is_joined, is_word, lower

__all__ = ["Role", "head_noun", "other_half", "role_noun", "roles_of"]

BEFORE_NAME = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
HYPHENS = frozenset({"-", "‐", "‑", "–", "'s", "’s", "'", "’", "/", "&"})


LONGEST = 20
"""Words; what is longer is no role but a parser's mistake."""


@dataclass(frozen=True)
class Role:
    """A role as the page words it.

    Attributes:
        span: The words.
        head: The index of the noun that says what the person is.
        noun: Its lemma ("minister").
        modifiers: The folded words before it; countries by name, so that "U.S." and "American" are one.
    """

    span: Span
    head: int
    noun: str
    modifiers: frozenset[str]


def roles_of(name: Span, layout: Layout) -> list[Role]:
    """Return the roles that stand right before or behind a person's name."""
    found = [before(name, layout), *behind(name, layout)]
    return [role for role in found if role is not None]


def role_noun(token: Token) -> bool:
    """Return whether a word calls a person by what they do or are."""
    word = lower(token).rstrip(".")
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} and (
        roles().is_person(noun_lemma(token)) or word in titles().office or roles().is_person(word)
    )


def other_half(token: Token) -> Token | None:
    """Return the noun that a hyphen joins to a noun for a person, as one title: of "secretary-general", "secretary"."""
    if not is_joined(token.doc, token.i - 1):
        return None
    other = token.nbor(-2)
    return other if role_noun(token) and role_noun(other) else None


def head_noun(span: Span) -> Token | None:
    """Return the noun of a role: of "chief of staff at the palace", "chief"; of "foreign minister", "minister"."""
    end = next((token.i for token in span if token.pos_ in {"ADP", "SCONJ"} or token.text in {",", "("}), span.end)
    for token in reversed(span.doc[span.start : end]):
        if role_noun(token):
            return token
    return None


def make(span: Span, head: Token | None) -> Role | None:
    if head is None or len(span) > LONGEST:
        return None
    words = [token for token in span if is_word(token) and token.i != head.i and token.pos_ != "DET"]
    return Role(span, head.i, noun_of(head), frozenset(modifier(token.text) for token in words))


def noun_of(head: Token) -> str:
    lemma = titles().abbreviation.get(lower(head).rstrip("."), noun_lemma(head))
    return lemma if roles().is_person(lemma) else lower(head).rstrip(".")


def modifier(word: str) -> str:
    return fold(countries().of(word) or word)


def before(name: Span, layout: Layout) -> Role | None:
    """Return the role before a name, whose last word is a noun for people; forms of address are no role."""
    doc, zone = name.doc, layout.zone(name.start)
    start = name.start
    while start > 0 and layout.zone(start - 1) == zone and belongs(doc[start - 1], name):
        start -= 1
    while start < name.start and (doc[start].text in HYPHENS or not is_word(doc[start])):
        start += 1
    span = doc[start : name.start]
    within = 0
    while within < len(name) - 1 and (titles().knows(name[within].text) or role_noun(name[within])):
        within += 1
    span = doc[start : name.start + within]
    while len(span) and is_address(span[-1]):
        span = span[:-1]
    head = last_noun(span)
    # "the president's chief of staff, NAME": the name is in apposition to the role.
    return make(span, head) if head is not None else governing(name)


def last_noun(span: Span) -> Token | None:
    """Return the noun of a role that ends right before a name: its last word, or the first of "chief of staff"."""
    if not len(span):
        return None
    if tuple(lower(token) for token in span[-3:]) in roles().phrases:
        return span[-3]
    return span[-1] if role_noun(span[-1]) else None


def belongs(token: Token, name: Span) -> bool:
    """Return whether a word can be part of a role before a name."""
    if token.ent_type_ == "PERSON":
        return False
    if token.text in HYPHENS:
        return True
    if token.pos_ in BEFORE_NAME:
        return not is_blank(token)
    # "Tarn Centre for Water Studies head NAME", "chief of staff NAME"
    inside_name = token.ent_type_ != "" and token.ent_iob_ == "I"
    return inside_name or (lower(token) in {"of", "for"} and 0 < token.i < name.start - 1 and joins_words(token))


def joins_words(preposition: Token) -> bool:
    """Return whether a preposition stands within a role of several words, or within a body's name."""
    left, right = preposition.nbor(-1), preposition.nbor(1)
    phrase = (lower(left), lower(preposition), lower(right))
    return phrase in roles().phrases or (left.text[0].isupper() and right.text[0].isupper())


def is_address(token: Token) -> bool:
    word = lower(token).rstrip(".")
    return word in titles().address and not roles().is_person(word) and word not in titles().office


def governing(name: Span) -> Role | None:
    head = name.root.head
    if relation(name.root) != "appos" or head.i >= name.start or not role_noun(head):
        return None
    span = noun_phrase(head)
    return make(without_determiner(span), head) if span.end <= name.start and not is_plural(head) else None


def behind(name: Span, layout: Layout) -> list[Role]:
    """Return the roles in apposition behind a name, set off by a comma."""
    doc = name.doc
    if name.end + 1 >= len(doc) or doc[name.end].text != "," or layout.zone(name.end + 1) != layout.zone(name.start):
        return []
    found = [noun_phrase(noun) for noun in appositions(name.root) if noun.i > name.end]
    if not found:
        end = name.end + 1
        while end < len(doc) and doc[end].pos_ in BEFORE_NAME | {"DET"}:
            end += 1
        # Without an apposition in the tree: the noun phrase up to the next comma, unless it begins another clause.
        ends = end == len(doc) or doc[end].text in {",", ".", "-", "–", "—", ";"} or doc[end].pos_ == "ADP"
        found = [doc[name.end + 1 : end]] if ends and not any(is_subject(t) for t in doc[name.end + 1 : end]) else []
    spans = [without_determiner(up_to_clause(span)) for span in found if len(span) and span.start > name.end]
    spans = [span for span in spans if len(span) and layout.holds(span)]
    heads = [(span, head_noun(span)) for span in spans if not starts_with_name(span)]
    # "NAME and other critics of the plan": several are not what one is called
    made = [make(span, head) for span, head in heads if head is not None and not is_plural(head)]
    return [role for role in made if role is not None]


def up_to_clause(span: Span) -> Span:
    """Return a role's words up to a comma or bracket, where what follows is said of something else."""
    end = next((token.i for token in span if token.text in {",", "(", ";"}), span.end)
    return span.doc[span.start : end]


def starts_with_name(span: Span) -> bool:
    return span[0].ent_type_ == "PERSON" and span.root.ent_type_ == "PERSON"


def without_determiner(span: Span) -> Span:
    while len(span) > 1 and span[0].pos_ in {"DET", "PRON", "CCONJ", "AUX"}:
        span = span[1:]
    return span
