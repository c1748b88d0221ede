"""The command line: `averment COMMAND`. One module a command; this one says which there are and where errors end.
Exit codes: 0 fine, 1 a page could not be read, 2 a wrong call, 130 interrupted.
"""

import logging
import os
import sys
import warnings
from collections.abc import Sequence
from typing import Annotated, cast

import typer

from averment import __version__
from averment.errors import AvermentError, UsageError

from . import (
    actor,
    actors,
    claims,
    evaluate,
    export,
    failures,
    pages,
    positions,
    read,
    review,
    schema,
    serve,
    show,
    sql,
    statements,
    timeline,
)
from .terminal import complain

__all__ = ["app", "main"]

WrongCall = cast("type[typer.BadParameter]", typer.BadParameter.__base__)
"""Every complaint that typer has about a call: an unknown option, a missing argument, a value that does not fit."""

app = typer.Typer(
    name="averment",
    help="Read news pages and keep the record of who said what, in which words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    read.read,
    show.show,
    statements.statements,
    claims.claims,
    positions.positions,
    timeline.timeline,
    pages.pages,
    export.export,
    failures.failures,
    sql.sql,
    serve.serve,
):
    app.command()(command)
app.add_typer(actors.app, name="actors")
app.command()(actor.actor)
app.add_typer(review.app, name="review")
app.command()(schema.schema)
app.add_typer(evaluate.app, name="eval")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Args:
        arguments: The words of the call after `averment`; those of this process by default.
    """
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; every refusal is one line on stderr."""
    warnings.simplefilter("ignore")
    try:
        code = app(args=arguments, standalone_mode=False, prog_name="averment")
        sys.stdout.flush()
    except AvermentError as error:
        complain(error)
        return error.exit_code
    except WrongCall as error:
        context = getattr(error, "ctx", None)
        if not (message := error.format_message()):  # a group called without a command has printed its help
            return 2
        complain(UsageError(f"{message.rstrip('.')}. Try: {context.command_path if context else 'averment'} --help"))
        return UsageError.exit_code
    except typer.Abort:
        return 130
    except BrokenPipeError:
        # Whoever read our output has seen enough (`| head`). Python would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        complain(AvermentError(f"{where}{error.strerror or error}. Make room or choose another place, and try again."))
        return 1
    return code if isinstance(code, int) else 0


def _version(wanted: bool) -> None:
    if wanted:
        print(f"averment {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[  # noqa: ARG001 - handled before the call
        bool,
        typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=_version),
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Say on stderr what goes on inside.")] = False,
) -> None:
    """Set what holds for every command."""
    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.CRITICAL,
        format="%(asctime)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
