"""How one reading room is run: where it listens, and what lets a reader in."""

import secrets
from dataclasses import dataclass, field

from .security.password import HashedPassword

__all__ = ["LOOPBACK", "Settings"]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How one reading room is run.

    Attributes:
        host: The address that it listens on.
        port: The port, which keeps the cookies of two rooms on one machine apart.
        token: What opens a room that listens on this machine alone; new at each start.
        password: What opens a room that listens elsewhere, hashed; None where the token does.
        key: What sessions are signed with; new at each start, so that a stopped room's sessions are worth nothing.
        names: Further host names that the room is reached by, as behind a proxy.
        model: The model that pages are read with, as `averment read --model` takes it.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    token: str = field(default_factory=_secret, repr=False)
    password: HashedPassword | None = field(default=None, repr=False)
    key: str = field(default_factory=_secret, repr=False)
    names: frozenset[str] = frozenset()
    model: str | None = None

    @property
    def is_local(self) -> bool:
        """Say whether the room listens on this machine alone."""
        return self.host in LOOPBACK

    @property
    def cookie(self) -> str:
        """The name of the session's cookie: cookies do not know ports, and two rooms may be open."""
        return f"averment-{self.port}"
