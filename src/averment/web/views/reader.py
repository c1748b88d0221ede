"""What the room knows of its reader: the name that decisions are signed with, and light or dark."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from averment.errors import UsageError
from averment.web.faults import NameNeededError
from averment.web.rendering import THEME_COOKIE, THEMES, render
from averment.web.security.session import local_path, name_reader, reader

__all__ = ["ROUTES", "named_reader"]

_A_YEAR = 365 * 24 * 60 * 60


def named_reader(request: Request) -> str:
    """Return the name that the reader goes by.

    Raises:
        NameNeededError: There is none yet; the reader is led to the page that asks.
    """
    name = reader(request)
    if name is None:
        raise NameNeededError
    return name


async def who(request: Request) -> Response:
    """Ask for the reader's name, and keep it in the session."""
    if request.method == "GET":
        return render(request, "who.html", {"after": local_path(request.query_params.get("after"))})
    name = str(request.state.form.get("who", "")).strip()
    if not name:
        raise UsageError("The name is empty: go back and say what your decisions are to be signed with.")
    name_reader(request, name)
    return RedirectResponse(local_path(request.state.form.get("after")), 303)


async def theme(request: Request) -> Response:
    """Keep light or dark in a cookie, or go by the system again."""
    response = RedirectResponse(local_path(request.state.form.get("after")), 303)
    wanted = request.state.form.get("theme")
    if wanted in THEMES:
        response.set_cookie(THEME_COOKIE, wanted, max_age=_A_YEAR, httponly=True, samesite="strict")
    else:
        response.delete_cookie(THEME_COOKIE, httponly=True, samesite="strict")
    return response


ROUTES = [
    Route("/who", who, methods=["GET", "POST"], name="who"),
    Route("/theme", theme, methods=["POST"], name="theme"),
]
