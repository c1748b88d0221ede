"""Turns of a conversation: an interview, a transcript, a dialogue. Each is what one speaker says, word for word.

A mark at the head of a paragraph ("Lina Orsk:", "Q:", a dash) gives somebody the floor. One alone is none: a page has
many other words before a colon ("Bottom line: …", "Rockledge (0-1): …"). They are taken for speakers where they are
people, or stand where speakers take turns, and where what follows is said to somebody.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from spacy.tokens import Span

from averment.coding.folding import fold
from averment.coding.layout import Layout
from averment.coding.lexicon import countries, given_names, speech, titles
from averment.coding.tokens import is_blank, words

from .draft import Draft
from .interviewee import interviewee
from .marker import FLOOR_ROLES, NUMBER, Marker, find_markers, zone_text
from .room import make_room
from .talk import is_talk

__all__ = ["take_turns"]

NAMED = 0.8
"""That the words behind a name and a colon, on a page where speakers take turns, are that speaker's."""

LETTERED = 0.75
"""That the words behind "Q:" or "A:" are a question or an answer."""

DASHED = 0.6
"""That a paragraph behind a dash, in a row of them, is said by somebody."""

NAMED_ELSEWHERE = 0.85
"""That answers are those of the one person whom the page says it talked to."""

FEWEST = 2
"""Paragraphs with a mark; one alone is a note."""

PLAIN = 6
"""Turns, and most of the body, that make a page a transcript: what has no mark there goes on with the last turn."""

SENTENCE_ENDS = frozenset('.?!…”"’)') | {"...", "''", "—", "–"}


def take_turns(drafts: Iterable[Draft], layout: Layout) -> list[Draft]:
    """Return the drafts with those of the turns; where the model has one of the same words, it gives way or fits in."""
    found = list(drafts)
    turns = accepted(find_markers(layout), layout)
    plain = is_transcript(turns, layout)
    partner = interviewee(turns[0].span.start, layout) if turns else None
    going_on = {"name", "answer"} if any(turn.kind != "answer" for turn in turns) else set()
    for index, turn in enumerate(turns):
        following = turns[index + 1] if index + 1 < len(turns) else None
        content = [spoken(turn, following, layout)]
        if plain and turn.kind in going_on and following is not None:
            content.extend(goes_on(turn.place, following.place, layout))
        if turn.kind == "dash" and (told := told_whole(content[0], found)) is not None:
            told.origin = "turn"
            continue
        draft = Draft(
            source=turn.name,
            cue=turn.cue,
            content=tuple(content),
            confidence={"name": NAMED, "dash": DASHED}.get(turn.kind, LETTERED),
            origin="turn",
        )
        if turn.kind == "answer" and partner is not None:
            draft.elsewhere = partner
            draft.confidence *= NAMED_ELSEWHERE
        found = [*make_room(found, draft, turn.span), draft]
    return found


def accepted(markers: Sequence[Marker], layout: Layout) -> list[Marker]:
    """Return the marks that give somebody the floor."""
    letters = lettered([marker for marker in markers if marker.kind in {"question", "answer"}], layout)
    names = by_name([marker for marker in markers if marker.kind == "name"], layout, letters)
    dashes = in_a_row([marker for marker in markers if marker.kind == "dash"], layout)
    found = sorted([*letters, *names, *dashes], key=lambda marker: marker.span.start)
    found = found[starts_apart(found, layout) :]
    heads = {marker.place for marker in found if marker.opens}
    return [marker for marker in found if marker.place in heads] if len(found) >= FEWEST else []


def starts_apart(turns: Sequence[Marker], layout: Layout) -> int:
    """Return how many marks stand before the colon that introduces the conversation: a headline is one ("Halm: No")."""
    if len(turns) < FEWEST:
        return 0
    between = range(turns[0].place + 1, turns[1].place)
    return int(any(zone_text(place, layout).endswith(":") for place in between))


def lettered(markers: Sequence[Marker], layout: Layout) -> list[Marker]:
    """Return the marks of questions and answers; answers alone, below questions in bold, must talk and have a colon."""
    if len(markers) < FEWEST:
        return []
    if any(marker.kind == "question" for marker in markers):
        return list(markers)
    answers = [marker for marker in markers if marker.span[-1].text == ":"]
    talk = sum(is_talk(behind(marker, layout)) for marker in answers)
    return answers if len(answers) >= FEWEST and 2 * talk >= len(answers) else []


def by_name(markers: Sequence[Marker], layout: Layout, letters: Sequence[Marker]) -> list[Marker]:
    """Return the names that speak.

    A name is known to speak where it is a person's. Other names ("Courier:") do so where they come back among those,
    or stand between two turns; and names that nobody knows where two of them take turns.
    """
    names = {id(marker): key(marker) for marker in markers}
    often = Counter(names.values())
    people = {names[id(marker)] for marker in markers if is_person(marker, layout)}
    markers = [m for m in markers if names[id(m)] in people or not is_place(m)]
    again = {name for name, times in often.items() if times > 1} & {names[id(marker)] for marker in markers}
    if not (people or letters) and (len(again) < FEWEST or not alternate([names[id(m)] for m in markers])):
        return []
    sure = [marker for marker in markers if names[id(marker)] in people | again]
    floor = {marker.place for marker in (*sure, *letters)}
    found = [m for m in markers if m in sure or {m.place - 1, m.place + 1} <= floor]
    talk = sum(is_talk(behind(marker, layout)) for marker in found)
    heads = sum(marker.opens for marker in (*found, *letters))
    return found if heads >= FEWEST and 2 * talk >= len(found) else []


def in_a_row(markers: Sequence[Marker], layout: Layout) -> list[Marker]:
    """Return the dashes of a dialogue: paragraphs in a row that are whole sentences, said to somebody.

    The items of a list stand behind dashes as well, below a colon, and say nothing to anybody.
    """
    runs: list[list[Marker]] = []
    for marker in markers:
        if runs and marker.place == runs[-1][-1].place + 1:
            runs[-1].append(marker)
        else:
            runs.append([marker])
    found = []
    for run in runs:
        ends = [layout.zone_words(marker.place)[-1].text for marker in run]
        talk = sum(is_talk(behind(marker, layout)) for marker in run)
        listed = is_below_colon(run[0].place, layout) and len(set(ends)) == 1
        if len(run) >= FEWEST and set(ends) <= SENTENCE_ENDS and 2 * talk >= len(run) and not listed:
            found.extend(run)
    return found


def is_below_colon(place: int, layout: Layout) -> bool:
    return place > 0 and zone_text(place - 1, layout).endswith(":")


def is_transcript(turns: Sequence[Marker], layout: Layout) -> bool:
    """Return whether most of a page's body is turns."""
    if len(turns) < PLAIN:
        return False
    marked = {turn.place for turn in turns}
    sizes = {
        place: len(words(layout.zone_words(place)))
        for place, zone in enumerate(layout.zones)
        if zone.role in FLOOR_ROLES
    }
    within = sum(sizes[place] for place in marked)
    return 2 * within >= sum(sizes.values()) or 2 * len(marked) >= len(sizes)


def spoken(turn: Marker, following: Marker | None, layout: Layout) -> Span:
    """Return the words of a turn in its own paragraph."""
    ends = following is not None and following.place == turn.place
    end = following.span.start if ends and following is not None else layout.zone_words(turn.place).end
    return without_blanks(layout.doc[turn.span.end : end])


def goes_on(place: int, until: int, layout: Layout) -> list[Span]:
    """Return the paragraphs without a mark behind a turn's own, up to a heading or to words that introduce others.

    Remarks in brackets ("(Applause)") are no speech.
    """
    found = []
    for index in range(place + 1, until):
        text = zone_text(index, layout).strip('"“”')
        if layout.zones[index].role == "subheading" or text.endswith(":"):
            break
        if layout.zones[index].role == "body" and not (text[0] in "([" and text[-1] in ")]"):
            found.append(layout.zone_words(index))
    return found


def told_whole(span: Span, drafts: Iterable[Draft]) -> Draft | None:
    """Return the statement that takes up all of a turn ("— We will go, said the man")."""
    inside = {token.i for token in words(span)}
    for draft in drafts:
        held = {token.i for one in draft.spans for token in words(one)}
        opens = draft.content[0].start <= min(inside)
        if draft.cue is not None and opens and held <= inside and len(held) >= 0.9 * len(inside):
            return draft
    return None


def behind(marker: Marker, layout: Layout) -> Span:
    return layout.doc[marker.span.end : layout.zone_words(marker.place).end]


def without_blanks(span: Span) -> Span:
    start, end = span.start, span.end
    while end > start + 1 and is_blank(span.doc[end - 1]):
        end -= 1
    while start < end - 1 and is_blank(span.doc[start]):
        start += 1
    return span.doc[start:end]


def key(marker: Marker) -> str:
    assert marker.name is not None
    return fold(marker.name.text)


def is_person(marker: Marker, layout: Layout) -> bool:
    """Return whether a name before a colon is a person's, by the model, a title, or the rest of the page."""
    assert marker.name is not None
    if NUMBER.sub("", key(marker)) in speech().speakers:
        return True
    if any(token.ent_type_ == "PERSON" for token in marker.name):
        return True
    each = [fold(token.text) for token in words(marker.name)]
    if len(each) > 1 and (titles().knows(each[0]) or each[0] in given_names()):
        return True
    surnames = {fold(name[-1].text) for name in layout.doc.ents if name.label_ == "PERSON"}
    return each[-1] in surnames


def is_place(marker: Marker) -> bool:
    """Return whether a name before a colon is a place's, as the dateline of a short report."""
    assert marker.name is not None
    located = any(token.ent_type_ == "LOC" for token in marker.name)
    return located or key(marker) in countries().names.keys() | countries().capitals.keys()


def alternate(names: Sequence[str]) -> bool:
    """Return whether names take turns: no one of them twice in a row, more often than not."""
    pairs = list(pairwise(names))
    return sum(one != other for one, other in pairs) > len(pairs) / 2
