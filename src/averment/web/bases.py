"""The evidence base for many readers at once: a few handles on it, each used by one of them at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue

from averment.evidence import EvidenceBase

__all__ = ["Bases"]


class Bases:
    """Handles on one evidence base; a handle's answers are used before it is given back.

    Args:
        base: The first of them.
        most: How many there are at most; who comes when all are in use waits.
    """

    def __init__(self, base: EvidenceBase, most: int = 4) -> None:
        self.path = base.path
        self._idle: LifoQueue[EvidenceBase] = LifoQueue()
        self._idle.put(base)
        self._unopened = most - 1
        self._lock = threading.Lock()

    @contextmanager
    def asking(self) -> Iterator[EvidenceBase]:
        """Lend a handle; fetch what it answers within the `with`."""
        base = self._take()
        try:
            yield base
        finally:
            self._idle.put(base)

    def _take(self) -> EvidenceBase:
        try:
            return self._idle.get_nowait()
        except Empty:
            pass
        with self._lock:
            wanted, self._unopened = self._unopened > 0, max(self._unopened - 1, 0)
        return EvidenceBase.open(self.path) if wanted else self._idle.get()
