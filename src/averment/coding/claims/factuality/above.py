"""What the words above a predicate make of it, from the top of the sentence, or of what somebody says, down to it.

Each word is as sure as the word above it leaves it. A verb, noun or adjective of the lexicon does to what it takes what
its signature says ("failed to": not so); a clause that is told in passing is so whatever becomes of the rest.
"""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from averment.coding.statements.draft import cue_verb
from averment.coding.syntax import preposition, relation
from averment.coding.tokens import lower

from .beside import beside, has_to, is_denied_itself
from .conditions import is_condition, is_order, is_question, opening
from .lexicon import Effect, Part, lemma_of, lexicon
from .state import CERTAIN, State, state
from .view import View

__all__ = ["OPEN", "above", "value_of"]

OPEN = state("Uu", 1.0)
PARTS: dict[str, tuple[Part, ...]] = {
    "NOUN": ("noun", "adjective"),
    "PROPN": ("noun",),
    "ADJ": ("adjective", "verb"),
    "ADV": ("adjective",),
}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
PASSIVE = frozenset({"nsubj:pass", "nsubjpass", "aux:pass", "auxpass", "csubj:pass"})
LATER = frozenset({"when", "before", "until", "till", "once", "as soon as"})


def value_of(token: Token, view: View, *, without: Token | None = None) -> State:
    """Return how sure a word is, with all that stands above it and beside it.

    Args:
        token: The word.
        view: Who looks at it.
        without: A subject or object whose own negation does not count.
    """
    return beside(token, view, without=without).under(above(token, view))


def above(token: Token, view: View) -> State:
    """Return how sure a word is by what stands above it alone."""
    head = token.head
    if view.has_cue(token):
        return CERTAIN if head == token or not view.has_cue(head) else by_relation(token, view)
    if head == token or not (view.holds(head) or view.has_cue(head)):
        return at_the_top(token, view)
    return by_relation(token, view)


def at_the_top(token: Token, view: View) -> State:
    """Return how sure the topmost word of what somebody says is: by the form of its clause, and by the cue."""
    if is_question(token):
        return lexicon().asked
    if is_order(token):
        return lexicon().ordered
    cue = cue_verb(view.statement) if view.statement is not None else None
    if cue is None or not view.has_cue(cue) or cue.sent != token.sent:
        return CERTAIN
    effect = effect_of(cue, "that", "to")
    if effect is None or effect.holds.sign < 0:  # "We did not attack," it denied
        return CERTAIN
    return applied(effect, cue, view)


def by_relation(token: Token, view: View) -> State:
    kind = relation(token)
    if kind in {"parataxis", "discourse"}:
        return at_the_top(token, view)
    rule = RULES.get(kind)
    return rule(token, token.head, view) if rule is not None else CERTAIN


def effect_of(head: Token, *takes: str) -> Effect | None:
    """Return what a word does to the first of these that it takes."""
    parts = PARTS.get(head.pos_, ("verb", "adjective", "noun"))
    particle = next((lower(one) for one in head.children if relation(one) in {"compound", "prt"}), None)
    if particle is not None and parts[0] == "verb":  # "ruled out" is no ruling
        phrasal = lexicon().effect("verb", f"{lemma_of(head, 'verb')}_{particle}", *takes)
        if phrasal is not None:
            return phrasal
    found = (lexicon().effect(part, lemma_of(head, part), *takes) for part in parts)
    return next((one for one in found if one is not None), None)


def applied(effect: Effect, head: Token, view: View, *, without: Token | None = None) -> State:
    """Return what a word makes of what it takes, as sure as it is itself."""
    outside = effect.outside if not view.binds(head) else None
    return value_of(head, view, without=without).embeds(outside or effect.holds, OPEN if outside else effect.negated)


def clause(token: Token, head: Token, view: View) -> State:
    """A clause that completes a word: "said that it attacked", "failed to attack", "accused of attacking"."""
    opened = mark(token)
    if view.has_cue(head) and (is_question(token) or is_order(token)):  # "Withdraw," she said
        return at_the_top(token, view)
    if opened in lexicon().whethers:
        return lexicon().asked
    infinitive, gerund = has_to(token), lower(token).endswith("ing")
    if infinitive:
        takes = ("be to", "to") if is_passive(head) else ("to",)
    elif opened and opened != "that":
        takes = (opened, "ing")
    elif gerund and not any(relation(one) in {"aux", "cop"} for one in token.children):
        takes = ("ing", "noun")
    elif relation(token) == "xcomp":
        takes = ("to", "that")
    else:
        takes = ("that",)
    effect = effect_of(head, *takes)
    if effect is not None:
        return applied(effect, head, view)
    return value_of(head, view).embeds(lexicon().unknown if infinitive else CERTAIN, OPEN)


def adverbial(token: Token, head: Token, view: View) -> State:
    """A clause beside a word: "if it attacks", "after it attacked", "instead of attacking", "to attack"."""
    words = lexicon()
    opened = opening(token)
    first = mark(token) or (opened[0] if opened else "")
    if is_condition(token) or opened[:2] in {("even", "if"), ("as", "if"), ("as", "though")}:
        return words.in_condition
    if first in words.instead:
        return state("CT-", words.negation_score) if first not in words.negating else CERTAIN
    if first in LATER and value_of(head, view).level < CERTAIN.level:
        return words.in_condition
    if first in words.granted:
        return CERTAIN
    if has_to(token):
        effect = effect_of(head, *(("be to", "to") if is_passive(head) else ("to",)))
        if effect is not None:
            return applied(effect, head, view)
        return value_of(head, view).embeds(words.purpose, OPEN)
    effect = effect_of(head, first) if first else None
    return applied(effect, head, view) if effect is not None else CERTAIN


def adnominal(token: Token, head: Token, view: View) -> State:
    """A clause beside a noun: "the threat to attack", "the claim that it attacked"; a relative clause stands alone."""
    if "relcl" in token.dep_:
        return state("CT-", lexicon().negation_score) if is_denied_itself(head) else CERTAIN
    infinitive, opened = has_to(token), mark(token)
    if infinitive:
        effect = effect_of(head, "to")
    elif opened:
        effect = effect_of(head, opened, "of") if opened != "that" else effect_of(head, "that")
    else:
        effect = effect_of(head, "that") if not lower(token).endswith(("ing", "ed")) else None
    if effect is not None:
        return applied(effect, head, view)
    return value_of(head, view).embeds(lexicon().unknown, OPEN) if infinitive else CERTAIN


def object_of(token: Token, head: Token, view: View) -> State:
    """What is done, or to what it is done: "denied the attack", "launched an attack", "talks were held"."""
    effect = effect_of(head, "noun")
    if effect is not None:
        return applied(effect, head, view, without=token if is_denied_itself(token) else None)
    return mentioned(token, head, view)


def subject_of(token: Token, head: Token, view: View) -> State:
    """What happens: "talks began", "an attack is likely"."""
    if token.dep_ in PASSIVE:
        return object_of(token, head, view)
    effect = effect_of(head, "subject")
    if effect is None:
        return CERTAIN
    return applied(effect, head, view, without=token if is_denied_itself(token) else None)


def oblique(token: Token, head: Token, view: View) -> State:
    """A noun behind a preposition: "called for a withdrawal", "the threat of an attack"."""
    words = lexicon()
    if head.pos_ == "ADP":
        head = head.head
    case = preposition(token)
    phrase = tuple(lower(one) for one in token.subtree if one.i < token.i)
    if any(phrase[: len(one)] == one for one in words.condition_phrases):
        return words.in_condition
    effect = effect_of(head, case) if case is not None else None
    if effect is not None:
        return applied(effect, head, view)
    if relation(token) == "nmod" or case in words.granted or case in words.negating:
        return CERTAIN
    return mentioned(token, head, view)


def mentioned(token: Token, head: Token, view: View) -> State:
    """A noun that a word speaks of without a rule: the attack is one that was; an attack is as sure as the word."""
    if any(relation(one) in {"det", "nmod", "poss"} and (lower(one) in DEFINITE or "poss" in one.dep_)
           for one in token.children):  # fmt: skip
        return CERTAIN
    found = value_of(head, view, without=token if is_denied_itself(token) else None)
    return replace(found, flags=frozenset()) if found.sign > 0 else OPEN


def compound(token: Token, head: Token, view: View) -> State:  # noqa: ARG001 - as the other rules
    """A noun before another: "the attack threat", "peace plans"."""
    known = lexicon().effects["noun"].get(lemma_of(head, "noun"))
    return applied(next(iter(known.values())), head, view) if known else above(head, view)


def joined(token: Token, head: Token, view: View) -> State:
    """The second of two joined by "and" or "or" shares what stands above the first, and its auxiliaries."""
    if token.pos_ in {"NOUN", "PROPN"}:
        alone = any(relation(one) in {"det", "amod", "nummod"} for one in token.children)
    else:
        alone = any(relation(one) in {"nsubj", "aux", "cop"} for one in token.children) or shape(token) != shape(head)
    return above(head, view) if alone else value_of(head, view)


def shape(token: Token) -> str:
    """Return how a verb ends: what shares its auxiliary with another has the same form."""
    word = lower(token)
    return next((ending for ending in ("ing", "ed", "s") if word.endswith(ending)), "")


def same(token: Token, head: Token, view: View) -> State:  # noqa: ARG001 - as the other rules
    """A word in apposition is as sure as the other."""
    return above(head, view)


def mark(token: Token) -> str:
    """Return what opens a clause ("that", "if", "of"), "to" left out, or an empty string."""
    marks = (lower(one) for one in token.children if relation(one) in {"mark", "case"} and one.i < token.i)
    return next((word for word in marks if word != "to"), "")


def is_passive(verb: Token) -> bool:
    return any(one.dep_ in PASSIVE for one in verb.children) or (
        relation(verb) in {"acl", "amod"} and lower(verb).endswith("ed")
    )


Rule = Callable[[Token, Token, View], State]

RULES: dict[str, Rule] = {
    "ccomp": clause,
    "xcomp": clause,
    "csubj": clause,
    "csubjpass": clause,
    "pcomp": oblique,
    "advcl": adverbial,
    "acl": adnominal,
    "obj": object_of,
    "dobj": object_of,
    "iobj": object_of,
    "nsubj": subject_of,
    "nsubjpass": subject_of,
    "obl": oblique,
    "nmod": oblique,
    "pobj": oblique,
    "compound": compound,
    "conj": joined,
    "appos": same,
}
