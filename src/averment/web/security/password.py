"""A password that is kept hashed, in memory alone (scrypt, RFC 7914)."""

import hashlib
import hmac
import secrets
import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Self

__all__ = ["HashedPassword", "Tries"]

# 32 MB and about a tenth of a second a try: OWASP's advice for scrypt, one step below its memory.
_COST = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 1024 * 1024}


@dataclass(frozen=True)
class HashedPassword:
    """A password as scrypt leaves it.

    Attributes:
        salt: Random bytes, new for each.
        digest: What scrypt makes of both.
    """

    salt: bytes
    digest: bytes

    @classmethod
    def of(cls, password: str) -> Self:
        """Return `password`, hashed."""
        salt = secrets.token_bytes(16)
        return cls(salt, _hash(password, salt))

    def fits(self, password: str) -> bool:
        """Say whether this is the password, in a time that does not tell how much of it is right."""
        return hmac.compare_digest(self.digest, _hash(password, self.salt))


class Tries:
    """How many wrong passwords an address gave lately: nobody guesses faster than this.

    Args:
        most: How many wrong ones are taken in `seconds`.
        seconds: For how long a wrong one counts.
    """

    def __init__(self, most: int = 10, seconds: float = 60.0) -> None:
        self._most = most
        self._seconds = seconds
        self._wrong: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def used_up(self, address: str) -> bool:
        """Say whether there have been too many from this address."""
        with self._lock:
            since = time.monotonic() - self._seconds
            for each, times in list(self._wrong.items()):
                while times and times[0] < since:
                    times.popleft()
                if not times:
                    del self._wrong[each]
            return len(self._wrong.get(address, ())) >= self._most

    def count(self, address: str) -> None:
        """Count a wrong one."""
        with self._lock:
            self._wrong.setdefault(address, deque()).append(time.monotonic())


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, dklen=32, **_COST)
