"""Who comes in: the room's own name, its own pages' requests, and readers who have shown the token or the password.

In this order: an unknown Host gets no answer; an unsafe request comes from the room's own page, or is refused; who
is not in sees the login page and the assets alone; and each form carries the session's own word.
"""

import hmac
from urllib.parse import urlsplit

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from averment.web.rendering import error_page, render
from averment.web.settings import Settings

from .hosts import is_own
from .session import is_csrf_token, is_in, let_in

__all__ = ["CSRF_FIELD", "CSRF_HEADER", "Gate"]

CSRF_FIELD = "csrf"
CSRF_HEADER = "X-CSRF-Token"

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = ("/login", "/assets/", "/favicon.ico")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_MOST_FILES = 200
_MOST_BYTES_OF_A_FIELD = 10_000_000
_MOST_BYTES = 210_000_000


class Gate:
    """Middleware that lets in or refuses; behind it, `request.state.form` has an unsafe request's form.

    Args:
        app: What is behind it.
        settings: What opens it.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that may come in; refuse any other."""
        if scope["type"] != "http":
            # There are no web sockets here, and nobody is let in by one.
            return
        request = Request(scope, receive)
        refusal = self._at_the_door(request)
        if refusal is None and request.method not in _SAFE:
            form = await _form(request)
            try:
                refusal = form if isinstance(form, Response) else _unsigned(request, form)
                if refusal is None:
                    assert isinstance(form, FormData)
                    request.state.form = form
                    await self._app(scope, receive if form is _NO_FORM else _nothing_more, send)
                    return
            finally:
                if isinstance(form, FormData):
                    await form.close()
        await (refusal or self._app)(scope, receive, send)

    def _at_the_door(self, request: Request) -> Response | None:
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or not is_own(hosts[0], self._settings):
            message = "This room does not answer to that name. Open the address that `averment serve` printed."
            return error_page(request, 400, message)
        if request.method not in _SAFE and not _from_own_page(request, hosts[0]):
            return error_page(request, 403, "This did not come from a page of this room, so it was not done.")
        given = request.query_params.get("token")
        if given is not None and request.method == "GET" and self._is_token(given):
            let_in(request)
            return RedirectResponse(_without_token(request), 303)
        if is_in(request) or request.url.path.startswith(_OPEN):
            return None
        if request.headers.get("HX-Request"):
            # A part of a page cannot show the login: the whole page goes there.
            return Response(status_code=401, headers={"HX-Redirect": "/login"})
        return login_page(request, self._settings, status=401)

    def _is_token(self, given: str) -> bool:
        return self._settings.password is None and hmac.compare_digest(self._settings.token.encode(), given.encode())


def login_page(request: Request, settings: Settings, *, status: int = 200, wrong: str | None = None) -> Response:
    """Return the page that asks for the token or the password."""
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    after = asked if request.method == "GET" and not request.url.path.startswith("/login") else "/"
    context = {"with_password": settings.password is not None, "wrong": wrong, "after": after}
    return render(request, "login.html", context, status=status)


_NO_FORM = FormData()


async def _form(request: Request) -> FormData | Response:
    """Return the form of a request, an empty one where it carries something else, or why it is refused."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        return error_page(request, 411, "The request does not say how long it is: send the form from a browser.")
    if int(length) > _MOST_BYTES:
        return error_page(request, 413, f"That is more than {_MOST_BYTES:,} bytes: add the files in smaller lots.")
    if not request.headers.get("content-type", "").lower().startswith(_FORMS):
        return _NO_FORM
    try:
        return await request.form(max_files=_MOST_FILES, max_part_size=_MOST_BYTES_OF_A_FIELD)
    except Exception as error:  # noqa: BLE001 - whatever the parser says of it, the form is not one
        detail = getattr(error, "detail", "") or "it is damaged"
        return error_page(request, 400, f"The form could not be read ({detail}): go back and send it again.")


def _unsigned(request: Request, form: FormData) -> Response | None:
    """Refuse what does not carry the session's word. Logging in has no session yet: its origin was checked."""
    if request.url.path == "/login" or is_csrf_token(request, request.headers.get(CSRF_HEADER) or form.get(CSRF_FIELD)):
        return None
    return error_page(request, 403, "This form is from an earlier visit: go back, load the page again, and repeat it.")


def _from_own_page(request: Request, host: str) -> bool:
    """Say whether a browser says that a page of this room asks. A browser says so by one header at least."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    if origin is not None:
        return urlsplit(origin).netloc.lower() == host.strip().lower()
    return site is not None


def _without_token(request: Request) -> str:
    rest = request.url.remove_query_params("token")
    # A path that begins with two slashes would lead to another host.
    return "/" + rest.path.lstrip("/") + (f"?{rest.query}" if rest.query else "")


async def _nothing_more() -> dict[str, object]:
    return {"type": "http.request", "body": b"", "more_body": False}
