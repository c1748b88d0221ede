"""Parts → roles: the scorer's word, corrected by what must hold of a page as a whole.

One headline; a reader's comment is never the report; nothing counts twice; the credit at the end of a caption is a
zone of its own.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from averment.page.model import Role

from .blocks import Part
from .headline import headline
from .lines import cut
from .metadata import Metadata
from .neighbours import correct
from .noise import comments, is_pullquote, sort_noise
from .scorer import LABELS
from .words import same_words

__all__ = ["Run", "runs"]

Table = npt.NDArray[np.float32]
_BODY, _DECK, _HEADLINE, _OTHER = (LABELS.index(label) for label in ("body", "deck", "headline", "other"))
_ONCE: frozenset[Role] = frozenset({"caption", "credit", "body", "deck"})
_DOUBT_OF_NOISE = 0.7  # a lost paragraph costs more than a stray line; chosen on publishers that were seen, by folds
_ENOUGH = 200  # characters of body, fewer than which no report has
_OPENING = 6  # paragraphs of the body in which a dateline can stand; a summary may go before it


class Run(NamedTuple):
    """Part of a part: `parts[part].text[start:end]` with its role."""

    part: int
    start: int
    end: int
    role: Role


def runs(parts: Sequence[Part], scores: Table, facts: Metadata, extracted: Sequence[str]) -> list[Run]:
    """Return the runs that the zones are made from, in order: every part is in one at least.

    Args:
        parts: The page's parts.
        scores: The probability of each of `LABELS` for each part.
        facts: What the page declares of itself.
        extracted: What trafilatura takes for the article: the body where the scorer finds none.
    """
    if not parts:
        return []
    plain = [same_words(part.text) for part in parts]
    found: list[Run] = []
    seen: set[str] = set()
    paragraphs = 0
    for index, role in enumerate(_roles(parts, plain, scores, facts, extracted)):
        paragraphs += role == "body"
        for start, end, piece in cut(parts[index].text, role, opening=paragraphs <= _OPENING):
            words = f"{piece} {same_words(parts[index].text[start:end])}"
            twice = piece in _ONCE and len(words) > 30 and words in seen
            seen.add(words)
            found.append(Run(index, start, end, "furniture" if twice else piece))
    return found


def _roles(
    parts: Sequence[Part], plain: Sequence[str], scores: Table, facts: Metadata, extracted: Sequence[str]
) -> list[Role]:
    lines = set(map(same_words, extracted))
    everything = " ".join(lines)
    taken = [text in lines or (len(text) > 20 and text in everything) for text in plain]
    title = headline(parts, scores[:, _HEADLINE], facts)
    labels = _labels(parts, scores, taken)
    for index in title:
        labels[index] = "headline"
    correct(parts, labels, title, taken)
    first = title[0] if title else -1
    remarks = comments(parts, scores[:, _BODY], first)
    bodies = [plain[index] for index, label in enumerate(labels) if label == "body"]
    roles: list[Role] = []
    for index, part in enumerate(parts):
        label = labels[index]
        if remarks[index]:
            roles.append("furniture" if part.box.linked or part.box.tag in {"button", "label"} else "comment")
        elif label == "other":
            roles.append(sort_noise(parts, index, facts, first, plain))
        elif label == "body" and is_pullquote(part, plain[index], bodies):
            roles.append("pullquote")
        else:
            roles.append(label)  # type: ignore[arg-type]
    return roles


def _labels(parts: Sequence[Part], scores: Table, taken: Sequence[bool]) -> list[str]:
    """Return each part's likeliest label but the headline's, with trafilatura's body where there is none."""
    others = scores.copy()
    others[:, _HEADLINE] = 0
    others[:, _OTHER] *= _DOUBT_OF_NOISE
    best = others.argmax(axis=1)
    if sum(len(part.text) for part, label in zip(parts, best, strict=True) if label in {_BODY, _DECK}) < _ENOUGH:
        for index, part in enumerate(parts):
            if best[index] == _OTHER and taken[index] and len(part.text) > 40:
                best[index] = _BODY
    return [LABELS[label] for label in best]
