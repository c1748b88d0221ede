"""The room's index: opened by `averment serve` or when it is first asked for, and brought up to date when the base has
changed. Readers who come before it is open are told so, and their page asks again by itself.
"""

import logging
import threading
import time
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.datastructures import State
from starlette.exceptions import HTTPException
from starlette.requests import Request

from averment.errors import AvermentError

from .index import Index

__all__ = ["decided", "index_of", "open_index", "renewed"]

log = logging.getLogger(__name__)

_LOOK_AFTER = 1.0
_PATIENCE = 0.15
_PATIENCE_AT_START = 10.0
_ASK_AGAIN = {"Refresh": "3", "Retry-After": "3"}
_NOT_YET = (
    "The index of this base is being made, which lists are shown from: this page asks for it again by itself every "
    "few seconds."
)


class _Latest:
    """One room's index. Whoever asks waits a moment for what is new, and is answered without it where it takes long."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._looked = time.monotonic()
        self._lock = threading.Lock()

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
                self.index.warm_up()
        except AvermentError as error:
            log.warning("The index stays as it was: %s", error)
        finally:
            self._lock.release()


class _Opening:
    """An index on its way, in a thread of its own."""

    def __init__(self, open_: Callable[[], Index]) -> None:
        self._open = open_
        self._latest: _Latest | None = None
        self._fault: AvermentError | None = None
        self.thread = threading.Thread(target=self._work, daemon=True)
        self.thread.start()

    def latest(self) -> _Latest | None:
        """Return the index if it is open before long.

        Raises:
            AvermentError: It could not be opened.
        """
        end = time.monotonic() + _PATIENCE_AT_START
        while self._latest is None and self.thread.is_alive() and time.monotonic() < end:
            self.thread.join(0.05)
        if self._fault is not None:
            raise self._fault
        return self._latest

    def _work(self) -> None:
        try:
            index = self._open()
        except AvermentError as fault:
            self._fault = fault
            return
        self._latest = _Latest(index)
        index.warm_up()


def open_index(app: Starlette, told: Callable[[int, int], None] | None = None) -> threading.Thread:
    """Begin to open the index of a room, so that nobody has to wait for it later; it is made where there is none.

    Args:
        app: The room.
        told: Is called with how many pages have been taken into the index, and how many there are to be taken in.

    Returns:
        What does it; it ends when the first reader need not wait for anything.
    """

    def open_() -> Index:
        with app.state.bases.asking() as base:
            return Index.of(base, told=told)

    opening = _Opening(open_)
    app.state.opening = opening
    return opening.thread


_first = threading.Lock()


def index_of(request: Request) -> Index:
    """Return the index that all lists of the room come from.

    Raises:
        BaseError: The base is damaged, or the disk is full.
        HTTPException: It is still being made.
    """
    state = request.app.state
    latest: _Latest | None = getattr(state, "latest", None)
    if latest is None:
        latest = _opened(state)
    return latest.up_to_date()


def _opened(state: State) -> _Latest:
    opening: _Opening | None = getattr(state, "opening", None)
    if opening is not None:
        try:
            latest = opening.latest()
        except AvermentError:
            # Who comes next tries anew.
            state.opening = None
            raise
        if latest is None:
            raise HTTPException(503, _NOT_YET, headers=_ASK_AGAIN)
        state.latest = latest
    with _first:
        if not hasattr(state, "latest"):
            with state.bases.asking() as base:
                state.latest = _Latest(Index.of(base))
    found: _Latest = state.latest
    return found


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
