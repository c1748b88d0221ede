"""Whether a capital is the city or its government: "in Tehran", "Tehran rejected the offer".

It is the government where the sentence gives it a part that only somebody who acts can have: the subject of a verb of
acting, the one who speaks or is spoken to, a party to talks, the owner of a policy. `metonyms.toml` has the words.
Everywhere else it is the city.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from averment.coding.folding import fold
from averment.coding.layout import Layout
from averment.coding.lemmas import noun_lemma, verb_lemma
from averment.coding.lexicon import Metonyms, countries, metonyms, reporting
from averment.coding.registry import Known, meaning_of
from averment.coding.statements import Draft, addressee
from averment.coding.statements.draft import cue_verb
from averment.coding.syntax import complements, is_subject, objects, preposition, relation
from averment.coding.tokens import HYPHENS, POSSESSIVE, is_blank, lower

from .phrase import read_phrase

__all__ = ["acts", "capital", "speaking"]

OBJECTS = frozenset({"obj", "iobj", "dobj", "dative"})
PASSIVE = frozenset({"nsubj:pass", "nsubjpass"})
IN_NAME = frozenset({"flat", "compound", "nmod", "amod"})
DASHES = frozenset({"-", "–", "—", "("})
RELATIVE = frozenset({"which", "that", "who"})


def capital(name: Span) -> Known | None:
    """Return the city that a name is, where a government is called by it; None for any other name."""
    known = meaning_of(name.text)
    if known is None or known.type != "place" or known.stands_for is None or is_part(name):
        return None
    return known


def is_part(name: Span) -> bool:
    """Return whether a name is the end of a longer one: "East Jerusalem", "Denzel Washington"."""
    if name.start == 0:
        return False
    before, word = name.doc[name.start - 1], name.root
    longer = before.pos_ == "PROPN" and before.text[0].isupper() and bool(before.whitespace_)
    return longer and (
        (before.head.i == word.i and relation(before) in IN_NAME)
        or (word.head.i == before.i and relation(word) in IN_NAME)
    )


def speaking(drafts: Iterable[Draft], layout: Layout) -> frozenset[int]:
    """Return the indexes of the words that are capitals and name who speaks, or is spoken to."""
    found: set[int] = set()
    for draft in drafts:
        for words, verb in ((draft.source, cue_verb(draft)), (draft.elsewhere, None), (addressee(draft, layout), None)):
            phrase = read_phrase(words, verb) if words is not None else None
            if phrase is not None and phrase.kind == "name" and capital(phrase.span) is not None:
                found.add(phrase.span.root.i)
    return frozenset(found)


def acts(name: Span, speaking: frozenset[int]) -> bool:
    """Return whether a capital stands for its government.

    Args:
        name: The name.
        speaking: What `speaking` returns.
    """
    if is_located(name):
        return False
    if name.root.i in speaking or is_joined(name):
        return True
    if any(relation(child) in {"det", "amod"} for child in name.root.children):
        return False
    # of "Ankara and Moscow" the first says what both do
    token = first_of(name.root)
    return any(rule(token, metonyms()) for rule in (is_agent, is_patient, owns, is_party))


def is_located(name: Span) -> bool:
    """Return whether a name says where: "Tehran, Iran", and "ANKARA (Lakeside Wire) -" at the head of a paragraph."""
    doc, following = name.doc, name.doc[name.end : name.end + 2]
    if len(following) < 2:
        return False
    if following[0].text == ",":
        return countries().of(following[1].text) == countries().capitals.get(fold(name.text))
    opens = name.start == 0 or is_blank(doc[name.start - 1])
    return opens and following[0].text in DASHES and bool(doc[name.end - 1].whitespace_)


def is_joined(name: Span) -> bool:
    """Return whether a name is part of a word such as "Tehran-backed" or "pro-Tehran"."""
    before, behind = name.doc[max(name.start - 2, 0) : name.start], name.doc[name.end : name.end + 2]
    return (len(behind) == 2 and behind[0].text in HYPHENS and lower(behind[1]) in metonyms().joined) or (
        len(before) == 2 and before[1].text in HYPHENS and lower(before[0]) in metonyms().prefixes
    )


def first_of(token: Token) -> Token:
    while relation(token) == "conj" and token.head.pos_ in {"PROPN", "NOUN"} and token.head.i < token.i:
        token = token.head
    return token


def is_agent(token: Token, words: Metonyms) -> bool:
    """Return whether a word is the subject of an act or its agent, or a relative pronoun that stands for it is."""
    if is_subject(token) and token.dep_ not in PASSIVE and any(does(verb, words) for verb in joined(token.head)):
        return True
    if preposition(token) == "by" and governor(token).pos_ == "VERB":
        return is_act(governor(token), words) or is_party(token, words)
    if any(does(clause, words) for clause in relative_clauses(token)):
        return True
    return relation(token) == "appos" and noun_lemma(token.head) in words.actors


def relative_clauses(token: Token) -> Iterator[Token]:
    """Yield the verbs of which a relative pronoun that stands for a word is the subject."""
    for clause in token.children:
        if relation(clause) in {"acl", "relcl"}:
            subjects = [child for child in clause.children if is_subject(child) and child.dep_ not in PASSIVE]
            if any(lower(child) in RELATIVE for child in subjects):
                yield clause


def does(verb: Token, words: Metonyms) -> bool:
    """Return whether a predicate says what only somebody who acts does or is.

    What has an object or a clause is an act, unless it is what cities do as well ("Tokyo hosted the games").
    """
    if verb.pos_ == "ADJ":
        return lower(verb) in words.adjectives
    if verb.pos_ in {"NOUN", "PROPN"}:
        return noun_lemma(verb) in words.actors
    # "is ready to": as other pipelines have it, with the adjective below the verb
    if any(relation(child) in {"acomp", "attr"} and does(child, words) for child in verb.children):
        return True
    if is_act(verb, words) or any(relation(child) == "xcomp" and does(child, words) for child in verb.children):
        return True
    things = objects(verb)
    if verb_lemma(verb) in words.vague:
        return any(noun_lemma(thing) in words.things for thing in things)
    return verb.pos_ == "VERB" and bool(things or complements(verb))


def is_act(verb: Token, words: Metonyms) -> bool:
    lemma = verb_lemma(verb)
    return lemma in words.acts or reporting().is_strong(lemma)


def joined(verb: Token) -> Iterator[Token]:
    """Yield a verb and those joined to it that have no subject of their own ("reacted angrily and said …")."""
    yield verb
    for child in verb.children:
        if relation(child) == "conj" and not any(is_subject(each) for each in child.children):
            yield child


def is_patient(token: Token, words: Metonyms) -> bool:
    """Return whether a word is the object of what is done to actors only, or also the subject of what follows.

    "They accused Tehran", "Tehran was accused", "that would allow Tehran to sell oil".
    """
    if relation(token) not in OBJECTS and token.dep_ not in PASSIVE:
        return False
    verb = verb_lemma(token.head)
    known = reporting().verbs.get(verb)
    if verb in words.suffers or (known is not None and "object" in known.addressee):
        return True
    return any(relation(child) == "xcomp" and child.i > token.i and does(child, words) for child in token.head.children)


def owns(token: Token, words: Metonyms) -> bool:
    """Return whether a word owns what governments own ("Tehran's demands"), or describes one ("the Tehran regime")."""
    thing = token.head
    if thing.i < token.i or thing.pos_ not in {"NOUN", "PROPN"}:
        return False
    if any(child.text in POSSESSIVE for child in token.children):
        return noun_lemma(thing) in words.owned
    return relation(token) in {"compound", "nmod", "amod"} and noun_lemma(thing) in words.described


def is_party(token: Token, words: Metonyms) -> bool:
    """Return whether a word stands behind a preposition that makes it a party to something ("talks with Tehran")."""
    case = preposition(token)
    if case is None:
        return False
    if case == "according" or (case == "to" and lower(governor(token)) == "according"):
        return True
    head = governor(token)
    lemmas = {"VERB": verb_lemma, "AUX": verb_lemma, "ADJ": lower, "NOUN": noun_lemma, "PROPN": noun_lemma}
    lemma = lemmas.get(head.pos_)
    return lemma is not None and lemma(head) in words.behind.get((KINDS[head.pos_], case), frozenset())


KINDS = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "NOUN": "noun", "PROPN": "noun"}


def governor(token: Token) -> Token:
    """Return the word that a noun with its preposition belongs to."""
    return token.head.head if relation(token) == "pobj" else token.head
