"""`averment show`: one page in the terminal, with who says what and what is said to be so."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from averment.errors import UsageError

from .options import AllowPrivate, Form, Format, MinConfidence, Model, Pipeline
from .terminal import print_json, results

if TYPE_CHECKING:
    from averment.coding import Record

__all__ = ["show"]


def show(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    page: Annotated[
        str,
        typer.Argument(
            metavar="PAGE",
            help="A file, an address or - for standard input; with --base, the page's id, the beginning of it, or its "
            "address.",
        ),
    ],
    base: Annotated[
        Path | None, typer.Option("--base", metavar="BASE", help="Show a page that this evidence base has.")
    ] = None,
    form: Form = Format.text,
    min_confidence: MinConfidence = None,
    model: Model = None,
    pipeline: Pipeline = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Show one page: statements in their speakers' colours, claims below their words, furniture folded away."""
    from averment.coding import sure_enough  # noqa: PLC0415

    if base is None:
        record = _read(page, model, pipeline, allow_private=allow_private)
    elif model is not None or pipeline is not None or allow_private:
        raise UsageError("--model, --pipeline and --allow-private go with a page that is read now, not with --base.")
    else:
        record = _kept(page, base)
    record = sure_enough(record, min_confidence)
    if form is Format.json:
        print_json(record)
        return
    from .page_view import page_view  # noqa: PLC0415

    console = results()
    colour = console.is_terminal and not console.no_color
    console.print(page_view(record, colour=colour))


def _read(page: str, model: str | None, pipeline: str | None, *, allow_private: bool) -> "Record":
    import averment  # noqa: PLC0415

    return averment.read(page, model=model, pipeline=pipeline, allow_private=allow_private)


def _kept(page: str, base: Path) -> "Record":
    import averment  # noqa: PLC0415

    return averment.open(base).reviewed_record(page)
