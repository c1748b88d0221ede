"""What a part's neighbours make certain, whatever it looks like by itself.

Between two paragraphs of one column stands hardly ever noise; a heading right above a paragraph heads it; a line by a
picture that ends in a credit is its caption.
"""

from collections import Counter
from collections.abc import Sequence

from averment.page.credits import credit_start
from averment.page.posts import is_signature

from .blocks import Box, Part
from .vocabulary import words
from .words import same_words

__all__ = ["correct"]

_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_ITEMS = frozenset(["p", "li", "ul", "ol", "blockquote", *_HEADINGS])
_LONGEST_HEADING = 160
_LONGEST_DECK = 400
_LONGEST_LABEL = 60  # "Advertisement · Scroll to continue"
_BELOW_BODY = 5  # parts; some pages sign and date a report at its end
_LONGEST_CREDIT = 80
_MANY = 3  # paragraphs
_LONG_COPY = 600  # characters
_SHORTEST_DECK = 30
_SHORTEST_PROSE = 15
_BY_A_PICTURE = 3
_ABOVE_HEADLINE = 5  # parts; some pages set the picture above the headline


def correct(parts: Sequence[Part], labels: list[str], title: Sequence[int], taken: Sequence[bool]) -> None:
    """Correct the labels of a page's parts in place.

    Args:
        parts: The page's parts.
        labels: The likeliest label of each.
        title: The parts of the headline.
        taken: Whether trafilatura takes each for the article.
    """
    _drop_offers(parts, labels)
    _drop_copies(parts, labels)
    _one_look(parts, labels)
    body = [index for index, label in enumerate(labels) if label == "body"]
    last = body[-1] if body else 0
    start = title[-1] if title else 0
    _fill_columns(parts, labels, body, taken)
    for index in body:
        short = len(parts[index].text) <= _LONGEST_HEADING
        if _is_interline(parts, index, labels) or (short and _in_heading(parts[index])):
            labels[index] = "subheading"
    for index in range(start + 1, last):
        if labels[index] == "other" and _heads(parts, index, labels):
            labels[index] = "subheading"
    for index in range(max(0, start - _ABOVE_HEADLINE), last + 1):
        if labels[index] in {"other", "body", "subheading", "byline"}:
            labels[index] = _by_a_picture(parts[index], labels[index])
    if title and "deck" not in labels and _is_under_headline(parts, labels, start):
        labels[start + 1] = "deck"
    _bylines(parts, labels)
    _signatures(parts, labels)


def _drop_copies(parts: Sequence[Part], labels: list[str]) -> None:
    """A block that holds several other paragraphs is a copy of the report for a machine or a printer."""
    body = [(index, same_words(part.text)) for index, part in enumerate(parts) if labels[index] == "body"]
    for index, text in body:
        if len(text) > _LONG_COPY and sum(len(other) > 40 and other in text for _, other in body) > _MANY:
            labels[index] = "other"


def _fill_columns(parts: Sequence[Part], labels: list[str], body: Sequence[int], taken: Sequence[bool]) -> None:
    """Give what stands among the paragraphs of a column its label: a brother, a list, a quoted post.

    Behind a column's last paragraph only what trafilatura takes for the article goes on with it.
    """
    columns: dict[Box, list[int]] = {}
    for index in body:
        columns.setdefault(_column(parts[index]), []).append(index)
    for column, paragraphs in columns.items():
        first, last = paragraphs[0], paragraphs[-1]
        for index in range(first + 1, len(parts) if len(paragraphs) >= _MANY else last):
            if index > last and not (taken[index] and labels[index] == "other"):
                continue
            if _column(parts[index]) is column:
                labels[index] = _in_column(parts, index, labels[index])
            elif index < last and labels[index] == "other" and _is_quoted(parts[index], column, taken=taken[index]):
                labels[index] = "body"


def _is_quoted(part: Part, column: Box, *, taken: bool) -> bool:
    """Whether a line stands in a block quotation within a column of the body, or in a list that belongs to it."""
    boxes = list(part.box.around())
    inner = {box.tag for box in boxes[: boxes.index(column)]} if column in boxes else set()
    quoted = "blockquote" in inner or (taken and not inner.isdisjoint({"li", "dd"}))
    return quoted and part.linked <= 0.3 * len(part.text) and not _announces(part.text)


def _one_look(parts: Sequence[Part], labels: list[str]) -> None:
    """A deck that looks in every way like the paragraphs of the body, or is longer than all of it, is body."""
    body = Counter(_look(part) for part, label in zip(parts, labels, strict=True) if label == "body")
    sizes: Counter[str] = Counter()
    for part, label in zip(parts, labels, strict=True):
        sizes[label] += len(part.text)
    for index, part in enumerate(parts):
        if labels[index] == "deck" and (body[_look(part)] or sizes["deck"] > sizes["body"]):
            labels[index] = "body"


def _look(part: Part) -> tuple[object, ...]:
    return part.box.tag, part.box.words, _column(part), part.strong >= 0.95 * len(part.text)


def _drop_offers(parts: Sequence[Part], labels: list[str]) -> None:
    """What leads away, or asks for consent or for a subscription, is not the report, even amid it."""
    for index, part in enumerate(parts):
        label = labels[index]
        linked = part.linked > 0.5 * len(part.text)
        noise = label in {"body", "subheading", "deck"} and (_is_label_of_noise(part) or _is_offer(parts, index))
        away = label == "body" and (_leads_away(part) or part.text.startswith("©"))
        if noise or away or (label in {"caption", "credit"} and linked):
            labels[index] = "other"


def _in_column(parts: Sequence[Part], index: int, label: str) -> str:
    """Return the label of a part between two paragraphs that are its brothers."""
    part = parts[index]
    if label not in {"other", "deck", "caption", "credit", "dateline"} or part.linked > 0.3 * len(part.text):
        return label
    if _announces(part.text) or _is_label_of_noise(part) or credit_start(part.text) is not None:
        return label
    alone = all(parts[i].line != part.line for i in (index - 1, index + 1) if i < len(parts))
    bold = part.strong >= 0.95 * len(part.text) and len(part.text) <= _LONGEST_HEADING
    if alone and (_in_heading(part) or (bold and part.text[-1] not in ".,:;…")):
        return "subheading"
    return "body" if label in {"other", "deck"} and len(part.text) >= _SHORTEST_PROSE else label


def _heads(parts: Sequence[Part], index: int, labels: Sequence[str]) -> bool:
    """Whether a heading stands right above a paragraph of the body, as the titles of a live page do."""
    part = parts[index]
    if not _in_heading(part) or part.linked or labels[index + 1] != "body" or _announces(part.text):
        return False
    near = [box for _, box in zip(range(4), parts[index + 1].box.around(), strict=False)]
    return any(box in near for _, box in zip(range(3), part.box.around(), strict=False))


def _by_a_picture(part: Part, label: str) -> str:
    """Return the label of a line by a picture: what ends in a credit is its caption, what is one its credit."""
    if part.box.picture_steps() > _BY_A_PICTURE or part.linked > 0.5 * len(part.text) or len(part.text) > _LONGEST_DECK:
        return label
    start = credit_start(part.text)
    if start == 0:
        return "credit" if label == "other" else label
    prose = label == "body" and len(part.text) > _LONGEST_HEADING
    return label if start is None or label == "byline" or prose else "caption"


def _is_under_headline(parts: Sequence[Part], labels: Sequence[str], start: int) -> bool:
    """Whether the line right under the headline, in the box that holds it, can be nothing but the deck."""
    if start + 1 >= len(parts) or labels[start + 1] not in {"other", "subheading"}:
        return False
    headline, part = parts[start], parts[start + 1]
    block = headline.box
    while block.parent is not None and block.tag in words("inline"):
        block = block.parent
    apart = block.parent is not None and block.parent in part.box.around() and part.line != headline.line
    sized = _SHORTEST_DECK <= len(part.text) <= _LONGEST_DECK and not part.linked
    return apart and sized and not _announces(part.text) and credit_start(part.text) is None


def _leads_away(part: Part) -> bool:
    """Whether a line within the body is nothing but a link to another page."""
    size = len(part.text)
    ends = part.text.rstrip("\"'”’»)")[-1:] in {".", "!", "…", "。"}
    return part.linked > 0.8 * size and (not ends or _announces(part.text)) and part.box.tag != "li"


def _is_interline(parts: Sequence[Part], index: int, labels: Sequence[str]) -> bool:
    """Whether a short paragraph between long ones has a class that they have not: a subheading without its element."""
    if not 0 < index < len(parts) - 1 or len(parts[index].text) > 80 or parts[index].text[-1] in '.,:;!?…"”»':
        return False
    box, above, below = (parts[i].box for i in (index, index - 1, index + 1))
    prose = all(labels[i] == "body" and len(parts[i].text) > 100 for i in (index - 1, index + 1))
    return prose and box.tag == above.tag == below.tag == "p" and above.words == below.words != box.words


def _announces(text: str) -> bool:
    """Whether a line leads away from the page: "Read more: …", "Subscribe to …"."""
    tokens = same_words(text).split()
    return not words("more", "printed").isdisjoint(tokens[:1]) or not words("offer", "printed").isdisjoint(tokens)


def _is_label_of_noise(part: Part) -> bool:
    """Whether a short line says of what follows that it is an advertisement, or a box is one of offers."""
    tokens = same_words(part.text).split()
    advert = len(part.text) <= _LONGEST_LABEL and not words("advert", "printed").isdisjoint(tokens[:1])
    asks = len(part.text) <= _LONGEST_DECK and not words("consent", "printed").isdisjoint(tokens)
    rates = "?" in part.text and not words("rating", "printed").isdisjoint(tokens)
    rates = rates and len(part.text) <= _LONGEST_LABEL and not words("page", "printed").isdisjoint(tokens)
    return advert or rates or (asks and _is_bar(part))


def _is_offer(parts: Sequence[Part], index: int) -> bool:
    """Whether a line speaks of a newsletter or the like and a link or button to sign up stands right behind it."""
    offer = words("offer", "printed")
    here = parts[index]
    if len(here.text) > _LONGEST_DECK or offer.isdisjoint(same_words(here.text).split()) or index + 1 >= len(parts):
        return False
    behind = parts[index + 1]
    pressed = behind.linked >= len(behind.text) - 1 or any(box.tag in {"button", "form"} for box in behind.box.around())
    return pressed and len(behind.text) <= _LONGEST_LABEL and not offer.isdisjoint(same_words(behind.text).split())


def _is_bar(part: Part) -> bool:
    """Whether a part stands where consent is asked: outside any article and outside the main part of the page."""
    return not any(box.tag in {"article", "main"} for box in part.box.around())


def _bylines(parts: Sequence[Part], labels: list[str]) -> None:
    """The "By" before a linked name is the byline's; "(Reporting by …; editing by …)" under the report is one."""
    for index, part in enumerate(parts):
        tokens = same_words(part.text).split()
        follows = index + 1 < len(parts) and parts[index + 1].line == part.line and labels[index + 1] == "byline"
        if follows and len(tokens) == 1 and tokens[0] in words("byline", "printed"):
            labels[index] = "byline"
        signed = tokens[1:2] == ["by"] and tokens[0] in words("desk", "printed")
        if labels[index] == "body" and signed and len(part.text) <= _LONGEST_DECK:
            labels[index] = "byline"


def _signatures(parts: Sequence[Part], labels: list[str]) -> None:
    """The line that signs a quoted post goes with the post; its date is no date of the page's."""
    for index, part in enumerate(parts):
        above = next((i for i in range(index - 1, max(index - 3, -1), -1) if len(parts[i].text) > part.linked), None)
        if above is not None and labels[above] == "body" and is_signature(part.text):
            labels[index] = "body"


def _column(part: Part) -> Box:
    """The box that holds a part's paragraph, or its list, beside the other paragraphs."""
    box = part.box
    while box.parent is not None and (box.tag in words("inline") or box.tag in _ITEMS):
        box = box.parent
    return box


def _in_heading(part: Part) -> bool:
    return any(box.tag in _HEADINGS for _, box in zip(range(4), part.box.around(), strict=False))
