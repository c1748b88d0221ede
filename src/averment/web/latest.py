"""The room's index, opened when it is first asked for and brought up to date when the base has changed."""

import logging
import threading
import time

from starlette.datastructures import State
from starlette.requests import Request

from averment.errors import AvermentError

from .index import Index

__all__ = ["decided", "index_of", "renewed"]

log = logging.getLogger(__name__)

_LOOK_AFTER = 1.0
_PATIENCE = 0.15


class _Latest:
    """One room's index. Whoever asks waits a moment for what is new, and is answered without it where it takes long."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._looked = time.monotonic()
        self._lock = threading.Lock()
        threading.Thread(target=index.prepare, daemon=True).start()

    def up_to_date(self) -> Index:
        now = time.monotonic()
        if now - self._looked >= _LOOK_AFTER and self._lock.acquire(blocking=False):
            self._looked = now
            refreshing = threading.Thread(target=self._refresh, daemon=True)
            refreshing.start()
            refreshing.join(_PATIENCE)
        return self.index

    def renew(self) -> None:
        """Take in what is new before going on: who decides or adds sees at once what it has done."""
        with self._lock:
            self._looked = time.monotonic()
            self.index.refresh()

    def _refresh(self) -> None:
        try:
            if self.index.stale and self.index.refresh():
                self.index.prepare()
        except AvermentError as error:
            log.warning("The index stays as it was: %s", error)
        finally:
            self._lock.release()


_opening = threading.Lock()


def index_of(request: Request) -> Index:
    """Return the index that all lists of the room come from.

    Raises:
        BaseError: The base is damaged, or the disk is full.
    """
    state = request.app.state
    with _opening:
        if not hasattr(state, "latest"):
            with state.bases.asking() as base:
                state.latest = _Latest(Index.of(base))
    latest: _Latest = state.latest
    return latest.up_to_date()


def decided(request: Request) -> None:
    """Say that the reader has just decided something, so that what is shown next has it.

    Raises:
        BaseError: The base is damaged, or the disk is full.
    """
    renewed(request.app.state)


def renewed(state: State) -> None:
    """Bring the index of a room up to date, if it is open.

    Args:
        state: The room's application's.

    Raises:
        BaseError: The base is damaged, or the disk is full.
    """
    latest: _Latest | None = getattr(state, "latest", None)
    if latest is not None:
        latest.renew()
