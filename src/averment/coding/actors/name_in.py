"""Which name the words of a source come down to, where they come down to one."""

from spacy.tokens import Span, Token

from averment.coding.folding import fold
from averment.coding.lemmas import noun_lemma
from averment.coding.lexicon import countries, organisations, roles, titles
from averment.coding.syntax import appositions, preposition, relation
from averment.coding.tokens import POSSESSIVE, is_word, lower

from .role import BEFORE_NAME, role_noun

__all__ = ["is_common", "name_at", "name_in", "names", "without_role"]

TO_A_NAME = frozenset({"appos", "flat", "compound", "nmod", "dep", "list", "nsubj"})


def name_in(span: Span, head: Token) -> Span | None:
    """Return the name that a phrase comes down to, or None where it comes down to a noun."""
    behind = name_at(span.doc[head.i + 1]) if head.i + 1 < span.end else None
    if behind is not None and behind.label_ == "PERSON" and behind.start == head.i + 1 and role_noun(head):
        return behind
    if behind is None and role_noun(head) and (bearer := flat_name(head, span)) is not None:
        return bearer
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
        return own if own.label_ == "PERSON" else widened(own, span)
    bodies = [name for name in names(span) if name.label_ != "PERSON" and not possessive(name)]
    beside = (name for name in persons if is_beside(name, head, span))
    called = (name for name in bodies if is_called(name, head))
    return next(beside, None) or next(called, None) or unlabelled(head, span)


def flat_name(role: Token, span: Span) -> Span | None:
    """Return the name that hangs flat on the role right before it, where the model knew none ("analyst Lio Benn")."""
    end = role.i + 1
    while end < span.end and relation(span.doc[end]) == "flat" and span.doc[end].pos_ == "PROPN":
        end += 1
    if end < role.i + 3 or not role.text.islower():
        return None
    return span.doc.char_span(span.doc[role.i + 1].idx, span.doc[end - 1].idx + len(span.doc[end - 1]), label="PERSON")


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
            run = known_run(noun, span) or proper_run(noun, span)
            return None if is_common(run) else run
    return None


def known_run(head: Token, span: Span) -> Span | None:
    """Return the longest name around a head that the tables know ("the White House"), of two words or more."""
    known = organisations().names.keys() | countries().names.keys()
    found = (
        head.doc[start : start + length]
        for length in (4, 3, 2)
        for start in range(max(span.start, head.i - length + 1), head.i + 1)
        if start + length <= span.end
    )
    return next((run for run in found if run[0].text[0].isupper() and fold(run.text) in known), None)


def is_common(name: Span) -> bool:
    """Return whether a single capitalised word is no name but a noun for people or bodies ("Police", "Iranians")."""
    word = lower(name[0])
    if len(name) > 1 or word in organisations().names:
        return False
    adjectives = countries().adjectives
    if word in adjectives and (name.label_ != "PERSON" or word.removesuffix("s") in adjectives.keys() - {word}):
        return True
    forms = {word, word.removesuffix("s")}
    return bool(forms & (roles().people | roles().person.keys() | organisations().nouns.keys()))


def name_at(token: Token) -> Span | None:
    """Return the name that a word is part of, or whose role it is: as the model found it, less the role."""
    if not token.ent_type_:
        return None
    start = end = token.i
    doc = token.doc
    while doc[start].ent_iob_ == "I" and start > 0:
        start -= 1
    while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
        end += 1
    span = doc[start : end + 1]
    name = doc.char_span(span.start_char, span.end_char, label=token.ent_type_)
    return without_role(name) if name is not None else None


def without_role(name: Span) -> Span:
    """Return a person's name without the role that the model took for its beginning ("Minister", "Tarn Director")."""
    start = behind_office(name)
    label = "PERSON" if start > name.start else name.label_
    while label == "PERSON" and start < name.end - 1 and is_role_word(name.doc[start], name.end - start):
        start += 1
    if start == name.start:
        return name
    made = name.doc.char_span(name.doc[start].idx, name.end_char, label=label)
    return made if made is not None else name


def behind_office(name: Span) -> int:
    """Return where a full name begins behind an office within what the model took for one name, of whatever kind."""
    lexicon = titles()
    for token in reversed(name[:-2]):
        office = token.text.casefold().rstrip(".") in lexicon.office - lexicon.surname and token.text[0].isupper()
        rest = name.doc[token.i + 1 : name.end]
        if office and all(word.pos_ == "PROPN" and word.text[0].isupper() and is_word(word) for word in rest):
            bodies = organisations()
            return token.i + 1 if not any(noun_lemma(word) in bodies.nouns for word in rest) else name.start
    return name.start


def is_role_word(token: Token, length: int) -> bool:
    """Return whether a word at the head of a name of so many words is a role rather than a given name."""
    word = token.text.casefold().rstrip(".")
    lexicon = titles()
    if token.text.islower():
        return word not in lexicon.particle | lexicon.article and token.text.isalpha()
    return word in lexicon.office and not (length == 2 and word in lexicon.surname)


def names(span: Span) -> list[Span]:
    """Return the names that stand whole within a span."""
    found, index = [], span.start
    while index < span.end:
        name = name_at(span.doc[index])
        if name is not None and span.start <= name.start and name.end <= span.end:
            found.append(name)
        index = max(index + 1, name.end if name is not None else 0)
    return found


def widened(name: Span, span: Span) -> Span:
    """Return a body's name with the capitalised words around it that the model left out ("the [Varn] Gazette")."""
    start, end, doc = name.start, name.end, span.doc
    while start > span.start and is_capitalised(doc[start - 1]):
        start -= 1
    while end < span.end:
        step = 2 if lower(doc[end]) in {"of", "for", "and", "&", "-"} and end + 1 < span.end else 1
        if not is_capitalised(doc[end + step - 1]) or role_noun(doc[end + step - 1]):
            break
        end += step
    made = doc.char_span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), label=name.label_)
    return made if made is not None else name


def is_capitalised(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"}


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


def proper_run(head: Token, span: Span) -> Span:
    """Return the proper nouns around a head that the model did not take for a name."""
    start, end = head.i, head.i + 1
    doc = head.doc
    while start > span.start and joins_run(doc[start - 1]):
        start -= 1
    while end < span.end and (joins_run(doc[end]) or all(titles().knows(token.text) for token in doc[start:end])):
        end += 1
    while start < head.i and (
        not is_word(doc[start]) or countries().of(doc[start].text) or is_role_word(doc[start], end - start)
    ):
        start += 1
    while end - 1 > head.i and not is_word(doc[end - 1]):
        end -= 1
    return doc[start:end]


def joins_run(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.text in {"-", "‐", "‑", "&"}
