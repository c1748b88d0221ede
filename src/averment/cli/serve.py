"""`averment serve`: the reading room, a web application for this machine's own browser."""

import getpass
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from averment.errors import UsageError

from .options import Base, Model
from .progress import indexing

if TYPE_CHECKING:
    from averment.web.security.password import HashedPassword

__all__ = ["serve"]

PASSWORD = "AVERMENT_PASSWORD"  # noqa: S105 - the name of the environment variable
_SHORTEST = 8


def serve(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    base: Base,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Listen on this port; 0 for any.")] = 8765,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            help=f"Listen on this address. Elsewhere than on this machine a password is demanded: "
            f"${PASSWORD}, or it is asked for.",
        ),
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="A further host name that the room is reached by; repeatable."),
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")] = False,
    model: Model = None,
) -> None:
    """Open the reading room: read, search and check an evidence base in the browser."""
    import averment  # noqa: PLC0415
    from averment.web import Settings, create_app  # noqa: PLC0415
    from averment.web.latest import open_index  # noqa: PLC0415
    from averment.web.serve import address, listen, run  # noqa: PLC0415
    from averment.web.settings import LOOPBACK  # noqa: PLC0415

    opened = averment.open(base)
    password = None if host in LOOPBACK else _password(host)
    listener = listen(host, port)
    settings = Settings(
        host=host,
        port=listener.getsockname()[1],
        password=password,
        names=frozenset(each.lower() for each in name or ()),
        model=model,
    )
    where = address(settings)
    print(f"The reading room of {base} is open at\n\n    {where}\n\nCtrl+C closes it.", flush=True)
    app = create_app(opened, settings)
    with indexing() as told:
        open_index(app, told)
        run(app, listener, open_at=None if no_open else where)


def _password(host: str) -> "HashedPassword":
    from averment.web.security.password import HashedPassword  # noqa: PLC0415

    given = os.environ.get(PASSWORD)
    if given is None:
        if not sys.stdin.isatty():
            raise UsageError(f"--host {host} lets others in: set {PASSWORD} to the password that they need.")
        given = getpass.getpass(f"A password for all who come in from elsewhere ({_SHORTEST} characters or more): ")
    if len(given) < _SHORTEST:
        raise UsageError(f"The password is shorter than {_SHORTEST} characters: choose a longer one.")
    return HashedPassword.of(given)
