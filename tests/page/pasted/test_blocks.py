"""Lines that belong together, and lines that do not."""

import textwrap

from averment.page.pasted.blocks import split
from averment.page.pasted.text import canonical

_PARAGRAPHS = """\
Ferries to the outer islands stopped on Tuesday after crews walked out over pay, leaving 2,000 on the wrong shore.
The union wants nine percent more over two years; the company offers four, and says that fuel has eaten the rest.
Nobody knows when the ships will sail again.""".splitlines()


def _blocks(text: str) -> list[str]:
    return [block.text for block in split(canonical(text))]


def test_each_line_is_a_block_of_its_own() -> None:
    assert _blocks("\n".join(_PARAGRAPHS)) == _PARAGRAPHS


def test_a_blank_line_parts_blocks() -> None:
    assert _blocks("\n\n".join(_PARAGRAPHS)) == _PARAGRAPHS


def test_lines_broken_at_a_fixed_width_are_put_together() -> None:
    assert _blocks("\n\n".join(textwrap.fill(text, 72) for text in _PARAGRAPHS)) == _PARAGRAPHS


def test_a_short_line_ends_a_paragraph_of_broken_lines() -> None:
    assert _blocks("\n".join(textwrap.fill(text, 72) for text in _PARAGRAPHS)) == _PARAGRAPHS


def test_a_list_of_links_is_not_a_broken_paragraph() -> None:
    links = ["Ferry strike enters third day", "Harbour museum to open in spring", "Council votes on new harbour wall"]
    assert _blocks("\n".join(links)) == links


def test_offsets_point_at_the_words() -> None:
    text = canonical("  Title  \r\n\r\n\tA paragraph.\r\n")
    assert [text[block.start : block.end] for block in split(text)] == ["Title", "A paragraph."]


def test_a_language_that_writes_nouns_with_capitals_is_put_together_as_well() -> None:
    text = (
        "Die Fähren zu den Inseln fuhren am Dienstag nicht, weil die Mannschaften der Reederei nach Angaben der"
        " Gewerkschaft die Arbeit niederlegten. Etwa 2000 Reisende blieben am falschen Ufer zurück, teilte das Amt mit."
        " Die Reederei sprach von einer Überraschung und bot den Reisenden Gutscheine für das Frühjahr an."
    )
    assert _blocks(textwrap.fill(text, 60)) == [text]
