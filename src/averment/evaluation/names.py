"""Names and their spellings: whether two are one bearer's, by pairs of names or by words in two scripts.

Pairs of names (a `.csv`): a pair counts as found where `likeness` scores 0.5 or more. Precision, recall and F1 are
counted over the pairs, so that a pair said to be one and scored under 0.5 costs recall. The weights were learned from
`name_pairs.csv`: what is printed for that file is how well they fit it, and `python -m training.likeness` prints the
cross-validated numbers.

Words in Arabic and Latin letters (any other file): the share of lines whose two words have a key in common, and of
those whose vowels fit as well; beside it the same shares of words that do not belong together.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from averment.coding.names import SURE, THRESHOLD, keys, likeness, spelt_alike

from .calibration import Calibration, calibration
from .corpora.name_pairs import NamePair, read_name_pairs, read_transliterations
from .scores import Score, score

__all__ = ["PairScores", "SpellingScores", "evaluate", "score_pairs"]

_APART = 20
"""With how many words of other lines each word is compared."""


class PairScores(msgspec.Struct, frozen=True):
    """What `averment eval names` prints for pairs of names.

    Attributes:
        pairs: How many there are.
        threshold: From which score on a pair is found.
        sure_from: From which score on names are taken for one bearer's without a look.
        all: Over all pairs, at the threshold.
        sure: Over all pairs, at `sure_from`.
        schema: By what is named.
        category: By what the pair is about, as the corpus says; `none` where it does not.
        calibration: Whether a score of 0.8 means one bearer in four cases of five.
    """

    pairs: int
    threshold: float
    sure_from: float
    all: Score
    sure: Score
    schema: dict[str, Score]
    category: dict[str, Score]
    calibration: Calibration


class SpellingScores(msgspec.Struct, frozen=True):
    """What `averment eval names` prints for words in two scripts.

    Attributes:
        pairs: How many lines there are.
        keys_meet: The share of them whose words have a key in common.
        spelt_alike: The share whose vowels fit as well.
        others: How many pairs of words from different lines were compared.
        others_meet: The share of these that have a key in common.
        others_alike: The share whose vowels fit as well.
    """

    pairs: int
    keys_meet: float
    spelt_alike: float
    others: int
    others_meet: float
    others_alike: float


def evaluate(path: Path) -> PairScores | SpellingScores:
    """Compare the names of a corpus: pairs of names where it is a `.csv`, words in two scripts otherwise.

    Raises:
        CorpusError: There is no such file, or it is not in that form.
    """
    if path.suffix.casefold() != ".csv":
        return _spellings(read_transliterations(path))
    pairs = read_name_pairs(path)
    return score_pairs(pairs, [likeness(pair.one, pair.other, pair.kind).score for pair in pairs])


def score_pairs(pairs: Sequence[NamePair], scores: Sequence[float]) -> PairScores:
    """Return how well the scores of pairs tell which of them are one bearer's."""
    judged = list(zip(pairs, scores, strict=True))
    return PairScores(
        pairs=len(pairs),
        threshold=THRESHOLD,
        sure_from=SURE,
        all=_score(judged),
        sure=_score(judged, SURE),
        schema=_by(lambda pair: pair.schema, judged),
        category=_by(lambda pair: pair.category or "none", judged),
        calibration=calibration([(sure, pair.same) for pair, sure in judged]),
    )


def _by(key: Callable[[NamePair], str], judged: Iterable[tuple[NamePair, float]]) -> dict[str, Score]:
    groups: dict[str, list[tuple[NamePair, float]]] = defaultdict(list)
    for pair, sure in judged:
        groups[key(pair)].append((pair, sure))
    return {name: _score(groups[name]) for name in sorted(groups)}


def _score(judged: Sequence[tuple[NamePair, float]], threshold: float = THRESHOLD) -> Score:
    found = [pair.same for pair, sure in judged if sure >= threshold]
    return score(sum(found), len(found), sum(pair.same for pair, _ in judged))


def _spellings(pairs: Sequence[tuple[str, str]]) -> SpellingScores:
    others = [
        (arabic, pairs[(at + step * len(pairs) // (_APART + 1)) % len(pairs)][1])
        for step in range(1, _APART + 1)
        for at, (arabic, _) in enumerate(pairs)
    ]
    known = set(pairs)
    others = [pair for pair in others if pair not in known]
    return SpellingScores(
        pairs=len(pairs),
        keys_meet=_share(_meet, pairs),
        spelt_alike=_share(spelt_alike, pairs),
        others=len(others),
        others_meet=_share(_meet, others, digits=6),
        others_alike=_share(spelt_alike, others, digits=6),
    )


def _meet(one: str, other: str) -> bool:
    return not keys(one).isdisjoint(keys(other))


def _share(holds: Callable[[str, str], bool], pairs: Sequence[tuple[str, str]], digits: int = 4) -> float:
    return round(sum(holds(one, other) for one, other in pairs) / len(pairs), digits) if pairs else 0.0
