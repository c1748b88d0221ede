"""What goes wrong, as a page in plain words: never a traceback."""

import logging
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from averment.errors import AvermentError, UsageError

from .rendering import error_page

__all__ = ["HANDLERS", "Faults", "NameNeededError"]

log = logging.getLogger(__name__)

_PLAIN = {
    404: "There is no such page in this room. Check the address, or go to the library.",
    405: "This address does not take that kind of request. Go back and use the page's own buttons.",
}
_UNEXPECTED = "Averment failed on this page. Load it again; if it fails again, please report it."


class NameNeededError(Exception):
    """What was asked for is signed with the reader's name, and there is none yet: the reader is asked."""


class Faults:
    """Middleware that answers for what nobody expected."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and show the page of faults where that fails before anything was sent."""
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception:
            log.exception("%s: an unexpected fault", scope.get("path"))
            if begun:
                raise
            await error_page(Request(scope), 500, _UNEXPECTED)(scope, receive, send)


def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    standard = error.detail == HTTPStatus(error.status_code).phrase
    message = _PLAIN.get(error.status_code, error.detail) if standard else error.detail
    answer = error_page(request, error.status_code, message)
    answer.headers.update(error.headers or {})
    return answer


def _of_averment(request: Request, error: Exception) -> Response:
    return error_page(request, 400 if isinstance(error, UsageError) else 500, str(error))


def _of_name(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the form is what Starlette calls
    back = request.headers.get("referer", "")
    path = "/" + back.split("/", 3)[3] if back.count("/") >= 3 else "/"
    return RedirectResponse(request.url_for("who").include_query_params(after=path), 303)


HANDLERS = {HTTPException: _of_http, AvermentError: _of_averment, NameNeededError: _of_name}
