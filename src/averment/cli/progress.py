"""The progress bars of what takes long, on stderr, and only where somebody watches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .terminal import complaints

if TYPE_CHECKING:
    from averment.ingest import Outcome, Tally
    from averment.page import Sources

__all__ = ["indexing", "watched"]


@contextmanager
def watched(sources: "Sources") -> "Iterator[Callable[[str, Outcome, Tally], None]]":
    """Show a bar while the block runs; yields what to call after each page.

    The bar counts inputs (files, archives, addresses), since nobody knows how many pages an archive holds; the words
    beside it count pages.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = complaints()
    columns = (
        SpinnerColumn(),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("starting", total=sources.total)

        def watch(name: str, _: "Outcome", tally: "Tally") -> None:
            counts = f"{tally.read + tally.known} pages, {tally.failed} failed, {tally.words_per_second:,.0f} words/s"
            bar.update(task, completed=sources.finished, description=f"{counts}  {name[-40:]}")

        yield watch


@contextmanager
def indexing() -> "Iterator[Callable[[int, int], None]]":
    """Show a bar while an index is made; yields what to call with how many pages are in it, and how many there are.

    The bar comes with the first call and goes with the last page, so that there is none where nothing is to be made.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = complaints()
    columns = (
        TextColumn("making the index of the reading room", markup=False),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    task = bar.add_task("pages", total=None)

    def told(number: int, total: int) -> None:
        bar.start()
        bar.update(task, completed=number, total=total)
        if number >= total:
            bar.stop()

    try:
        yield told
    finally:
        bar.stop()
