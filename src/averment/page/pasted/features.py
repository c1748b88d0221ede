"""What can be seen of a block without knowing the language: its length, its ending, its capitals and digits, its
known words (`words.toml`), whether it stands twice, and where it stands among the prose.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from averment.page.credits import credit_start

from . import lexicon
from .blocks import Block

__all__ = ["FEATURES", "PROSE_WORDS", "extract"]

PROSE_WORDS = 18
"""From this many words on a block counts as prose; headlines and links are shorter."""

_SENTENCE_END = re.compile(r"[.!?…。！？।][\"'”’»“)\]]*$")
_BREAK = re.compile(r"[.!?…][\"'”’»)]*\s+[\"'“„«(]?\w|[。！？]")
_QUOTES = re.compile(r"[\"“”„«»「」]")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.|Uhr)(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})(?!\d)|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[日월일]")
_AGO = re.compile(
    r"\b\d+\s?\w{1,8}\s(?:ago|fa|geleden|sedan|siden|önce|назад|тому)\b|\b(?:vor|hace|il y a|há)\s\d+\s", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://|www\.|\w@\w|\w\.(?:com|org|net|co\.uk)\b")
_BRACKETED_END = re.compile(r"[\[(（][^\[\]()]{2,60}[\])）]\.?$")
_SLASH_NAME = re.compile(r"\w\s?/\s?[A-ZÀ-Þ]")
_NAME = re.compile(r"^(?:[^\W\d_]\w*\.?[\s,]+(?:(?:al|bin|de|van|von|der|la|el)[\s-])?){1,3}[^\W\d_][\w'’.-]*$")
_BAR = re.compile(r"[|·•›»>→▶]")
_BULLET = re.compile(r"^[-–—*•▪►]\s?\S")
_NUMBERED = re.compile(r"^\(?\d{1,3}[.)]?\s")
_QUESTION_ANSWER = re.compile(r"^(?:Q|A|[A-ZÀ-Þ][\w .'-]{1,30}):\s")

_OWN: tuple[str, ...] = (
    "words", "words_squared", "characters_a_word", "one_word", "to_3_words", "to_6_words", "to_12_words", "prose",
    "long", "sentence_end", "colon_end", "question_end", "ellipsis_end", "exclamation", "breaks", "capitals",
    "all_capitals", "lower_start", "digits", "digit_start", "commas", "quotes", "quote_start", "quote_end",
    "dash_start", "numbered", "bars", "address", "copyright", "time", "year", "day", "ago", "brackets_end",
    "slash_name", "name", "dialogue", "cjk", "hashtag", "letters", "is_credit", "credit_end",
)  # fmt: skip
_LEXICAL = tuple(f"{group}_{kind}" for group in lexicon.GROUPS for kind in ("share", "any", "begins"))
_PLACE: tuple[str, ...] = (
    "gap_before", "gap_after", "first", "last", "position", "from_end", "seen_before", "seen_after", "near_copy",
    "headline_words", "following_words", "preceding_words", "prose_before", "prose_after", "near_before", "near_after",
    "since_prose", "until_prose", "no_prose", "few_blocks", "gaps", "share_of_main", "contained", "contains",
)  # fmt: skip

FEATURES: tuple[str, ...] = _OWN + _LEXICAL + _PLACE
"""The names of the columns, in order."""

_NEAR = 8
_LONGEST_CAPTION = 500


def extract(blocks: Sequence[Block]) -> npt.NDArray[np.float32]:
    """Describe every block by the numbers named in `FEATURES`.

    Args:
        blocks: The blocks of one page, in order.

    Returns:
        One row a block; most values lie between 0 and 1, none beyond ±4.
    """
    tokens = [lexicon.words(block.text[:2000]) for block in blocks]
    own = [_own(block.text, words) for block, words in zip(blocks, tokens, strict=True)]
    lexical = [_lexical(words) for words in tokens]
    place = _place(blocks, tokens)
    rows = [a + b + c for a, b, c in zip(own, lexical, place, strict=True)]
    return np.asarray(rows, dtype=np.float32).reshape(len(blocks), len(FEATURES))


def _own(text: str, words: Sequence[str]) -> list[float]:
    count = len(words)
    scale = math.log1p(count)
    head = text[:300]
    raw = head.split()
    capitals = sum(word[0].isupper() for word in raw) / len(raw)
    letters = sum(map(str.isalpha, head))
    upper = sum(map(str.isupper, head))
    credit = credit_start(text) if len(text) < _LONGEST_CAPTION else None
    cjk = sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in head)
    return [
        scale / 4,
        scale * scale / 16,
        min(len(text) / max(count, 1) / 10, 2.0),
        float(count <= 1),
        float(count <= 3),
        float(count <= 6),
        float(count <= 12),
        float(count >= PROSE_WORDS),
        float(count >= 2 * PROSE_WORDS),
        float(_SENTENCE_END.search(text) is not None),
        float(text.endswith((":", "："))),
        float(text.rstrip("\"'”’»").endswith(("?", "？"))),
        float(text.endswith(("…", "...", "[…]", "[...]"))),
        float("!" in text),
        min(len(_BREAK.findall(text[:1500])) / 4, 2.0),
        capitals,
        float(upper > 3 and upper > 0.8 * letters),
        float(text[0].islower()),
        sum(map(str.isdigit, head)) / len(head),
        float(text[0].isdigit()),
        min(text.count(",") / 4, 2.0),
        min(len(_QUOTES.findall(text[:1500])) / 4, 2.0),
        float(text[0] in "\"“„«‘'「"),
        float(text[-1] in "\"”“»’'」"),
        float(_BULLET.match(text) is not None),
        float(_NUMBERED.match(text) is not None),
        min(len(_BAR.findall(head)) / 2, 2.0),
        float(_ADDRESS.search(head) is not None),
        float("©" in text or "(c)" in text.lower()),
        float(_TIME.search(head) is not None),
        float(_YEAR.search(head) is not None),
        float(_DAY.search(head) is not None),
        float(_AGO.search(head) is not None),
        float(_BRACKETED_END.search(text) is not None),
        float(_SLASH_NAME.search(text[-80:]) is not None),
        float(capitals > 0.6 and count <= 6 and _NAME.match(head) is not None),
        float(_QUESTION_ANSWER.match(head) is not None),
        float(cjk > 0.3 * len(head)),
        float("#" in head),
        letters / len(head),
        float(credit == 0),
        float(bool(credit)),
    ]


def _lexical(words: Sequence[str]) -> list[float]:
    head = words[:60]
    covered, begins = lexicon.count(head)
    row: list[float] = []
    for part, begin in zip(covered, begins, strict=True):
        row += (part / max(len(head), 1), float(part > 0), float(begin))
    return row


def _place(blocks: Sequence[Block], tokens: Sequence[Sequence[str]]) -> list[list[float]]:
    total = len(blocks)
    keys = [" ".join(words) for words in tokens]
    copies = Counter(keys)
    seen: Counter[str] = Counter()
    lengths = [len(words) if len(words) >= PROSE_WORDS else 0 for words in tokens]
    all_prose = max(sum(lengths), 1)
    topic = _topic(tokens, lengths)
    content = [_content(words) for words in tokens]
    last_prose, next_prose = _distances(lengths)
    gaps = sum(block.gap for block in blocks) / max(total - 1, 1)
    rows = []
    before = 0
    for i, key in enumerate(keys):
        following = content[i + 1 : i + 4]
        preceding = content[max(0, i - 3) : i]
        rows.append(
            [
                float(blocks[i].gap),
                float(i + 1 < total and blocks[i + 1].gap),
                float(i == 0),
                float(i == total - 1),
                i / total,
                min((total - i) / 40, 2.0),
                float(seen[key] > 0),
                float(copies[key] - seen[key] > 1),
                float(any(_alike(content[i], content[j]) for j in range(max(0, i - 4), i))),
                _overlap(content[i], topic),
                max((_overlap(content[i], other) for other in following), default=0.0),
                max((_overlap(content[i], other) for other in preceding), default=0.0),
                before / all_prose,
                (all_prose - before - lengths[i]) / all_prose,
                min(sum(lengths[max(0, i - _NEAR) : i]) / 200, 2.0),
                min(sum(lengths[i + 1 : i + 1 + _NEAR]) / 200, 2.0),
                min(last_prose[i] / 10, 2.0),
                min(next_prose[i] / 10, 2.0),
                float(all_prose == 1),
                float(total <= 8),
                gaps,
                lengths[i] / max(*lengths, 1),
                float(i + 1 < total and bool(key) and key in keys[i + 1] and len(key) < len(keys[i + 1])),
                float(i + 1 < total and bool(keys[i + 1]) and keys[i + 1] in key and len(keys[i + 1]) < len(key)),
            ]
        )
        before += lengths[i]
        seen[key] += 1
    return rows


def _content(words: Sequence[str]) -> frozenset[str]:
    common = _FUNCTION
    return frozenset(word for word in words[:80] if len(word) > 2 and word not in common)


_FUNCTION = frozenset(lexicon.phrases("function"))


def _topic(tokens: Sequence[Sequence[str]], lengths: Sequence[int]) -> frozenset[str]:
    """The words that recur in the page's longest run of prose: what it is about."""
    counts: Counter[str] = Counter()
    for words, length in zip(tokens, lengths, strict=True):
        if length:
            counts.update(set(words) - _FUNCTION)
    return frozenset(word for word, times in counts.items() if times > 1 and len(word) > 2)


def _overlap(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / len(words) if words else 0.0


def _alike(words: frozenset[str], others: frozenset[str]) -> bool:
    return len(words) > 3 and len(words & others) >= 0.8 * max(len(words), len(others))


def _distances(lengths: Sequence[int]) -> tuple[list[int], list[int]]:
    """How many blocks ago prose stood, and in how many blocks it stands next."""
    far = 30
    before, after = [], []
    distance = far
    for length in lengths:
        before.append(distance)
        distance = 1 if length else min(distance + 1, far)
    distance = far
    for length in reversed(lengths):
        after.append(distance)
        distance = 1 if length else min(distance + 1, far)
    return before, after[::-1]
