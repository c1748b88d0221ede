from io import StringIO

import msgspec
import pytest
from rich.console import Console

from averment.cli.page_view import page_view
from averment.coding import Record


def plain(record: Record) -> str:
    console = Console(file=StringIO(), width=100, no_color=True)
    console.print(page_view(record, colour=False))
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())


def coloured(record: Record) -> str:
    console = Console(file=StringIO(), width=100, force_terminal=True, color_system="standard")
    console.print(page_view(record, colour=True))
    return console.file.getvalue()


def test_without_colour_braces_and_a_number_show_who_speaks(talks: Record) -> None:
    assert "{3: “They buy time,”} said Hadrin Aldane. {3: “Both of them.”}" in plain(talks)


def test_a_statement_within_a_statement_is_marked_inside_it(talks: Record) -> None:
    assert "{1: Ilda Maresh confirmed {2: that talks would resume}}, the Halveth Gazette reported." in plain(talks)


def test_an_unresolved_speaker_says_so(talks: Record) -> None:
    shown = plain(talks)
    assert "{?: He was wrong before}, one person said." in shown
    assert "?  (speaker not resolved)" in shown


def test_zones_are_named_in_the_margin_and_once_for_a_run(talks: Record) -> None:
    margins = [line[:10].strip() for line in plain(talks).splitlines()]
    assert margins.count("headline") == 1
    assert margins.count("body") == 1


def test_furniture_and_comments_are_counted_and_not_shown(talks: Record) -> None:
    shown = plain(talks)
    assert "⋯ blocks not read: 2 of furniture, 1 of readers' comments\n" in shown
    assert "Captcha" not in shown
    assert "never wanted peace" not in shown


def test_the_legend_counts_each_speakers_statements(talks: Record) -> None:
    legend = plain(talks).partition("Speakers\n")[2].splitlines()
    assert legend[0].split() == ["1", "Halveth", "Gazette", "media", "1", "statement"]
    assert legend[2].split() == ["3", "Hadrin", "Aldane", "person", "1", "statement"]


def test_with_colour_the_number_stands_raised_behind_the_words(talks: Record) -> None:
    shown = coloured(talks)
    assert "{" not in shown
    assert "\x1b[32m“They buy time,”\x1b[0m\x1b[32m³" in shown


def test_the_page_is_shown_word_for_word(talks: Record) -> None:
    words = plain(talks)
    for mark in ("{1: ", "{2: ", "{3: ", "{?: ", "}"):
        words = words.replace(mark, "")
    for zone in talks.page.zones[:4]:
        assert talks.page.text[zone.start : zone.end] in words


def test_square_brackets_on_a_page_are_words_and_not_styles(talks: Record) -> None:
    page = msgspec.structs.replace(talks.page, authors=("[bold]Edda[/bold]",), outlet="[red]")
    console = Console(file=StringIO(), width=100)
    console.print(page_view(msgspec.structs.replace(talks, page=page), colour=False))
    assert "[red] · 2026-03-03 · [bold]Edda[/bold]" in console.file.getvalue()


@pytest.mark.parametrize("width", [20, 40, 200])
def test_narrow_and_wide_terminals_lose_no_word(talks: Record, width: int) -> None:
    console = Console(file=StringIO(), width=width)
    console.print(page_view(talks, colour=False))
    shown = console.file.getvalue().replace("\n", "").replace(" ", "")
    assert "Bothofthem" in shown
