"""How sure one predicate is: what the words around it say, and beside them what the model takes it for."""

from dataclasses import replace

from spacy.tokens import Token

from averment.coding.claim import Factuality
from averment.coding.claims.draft import Judgement
from averment.coding.claims.scene import Scene
from averment.coding.statements.draft import cue_verb

from .above import OPEN, above, value_of
from .beside import beside
from .lexicon import lexicon
from .state import CERTAIN, State, state
from .view import View

__all__ = ["combined", "judge", "judgement", "ruled"]


def judge(predicate: Token, scene: Scene, *, happens: bool = True, given: bool = False) -> Judgement:
    """Return how sure a predicate is, as the last speaker of its account sees it.

    The words around it decide (`data/factuality.toml`). Where none of them says anything, and the reading has the
    model's number for the predicate, a low one moves the value.

    Args:
        predicate: The word.
        scene: Where.
        happens: Whether it says that something happens: the model learned its number from such words alone.
        given: Whether the page takes it for granted, whatever is said of it ("the two sides may meet": there are two);
            then only the words beside it count.
    """
    if given:
        account = scene.account(predicate)
        return judgement(beside(predicate, View(scene, account[-1] if account else None)))
    certainty = scene.layout.reading.certainty if happens else None
    return judgement(combined(ruled(predicate, scene), certainty[predicate.i] if certainty else None))


def ruled(predicate: Token, scene: Scene) -> State:
    """Return how sure a predicate is by the words around it alone.

    Whoever is denied to have said so stands for nothing: "Maresh denied that Sarn had said that …".
    """
    account = scene.account(predicate)
    found = value_of(predicate, View(scene, account[-1] if account else None))
    cue = cue_verb(account[-1]) if len(account) > 1 else None
    if cue is not None and cue.i != predicate.i and account[-2].holds(cue.i):
        said = above(cue, View(scene, account[-2]))
        if said.sign < 0 and said.level > 0:
            return OPEN
    return found


def combined(rules: State, learned: float | None) -> State:
    """Return what the rules and the model make of a predicate together.

    Args:
        rules: What the words around it say.
        learned: The model's number from -3 to +3, or None.
    """
    if learned is None:
        return rules
    words = lexicon()
    if rules.ruled:
        score = (1 - words.beside) * rules.signed_score + words.beside * learned
        return replace(rules, score=score * rules.sign)
    score = (1 - words.alone) * rules.signed_score + words.alone * learned
    moved = rules
    if learned < words.doubt:
        value: Factuality = next((value for value, least in words.model_values if learned >= least), "CT-")
        moved = state(value)
    return replace(moved, score=score * moved.sign, condition=rules.condition)


def judgement(found: State) -> Judgement:
    """Return a state as a judgement; nothing that is certain is still demanded, threatened or intended."""
    flags = found.flags if found.level < CERTAIN.level else frozenset()
    return Judgement(
        value=found.value,
        demanded="demanded" in flags,
        threatened="threatened" in flags,
        intended="intended" in flags,
        condition=found.condition,
        score=found.signed_score,
    )
