"""Words in context are the page's own, and of the record alone."""

from averment.web.index.words import snippet, wanted

TEXT = "She said “the harbour knows.\n\nAdvertisement\n\nHoney from the hills!\n\n“And everybody signs.” All laughed."
FIRST = (TEXT.index("“the harbour"), TEXT.index("knows.") + len("knows."))
SECOND = (TEXT.index("“And"), TEXT.index("signs.”") + len("signs.”"))


def test_what_stands_between_two_parts_of_a_statement_is_not_shown() -> None:
    found = snippet(TEXT, [FIRST, SECOND], None)
    assert "Honey" not in found.text
    assert found.marks == (FIRST,)


def test_the_part_with_the_words_that_were_looked_for_is_shown() -> None:
    found = snippet(TEXT, [FIRST, SECOND], wanted("everybody"))
    assert "everybody signs" in found.text
    assert "Honey" not in found.text
    assert [TEXT[start:end] for start, end in found.marks] == ["everybody"]


def test_parts_that_the_reporters_words_alone_divide_are_shown_together() -> None:
    text = "“We wait,” she said on Monday, “and we count.”"
    first, second = (0, 10), (text.index("“and"), len(text))
    assert snippet(text, [first, second], None).text == text
