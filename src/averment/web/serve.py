"""Running the room: a server for one application, until it is interrupted."""

import gc
import logging
import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.applications import Starlette

from averment.errors import UsageError

from .settings import Settings

__all__ = ["address", "listen", "run"]

_NO_BODY_SECONDS = 5
_WAITING = 128
_YOUNG = (20_000, 20, 1_000_000)
_TIDY_SECONDS = 600.0


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens, so that a port in use is known before anything else is done.

    Args:
        host: The address.
        port: The port; 0 for any that is free.

    Raises:
        UsageError: The port is in use, or the address is not this machine's.
    """
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(where)
        # Who comes before the server is ready waits, and is not turned away.
        listener.listen(_WAITING)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or error
        raise UsageError(f"{host}:{port} cannot be listened on ({why}): give another --port or --host.") from error
    return listener


def address(settings: Settings) -> str:
    """Return the address to open, with the token where the token lets in."""
    host = "127.0.0.1" if settings.host in {"0.0.0.0", "::"} else settings.host  # noqa: S104 - compared, not bound
    host = f"[{host}]" if ":" in host else host
    token = "" if settings.password else f"?token={settings.token}"
    return f"http://{host}:{settings.port}/{token}"


def run(app: Starlette, listener: socket.socket, *, open_at: str | None = None) -> None:
    """Serve until interrupted.

    Args:
        app: The room.
        listener: What it listens on.
        open_at: An address to open in the browser when the server answers; None for none.
    """
    # Nothing is logged of what people read: addresses of pages tell it.
    config = uvicorn.Config(
        app,
        log_level=logging.CRITICAL,
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=_NO_BODY_SECONDS,
    )
    server = uvicorn.Server(config)
    _spare_pauses()
    if open_at:
        _later(lambda: webbrowser.open(open_at))
    # Ctrl+C is how a room is closed, and no fault.
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


def _spare_pauses() -> None:
    """Let Python look through all its objects at rare times: they are millions, and all readers wait meanwhile."""
    gc.set_threshold(*_YOUNG)

    def tidy() -> None:
        while True:
            threading.Event().wait(_TIDY_SECONDS)
            gc.collect()

    threading.Thread(target=tidy, daemon=True).start()


def _later(act: Callable[[], object]) -> None:
    timer = threading.Timer(0.5, act)
    timer.daemon = True
    timer.start()
