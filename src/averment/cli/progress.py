"""The progress bar of a long run, on stderr, and only where somebody watches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .terminal import complaints

if TYPE_CHECKING:
    from averment.ingest import Outcome, Tally
    from averment.page import Sources

__all__ = ["watched"]


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
