"""Where a predicate was or will be: the words for the place, as the page has them.

A place hangs on the predicate, on what it is part of ("launched an attack in Tarn"), or on a thing within its clause
that stands there ("hit a school in Tarn"). Whom an attack strikes is no place, whatever the verb.
"""

from spacy.tokens import Span, Token

from averment.coding.lexicon import countries, places, times
from averment.coding.syntax import noun_phrase, obliques, relation, subject
from averment.coding.tokens import lower

from .scene import Scene
from .verbs import verb

__all__ = ["find_place", "is_place"]

VERBS = frozenset({"VERB", "AUX"})
UP = frozenset({"advcl", "xcomp", "conj"})
HOLDS = frozenset({"nsubj", "nsubjpass", "obj", "dobj", "obl", "nmod", "pobj"})


def find_place(predicate: Token, scene: Scene) -> Span | None:
    """Return the words for where a predicate was or will be, or None where none say so.

    Args:
        predicate: A verb, or a noun that stands for what happened ("the attack in Tarn").
        scene: Where.
    """
    own = placed(predicate, scene)
    if own is None and predicate.pos_ in VERBS:
        own = around(predicate, scene)
    if own is not None:
        return own
    above, kind = predicate.head, relation(predicate)
    if above.i == predicate.i or above.pos_ not in VERBS:
        return None
    if predicate.pos_ in VERBS:
        # "in Tarn rebels attacked and fled": what stands before the first verb holds for the second
        return find_place(above, scene) if kind in UP - {"conj"} else before(above, scene) if kind == "conj" else None
    return find_place(above, scene) if kind in HOLDS and verb(above) in times().carries else None


def placed(head: Token, scene: Scene) -> Span | None:
    """Return the place that hangs on a word, one where something is before one where it comes from or goes to."""
    # "an attack on Tarn" says whom it strikes, "met on the island" where
    leading = (
        places().there | places().other if head.pos_ in VERBS else (places().there | places().other) - places().struck
    )
    found = [(case, noun) for case, noun in obliques(head) if case in leading and is_place(noun, scene)]
    found.sort(key=lambda pair: pair[0] not in places().there)
    if found:
        return noun_phrase(found[0][1])
    here = next(
        (child for child in head.children if lower(child) in {"here", "there"} and relation(child) == "advmod"), None
    )
    return here.doc[here.i : here.i + 1] if here is not None and here.i > here.sent.start else None


def around(predicate: Token, scene: Scene) -> Span | None:
    """Return the place that hangs on what a verb is done to or by, where that is no actor with a place of its own."""
    agent = subject(predicate)
    nouns = [child for child in predicate.children if relation(child) in {"obj", "dobj"}]
    nouns += [noun for case, noun in obliques(predicate) if case in places().done and not is_place(noun, scene)]
    if agent is not None and agent.head.i == predicate.i and (agent.dep_ == "nsubj:pass" or not scene.figure(agent)):
        nouns.append(agent)
    found = (there(noun, scene) for noun in nouns if scene.figure(noun) is None or noun.pos_ == "NOUN")
    return next((span for span in found if span is not None), None)


def there(noun: Token, scene: Scene) -> Span | None:
    """Return the place behind "in", "at" … on a noun."""
    found = [place for case, place in obliques(noun) if case in places().there and is_place(place, scene)]
    return noun_phrase(found[0]) if found else None


def before(predicate: Token, scene: Scene) -> Span | None:
    """Return the place that hangs on a verb and stands before it."""
    span = placed(predicate, scene)
    return span if span is not None and span.end <= predicate.i else None


def is_place(noun: Token, scene: Scene) -> bool:
    """Return whether a noun is a place: by its actor's type, as a state's name that tells where, or by its label."""
    figure = scene.figure(noun)
    if figure is not None:
        kinds = [kind for span, kind in figure.mentions.values() if span.root.i == noun.i]
        return figure.type == "place" or "territory" in kinds or (figure.type == "state" and noun.ent_type_ == "LOC")
    if noun.ent_type_ == "LOC" or countries().of(noun.text) is not None:
        return True
    return noun.i in scene.places and not noun.ent_type_
