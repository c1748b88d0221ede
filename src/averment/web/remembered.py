"""What the base itself answered, kept as long as it stays as it is: asking again costs tenths of a second of the
processor, and readers ask the same.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from averment.evidence import EvidenceBase

__all__ = ["Remembered"]

T = TypeVar("T")
_MOST = 256


class Remembered:
    """Answers of one base, those that were asked for last."""

    def __init__(self) -> None:
        self._versions: dict[str, int] = {}
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, base: EvidenceBase, key: Hashable, ask: Callable[[], T]) -> T:
        """Return what was answered, or ask.

        Args:
            base: The base, which nobody else uses meanwhile.
            key: What is asked: nothing but this and the base may change the answer.
            ask: Asks the base.
        """
        versions = base.versions()
        with self._lock:
            if versions != self._versions:
                self._kept.clear()
                self._versions = versions
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[no-any-return]
        found = ask()
        with self._lock:
            # Who asks may write what it works out: then the answer is of a newer state, and is not kept.
            if versions == self._versions and base.versions() == versions:
                self._kept[key] = found
                while len(self._kept) > _MOST:
                    self._kept.popitem(last=False)
        return found
