"""However records overlap, the page's words stay the page's words."""

from hypothesis import given
from hypothesis import strategies as st

from averment.web.reading import Mark, Speaker, segments

SPEAKER = Speaker("1", 1, "a", "Ilda Maresh", "person", 1)
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, int, int, list[Mark]]:
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    start, end = sorted((draw(place), draw(place)))
    marks = []
    for number in range(draw(st.integers(0, 6))):
        left, right = sorted((draw(place), draw(place)))
        part = draw(st.sampled_from(["content", "source", "cue", "evidence", "predicate", "found"]))
        if left < right:
            marks.append(Mark(left, right, f"s-{number}", part, draw(st.integers(0, 3)), SPEAKER))
    return text, start, end, marks


@given(marked_texts())
def test_the_segments_of_a_zone_are_its_text(case: tuple[str, int, int, list[Mark]]) -> None:
    text, start, end, marks = case
    assert "".join(each.text for each in segments(text, start, end, marks)) == text[start:end]


@given(marked_texts())
def test_each_character_has_exactly_the_marks_that_lie_on_it(case: tuple[str, int, int, list[Mark]]) -> None:
    text, start, end, marks = case
    for segment in segments(text, start, end, marks):
        for place in range(segment.start, segment.end):
            assert set(segment.marks) == {mark for mark in marks if mark.start <= place < mark.end}


def test_the_innermost_speaker_gives_the_colour() -> None:
    inner = Speaker("2", 2, "b", "Hadrin Aldane", "person", 1)
    marks = [Mark(4, 8, "s-in", "content", 1, inner), Mark(0, 10, "s-out", "content", 0, SPEAKER)]
    before, within, behind = segments("0123456789", 0, 10, marks)
    assert before.classes.split() == ["speaker-1", "content"]
    assert within.classes.split() == ["speaker-2", "content", "nested", "ends"]
    assert (within.records, within.number) == ("s-out s-in", "2")
    assert (behind.records, behind.number) == ("s-out", "1")
