"""What a session holds: that its reader was let in, the word that forms are signed with, and the reader's name."""

import hmac
import secrets

from starlette.requests import HTTPConnection

__all__ = ["csrf_token", "is_csrf_token", "is_in", "let_in", "local_path", "name_reader", "reader"]

NAME_LENGTH = 80


def let_in(connection: HTTPConnection) -> None:
    """Note that the reader has shown the token or the password; what a session held before is dropped."""
    name = connection.session.get("who")
    connection.session.clear()
    connection.session.update({"in": True, "csrf": secrets.token_urlsafe(24)})
    if name:
        connection.session["who"] = name


def is_in(connection: HTTPConnection) -> bool:
    """Say whether the reader was let in."""
    return connection.session.get("in") is True


def csrf_token(connection: HTTPConnection) -> str:
    """Return what each form of this session carries; empty before the reader is in."""
    return str(connection.session.get("csrf", ""))


def is_csrf_token(connection: HTTPConnection, given: object) -> bool:
    """Say whether `given` is what this session's forms carry."""
    expected = csrf_token(connection)
    return bool(expected) and isinstance(given, str) and hmac.compare_digest(expected.encode(), given.encode())


def reader(connection: HTTPConnection) -> str | None:
    """Return the name that the reader goes by, or None where nobody has asked yet."""
    name = connection.session.get("who")
    return str(name) if name else None


def name_reader(connection: HTTPConnection, name: str) -> None:
    """Keep the name that the reader goes by."""
    connection.session["who"] = " ".join(name.split())[:NAME_LENGTH]


def local_path(given: object) -> str:
    """Return `given` if it is a path within the room, and the room's first page otherwise: nobody is led away."""
    path = str(given or "/")
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if plain else "/"
