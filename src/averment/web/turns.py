"""How many readers' pages are made at the same time: a few more than processors, and the others wait for their turn.

Threads of one process take Python's lock from each other, and each of many is slowed down by more than its share: in
turn all are answered sooner.
"""

import os

from anyio.to_thread import current_default_thread_limiter
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["Turns"]

_AT_ONCE = (os.cpu_count() or 1) + 2


class Turns:
    """Middleware that sets how many of the event loop's threads work at once.

    Args:
        app: What is behind it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._is_set = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; the first request sets the number, as there is no event loop before."""
        if not self._is_set:
            current_default_thread_limiter().total_tokens = _AT_ONCE
            self._is_set = True
        await self._app(scope, receive, send)
