"""`averment read`: pages in, records out, to the terminal or into an evidence base."""

from dataclasses import asdict
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from averment.errors import PageError, UsageError

from .options import AllowPrivate, Form, Format, Model, Pipeline
from .progress import watched
from .terminal import complain, complaints, print_json, results

if TYPE_CHECKING:
    from averment.coding import Record
    from averment.ingest import PageReader, Tally
    from averment.page import Sources, Span

__all__ = ["read"]


class Media(StrEnum):
    """How to read what is handed in, where it does not show by itself."""

    auto = "auto"
    html = "html"
    text = "text"


def read(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Files, folders, globs, WARC archives, addresses, feeds, or - for standard input.",
        ),
    ],
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="BASE", help="Keep the records in this evidence base; it is made if need be."),
    ] = None,
    form: Form = Format.text,
    again: Annotated[
        bool, typer.Option("--again", help="With --into: read known pages again, with the present model.")
    ] = False,
    model: Model = None,
    pipeline: Pipeline = None,
    allow_private: AllowPrivate = False,
    media: Annotated[Media, typer.Option("--as", help="Read every page as this, whatever it looks like.")] = Media.auto,
) -> None:
    """Read pages: who says what on them, in which words, and what is said to be so."""
    from averment.api import reader  # noqa: PLC0415
    from averment.page import sources  # noqa: PLC0415

    if into is None and again:
        raise UsageError("--again goes with --into: without a base, every page is read anyway.")
    found = sources(inputs, allow_private=allow_private, as_media=media.value)
    by = reader(pipeline, model)
    failed = _print(found, by, form) if into is None else _keep(found, by, into, form, again=again)
    if failed:
        raise typer.Exit(1)


def _print(found: "Sources", model: "PageReader", form: Format) -> int:
    """Print the record of each page, and a line on stderr for each that cannot be read; return how many cannot."""
    from averment.ingest import read_source, records  # noqa: PLC0415

    failed = 0
    for record in records(found, partial(read_source, reader=model)):
        if isinstance(record, PageError):
            failed += 1
            complain(record)
        elif form is Format.json:
            print_json(record)
        else:
            results().print(_ledger(record))
    return failed


def _ledger(record: "Record") -> RenderableType:
    """Return the statements of a page and, below them, its claims."""
    from averment.evidence.claims import lines_of  # noqa: PLC0415

    from .claim_ledger import claim_grid  # noqa: PLC0415
    from .ledger import Line, ledger  # noqa: PLC0415

    page = record.page
    names = {actor.id: actor.name for actor in record.actors}

    def words(span: "Span | None") -> str | None:
        return page.text[span.start : span.end] if span else None

    lines = [
        Line(
            names[each.speaker] if each.speaker else None,
            words(each.source),
            words(each.cue),
            [page.text[span.start : span.end] for span in each.content],
        )
        for each in record.statements
    ]
    statements = ledger(page.title, (page.outlet, page.published, f"page {page.id[:12]}"), lines)
    if not record.claims:
        return statements
    return Group(statements, Text("Claims", style="bold"), claim_grid(lines_of(record)), "")


def _keep(found: "Sources", model: "PageReader", into: Path, form: Format, *, again: bool) -> int:
    """Read into the base, watched by a progress bar; print the sum; return how many pages cannot be read."""
    from averment.coding import model_name  # noqa: PLC0415
    from averment.evidence import EvidenceBase  # noqa: PLC0415
    from averment.ingest import Tally, ingest, read_source  # noqa: PLC0415

    base, tally = EvidenceBase.open_or_create(into), Tally()
    read_one = partial(read_source, reader=model)
    try:
        with watched(found) as watch:
            ingest(found, base, read_one, model=model_name(model.name), again=again, watch=watch, tally=tally)
    except KeyboardInterrupt:
        line = (
            f"interrupted after {count(tally.read, 'page')}, all kept in {into}; the same command goes on from there."
        )
        complaints().print(f"averment: {line}", soft_wrap=True)
        raise typer.Exit(130) from None
    finally:
        found.close()
    if form is Format.json:
        print_json({**asdict(tally), "skipped": found.skipped, "words_per_second": round(tally.words_per_second)})
    else:
        results().print(summary(tally, skipped=found.skipped), soft_wrap=True)
        if tally.failed:
            complaints().print(f"Why {tally.failed} could not be read: averment failures {into}", soft_wrap=True)
    return tally.failed


def summary(tally: "Tally", *, skipped: int) -> str:
    """Return the run in one line."""
    parts = [
        count(tally.read, "page") + " read" + (f" ({tally.unchanged:,} with nothing new)" if tally.unchanged else ""),
        f"{tally.known:,} already there",
        f"{tally.failed:,} failed",
        *([f"{skipped:,} passed over"] if skipped else []),
        count(tally.statements, "statement"),
        *([count(tally.claims, "claim")] if tally.claims else []),
        f"{tally.words_per_second:,.0f} words/s",
    ]
    return ", ".join(parts)


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
