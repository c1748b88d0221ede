"""Parts → numbers: what the scorer sees of each part of a page, one row a part.

Nothing here names a publisher: tags, words of class names by sort, shape of the text, place in the page, and agreement
with what the page declares of itself and with what trafilatura takes for the article.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from averment.page.credits import credit_start

from .blocks import Box, Part
from .metadata import Metadata
from .vocabulary import sorts, words
from .words import same_words

__all__ = ["NAMES", "features"]

Table = npt.NDArray[np.float32]

_TAGS: tuple[tuple[str, ...], ...] = (
    ("article",), ("main",), ("section",), ("aside",), ("nav",), ("header",), ("footer",), ("figure", "picture"),
    ("figcaption",), ("ul", "ol", "dl"), ("li", "dt", "dd"), ("blockquote", "q"), ("table",),
    ("form", "label", "fieldset"), ("button",), ("a",), ("h1",), ("h2",), ("h3",), ("h4", "h5", "h6"), ("p",),
    ("time",), ("span",), ("cite", "small"), ("div",), ("b", "strong"), ("em", "i"), ("details", "dialog"),
    ("address",),
)  # fmt: skip
_FAR = 12
_OWN = (
    "characters", "words", "capitals", "digits", "commas", "ends_sentence", "ends_colon", "ends_bracket", "question",
    "quoted", "starts_lower", "starts_quote", "copyright", "year", "clock", "slash", "bar", "linked", "strong",
    "hidden", "begins_credit", "holds_credit", "begins_byline", "begins_more", "holds_more", "holds_offer",
    "alone_in_line", "first_in_line", "spaced", "depth", "is_credit", "ends_in_credit",
)  # fmt: skip
_SAID = (
    "title_first", "title_any", "title_holds", "deck_same", "deck_begins", "deck_holds", "author_share", "section",
    "declared_body", "declared_picture", "declared_any_body", "extracted", "extracted_share",
)  # fmt: skip
_PLACE = (
    "place", "from_title", "after_title", "from_main", "in_main", "before_main", "after_main", "main_share", "brothers",
    "brother_length", "brother_links", "around_length", "around_links", "around_share", "seen_before", "seen",
    "picture_near", "heading_before", "same_look", "same_look_length", "same_look_links", "long_after", "long_before",
)  # fmt: skip
_NEAR = ("characters", "linked", "ends_sentence", "extracted", "strong", "in_main", "holds_credit", "digits")
_REACH = (-2, -1, 1, 2)
NAMES: tuple[str, ...] = (
    *_OWN,
    *_SAID,
    *_PLACE,
    *(f"tag_{tags[0]}" for tags in _TAGS),
    *(f"sort_{sort}" for sort in sorts("sorts")),
    *(f"{name}{reach:+}" for reach in _REACH for name in (*_NEAR, "tag_p", "tag_heading", "tag_figure")),
)
"""The columns of the table, in order."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_QUOTES = "\"'“”„«»‘’「『"


def features(parts: Sequence[Part], facts: Metadata, extracted: Sequence[str]) -> Table:
    """Return one row of `NAMES` for each part.

    Args:
        parts: The page's parts, in order.
        facts: What the page declares of itself.
        extracted: The blocks of text that a general extractor takes for the article.
    """
    if not parts:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    plain = [same_words(part.text) for part in parts]
    own = np.array([_own(parts, index) for index in range(len(parts))], dtype=np.float32)
    said = _said(plain, facts, extracted)
    nearest = _nearest(parts)
    place = _place(parts, plain, said)
    near = _near(own, said, place, nearest)
    return np.hstack([own, said, place, nearest, near]).astype(np.float32)


def _own(parts: Sequence[Part], index: int) -> list[float]:
    part = parts[index]
    text = part.text
    size = len(text)
    tokens = re.findall(r"[^\W_]+(?:-[^\W_]+)*|©|\(c\)", text.lower())
    first = tokens[0] if tokens else ""
    begins, held = set(tokens[:2]), set(tokens)
    letters = sum(map(str.isalpha, text)) or 1
    credit = credit_start(text) if size < 600 else None
    alone = (
        index == 0 or parts[index - 1].line != part.line,
        index + 1 == len(parts) or parts[index + 1].line != part.line,
    )
    return [
        math.log1p(size),
        math.log1p(len(tokens)),
        sum(map(str.isupper, text)) / letters,
        sum(map(str.isdigit, text)) / size,
        text.count(",") + text.count("、") + text.count("،"),
        text.rstrip(_QUOTES + ")]")[-1:] in {".", "!", "?", "…", "。", "।", "！", "？"},
        text[-1] in ":：",
        text[-1] in ")]",
        "?" in text or "？" in text,
        any(mark in text for mark in _QUOTES if mark not in "'’"),
        text[0].islower(),
        text[0] in _QUOTES,
        "©" in text or "(c)" in held,
        bool(_YEAR.search(text)),
        bool(_CLOCK.search(text)),
        "/" in text,
        "|" in text,
        min(1.0, part.linked / size),
        min(1.0, part.strong / size),
        part.box.hidden,
        not begins.isdisjoint(words("credit", "printed")),
        len(held & words("credit", "printed")),
        first in words("byline", "printed"),
        first in words("more", "printed"),
        len(held & words("more", "printed")),
        len(held & words("offer", "printed")),
        all(alone),
        alone[0],
        part.spaced,
        part.box.depth,
        credit == 0,
        credit is not None,
    ]


def _said(plain: Sequence[str], facts: Metadata, extracted: Sequence[str]) -> Table:
    titles = [same_words(text) for text in facts.titles]
    decks = [text for text in map(same_words, facts.decks) if len(text) > 20]
    authors = [text for text in map(same_words, facts.authors) if text]
    sections = {same_words(text) for text in facts.sections}
    pictures = {text for text in map(same_words, facts.pictures) if len(text) > 10}
    body = same_words(facts.body or "")
    taken = Counter(map(same_words, extracted))
    everything = " ".join(taken)
    rows = []
    for text in plain:
        long = len(text) > 20
        named = max((len(author) for author in authors if author in text), default=0)
        in_extract = long and text in everything
        rows.append(
            [
                bool(titles) and text == titles[0],
                text in titles,
                long and any(text in title for title in titles),
                text in decks,
                any(text[:50] == deck[:50] for deck in decks),
                long and any(text in deck for deck in decks),
                named / max(1, len(text)),
                text in sections,
                long and text in body,
                text in pictures or (long and any(text in picture for picture in pictures)),
                bool(body),
                text in taken,
                in_extract or text in taken,
            ]
        )
    return np.array(rows, dtype=np.float32)


def _nearest(parts: Sequence[Part]) -> Table:
    """For each tag and each sort of class word, how many boxes out the nearest such one stands."""
    kinds = [words(sort, "sorts") for sort in sorts("sorts")]
    known: dict[Box, npt.NDArray[np.float32]] = {}
    looks: dict[tuple[str, frozenset[str]], npt.NDArray[np.bool_]] = {}

    def distances(box: Box) -> npt.NDArray[np.float32]:
        missing = []
        here: Box | None = box
        while here is not None and here not in known:
            missing.append(here)
            here = here.parent
        row = known[here] if here is not None else np.full(len(_TAGS) + len(kinds), _FAR, dtype=np.float32)
        for each in reversed(missing):
            look = (each.tag, each.words)
            if look not in looks:
                looks[look] = np.array(
                    [*(each.tag in tags for tags in _TAGS), *(not each.words.isdisjoint(kind) for kind in kinds)]
                )
            row = np.minimum(row + 1, _FAR)
            row[looks[look]] = 0
            known[each] = row
        return row

    return np.array([distances(part.box) for part in parts], dtype=np.float32)


def _place(parts: Sequence[Part], plain: Sequence[str], said: Table) -> Table:
    count = len(parts)
    length: dict[Box, float] = defaultdict(float)
    linked: dict[Box, float] = defaultdict(float)
    pieces: dict[Box, int] = defaultdict(int)
    prose: dict[Box, float] = defaultdict(float)
    for part in parts:
        size, links = len(part.text), part.linked
        weight = max(0.0, size - 2 * links) if size > 60 else 0.0
        for steps, box in enumerate(part.box.around()):
            length[box] += size
            linked[box] += links
            pieces[box] += 1
            if 0 < steps <= 3:
                prose[box] += weight / steps
    main = max(prose, key=lambda box: prose[box], default=parts[0].box)
    inside = [any(box is main for box in part.box.around()) for part in parts]
    title = _title(parts, said)
    first, last = (inside.index(True), count - inside[::-1].index(True)) if any(inside) else (0, count)
    total = max(1.0, sum(len(part.text) for part in parts))
    looks: dict[object, list[int]] = defaultdict(list)
    for index, part in enumerate(parts):
        looks[_look(part)].append(index)
    look_length = {look: sum(len(parts[i].text) for i in at) / len(at) for look, at in looks.items()}
    look_links = {
        look: sum(parts[i].linked for i in at) / max(1, sum(len(parts[i].text) for i in at))
        for look, at in looks.items()
    }
    often = Counter(plain)
    seen: Counter[str] = Counter()
    rows = []
    long_before = -1
    longs = [index for index, part in enumerate(parts) if len(part.text) > 120 and part.linked < len(part.text) / 2]
    next_long = 0
    for index, part in enumerate(parts):
        while next_long < len(longs) and longs[next_long] <= index:
            long_before = longs[next_long]
            next_long += 1
        box = part.box
        parent = box.parent or box
        around = parent.parent or parent
        look = _look(part)
        rows.append(
            [
                index / count,
                math.copysign(math.log1p(abs(index - title)), index - title),
                index > title,
                _steps_out(box, main),
                inside[index],
                math.log1p(max(0, first - index)),
                math.log1p(max(0, index - last + 1)),
                length[main] / total,
                math.log1p(pieces[parent]),
                math.log1p(length[parent] / pieces[parent]),
                linked[parent] / max(1.0, length[parent]),
                math.log1p(length[around]),
                linked[around] / max(1.0, length[around]),
                length[around] / total,
                seen[plain[index]],
                often[plain[index]],
                box.picture_steps(),
                index > 0 and parts[index - 1].box.tag in _HEADINGS,
                math.log1p(len(looks[look])),
                math.log1p(look_length[look]),
                look_links[look],
                math.log1p(longs[next_long] - index if next_long < len(longs) else 99),
                math.log1p(index - long_before if long_before >= 0 else 99),
            ]
        )
        seen[plain[index]] += 1
    return np.array(rows, dtype=np.float32)


_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


def _title(parts: Sequence[Part], said: Table) -> int:
    """Where the headline most likely stands: a first heading that a declared title names, else any such part."""
    score = [
        2 * bool(said[index, 0])
        + 1.5 * bool(said[index, 1])
        + (any(box.tag == "h1" for box in part.box.around()))
        + 0.5 * bool(said[index, 2])
        for index, part in enumerate(parts)
    ]
    return int(np.argmax(score))


def _look(part: Part) -> object:
    parent = part.box.parent
    return part.box.tag, part.box.words, parent and (parent.tag, parent.words)


def _steps_out(box: Box, main: Box) -> int:
    """How many boxes one must go out from `box` until `main` is inside."""
    outer = set(main.around())
    return next((steps for steps, each in enumerate(box.around()) if each in outer), _FAR)


def _near(own: Table, said: Table, place: Table, nearest: Table) -> Table:
    names = {
        name: table[:, column]
        for listed, table in ((_OWN, own), (_SAID, said), (_PLACE, place))
        for column, name in enumerate(listed)
    }
    tags = {group[0]: nearest[:, column] for column, group in enumerate(_TAGS)}
    heading = np.minimum.reduce([tags["h1"], tags["h2"], tags["h3"], tags["h4"]])
    columns = np.stack([*(names[name] for name in _NEAR), tags["p"], heading, tags["figure"]], axis=1)
    rows = []
    for reach in _REACH:
        moved = np.full_like(columns, -1)
        if reach < 0:
            moved[-reach:] = columns[:reach]
        else:
            moved[:-reach] = columns[reach:]
        rows.append(moved[: len(columns)])
    return np.hstack(rows)
