"""A name as it stands on the page: whole where the model broke it off, without what the model took too much.

The model for names and the one for trees learned from different texts. Where the first breaks off, the second often
knows better: what hangs flat on a name is part of it, and so is the noun that it describes in capitals ("the Food" of
"the Food and Drug Administration").
"""

from spacy.tokens import Doc, Span, Token

from averment.coding.lemmas import noun_lemma
from averment.coding.lexicon import countries, metonyms, organisations, roles, sorts, titles
from averment.coding.registry import meaning_of
from averment.coding.syntax import preposition, relation
from averment.coding.tokens import HYPHENS, POSSESSIVE, is_joined, is_word, lower

from .role import role_noun

__all__ = ["is_no_name", "whole_name"]

APOSTROPHES = frozenset({"'", "’"})
DESCRIBING = frozenset({"compound", "nmod", "amod"})
LINKS = frozenset({"and", "&", "of", "for"})
CAPITALISED = 0.7
"""Where so many of a line's words have capitals they say nothing: it is a headline."""


def whole_name(span: Span) -> Span:
    """Return a name without what the model took too much, and whole where it broke it off.

    Too much are a possessive ending, an article, marks at the edges and words behind it. A name goes on behind a
    hyphen ("Tarek al-Qadiri", "Pak Jong-un"), behind an ampersand ("T&R"), and behind a form of address that was all
    of it ("Mr").
    """
    doc, label = span.doc, span.label_
    start, end = trimmed(doc, *joined(doc, span.start, span.end, label), label)
    if is_address(span):
        while end < len(doc) and is_free(doc[end]):
            end += 1
    end = with_flat(doc, start, end)
    if label != "PERSON" and not is_headline(span.sent):
        end = behind_described(doc, start, end)
        start = with_described(doc, start, end)
        end = with_complement(doc, start, end, is_open=lower(span[-1]) in {"of", "for"})
    start, end = trimmed(doc, *joined(doc, start, end, label), label)
    if end > span.end and label == "LOC" and noun_lemma(doc[end - 1]) in organisations().nouns:
        label = "ORG"
    made = doc.char_span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), label=label)
    assert made is not None, "its edges are words' edges"
    return made


def is_no_name(span: Span) -> bool:
    """Return whether what is left of a name is none: a form of address, a common noun, adjectives of states alone."""
    if is_address(span):
        return True
    if len(span) == 1:
        return span.text.islower() and span[0].pos_ == "NOUN"
    adjectives = countries().adjectives
    return all(lower(token) in adjectives or lower(token) in LINKS for token in span)


def is_address(span: Span) -> bool:
    """Return whether a person's name is a form of address or a rank and no more ("Mr", "Cmdr.")."""
    words = [token.text for token in span if is_word(token)]
    lexicon = titles()
    return span.label_ == "PERSON" and all(
        lexicon.knows(word) and word.casefold().rstrip(".") not in lexicon.surname for word in words
    )


def trimmed(doc: Doc, start: int, end: int, label: str) -> tuple[int, int]:
    cut = False
    while end - 1 > start and (not ends_name(doc[end - 1], label, doc[start]) or (cut and is_common(doc[end - 1]))):
        cut = cut or doc[end - 1].pos_ == "NOUN"
        end -= 1
    while start + 1 < end and (lower(doc[start]) in {"the", "a"} or not is_word(doc[start])):
        start += 1
    return start, end


def ends_name(token: Token, label: str, first: Token) -> bool:
    """Return whether a word can be the last of a name: no verb, and no noun without a capital.

    What the model took with the word before a hyphen may have none ("Hau-yip").
    """
    if token.text in POSSESSIVE or not is_word(token) or token.pos_ in {"VERB", "AUX", "ADP"}:
        return False
    if not token.text.islower():
        return True
    if is_joined(token.doc, token.i - 1, HYPHENS | APOSTROPHES):
        return not is_behind(token)
    common = token.pos_ == "NOUN" and not first.text.islower()
    return not (label == "PERSON" or common or lower(token) in organisations().nouns)


def is_common(token: Token) -> bool:
    """Return whether a word before the common noun that a name ended with is no part of it ("defence ministry")."""
    return token.text.islower() and lower(token) not in titles().particle | titles().article


def joined(doc: Doc, start: int, end: int, label: str) -> tuple[int, int]:
    """Return a name with what hyphens and ampersands join to it."""
    while goes_on(doc, start, end, label):
        end += 2
    while begins_before(doc, start):
        start -= 2
    return start, end


def goes_on(doc: Doc, start: int, end: int, label: str) -> bool:
    """Return whether a name goes on behind a hyphen, or an ampersand without spaces, that stands at `end`.

    A part without a capital is a person's where it is a proper noun ("Jong-un") and does not say what the name does
    there ("Tarn-led"). Two that are known, each by itself, stay two ("Tehran-Damascus").
    """
    if not is_joined(doc, end, HYPHENS | {"&"}):
        return False
    part = doc[end + 1]
    if not part.text[0].isupper():
        return label == "PERSON" and part.pos_ == "PROPN" and not is_behind(part)
    return doc[end].text == "&" or not are_two(doc[start:end].text, part.text)


def begins_before(doc: Doc, start: int) -> bool:
    """Return whether a name begins before the hyphen in front of `start` ("al-Abed"; not "ex-Abed")."""
    return (
        is_joined(doc, start - 1)
        and doc[start].text[0].isupper()
        and lower(doc[start - 2]) not in metonyms().prefixes | titles().before_hyphen
        and not are_two(doc[start - 2].text, doc[start].text)
    )


def are_two(one: str, other: str) -> bool:
    """Return whether two words are names by themselves, of states, capitals or peoples."""
    return meaning_of(one) is not None and meaning_of(other) is not None and meaning_of(f"{one}-{other}") is None


def is_behind(part: Token) -> bool:
    """Return whether a word, joined to a name by a hyphen, is no part of it ("Tarn-backed")."""
    return lower(part) in metonyms().joined | titles().behind_hyphen


def with_flat(doc: Doc, start: int, end: int) -> int:
    """Return where a name ends that goes on with proper nouns hung flat on it ("Wong Ket [Arl]", "Coeur d[’Arlin]")."""
    while end < len(doc):
        step = 1 if is_word(doc[end]) else 2
        if step == 2 and (doc[end].text not in APOSTROPHES or doc[end - 1].whitespace_ or doc[end].whitespace_):
            break
        if end + step > len(doc) or not hangs_flat(doc[end + step - 1], start, end):
            break
        end += step
    return end


def hangs_flat(token: Token, start: int, end: int) -> bool:
    near = token.pos_ == "PROPN" and relation(token) == "flat" and start <= token.head.i < end
    return near and not token.ent_type_ and lower(token).rstrip(".") not in titles().suffix


def with_described(doc: Doc, start: int, end: int) -> int:
    """Return where a name begins before which capitalised words describe it ("[New] Arlin", "[Local] Tarn Council").

    What is known without them goes without them ("Northern Iraq").
    """
    while meaning_of(doc[start:end].text) is None and start > 0 and is_part(doc[start - 1], doc[start:end]):
        start -= 1
    return start


def is_part(token: Token, name: Span) -> bool:
    if not is_free(token) or token.is_sent_start or role_noun(token) or titles().knows(token.text):
        return False
    hangs = relation(token) in {"amod", "compound", "flat"} and name.start <= token.head.i < name.end
    # "the Tarn [Council]" has a name without its country, "the Tarnish [Air Force]" has none
    return hangs and (not countries().of(token.text) or is_body(name))


def is_body(name: Span) -> bool:
    """Return whether a name says no more than what a state's body is: "Air Force", "Foreign Ministry"."""
    nouns, words = organisations().nouns, [lower(token) for token in name]
    offices = titles().portfolio | titles().office
    return " ".join(words) in nouns or (words[-1] in nouns and all(word in offices for word in words[:-1]))


def behind_described(doc: Doc, start: int, end: int) -> int:
    """Return where a name ends that describes a noun with a capital for what it is: "Tarn and Olen [Council]"."""
    root = doc[start:end].root
    noun = root.head
    if not (relation(root) in DESCRIBING and noun.i >= end and noun.pos_ == "PROPN" and noun.text[0].isupper()):
        return end
    if preposition(root) or role_noun(noun) or not says_what(noun):
        return end
    between = doc[end : noun.i]
    if (lower(doc[end]) in LINKS or noun.ent_type_) and meaning_of(doc[start:end].text) is not None:
        return end
    linked = all(token.text[0].isupper() or lower(token) in LINKS for token in between)
    return noun.i + 1 if linked and not any(token.ent_type_ == "PERSON" for token in between) else end


def says_what(noun: Token) -> bool:
    """Return whether a noun says what a body or a place is."""
    lemma, word = noun_lemma(noun), lower(noun)
    return (
        bool({lemma, word} & organisations().nouns.keys() or {lemma, word} & roles().people or sorts().of(lemma))
        or word in organisations().words
    )


def with_complement(doc: Doc, start: int, end: int, *, is_open: bool) -> int:
    """Return where a body's name ends that goes on behind "of" or "for": "Centre [for Strategic Studies]".

    What is known by a name of its own stays outside ("the government of Iraq") unless the name `is_open`: the model
    took it to go on there ("the Gulf of").
    """
    if end + 1 >= len(doc) or lower(doc[end]) not in {"of", "for"} or not says_what(doc[start:end].root):
        return end
    noun = doc[end].head
    if relation(doc[end]) != "case" or not end < noun.i or not start <= noun.head.i < end:
        return end
    words = doc[end + 1 : noun.i + 1]
    capitals = all(token.text[0].isupper() and token.pos_ in {"PROPN", "ADJ"} for token in words)
    if not capitals or (meaning_of(words.text) is not None and not is_open):
        return end
    end = noun.i + 1
    while end + 1 < len(doc) and lower(doc[end]) in {"and", "&"} and is_joint(doc[end + 1], words):
        end += 2
    return end


def is_joint(token: Token, words: Span) -> bool:
    """Return whether a word is joined to words of a name, and is no name of its own ("Science and Technology")."""
    near = relation(token) == "conj" and words.start <= token.head.i < words.end
    return near and is_free(token) and meaning_of(token.text) is None


def is_free(token: Token) -> bool:
    """Return whether a word with a capital belongs to no name yet."""
    return token.pos_ in {"PROPN", "ADJ"} and token.text[0].isupper() and not token.ent_type_


def is_headline(sentence: Span) -> bool:
    """Return whether most words of a sentence have capitals, so that these say nothing."""
    words = [token for token in sentence if token.text[0].isalpha()]
    return len(words) > 1 and sum(token.text[0].isupper() for token in words) >= CAPITALISED * len(words)
