"""Templates → answers. Everything that a template prints is escaped; what it does not know is a fault, not a blank."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from .navigation import shown
from .security.session import csrf_token, is_in, reader

__all__ = ["ASSETS", "THEMES", "THEME_COOKIE", "error_page", "flash", "render", "templates"]

ASSETS = Path(__file__).parent / "assets"

THEMES = ("light", "dark")
THEME_COOKIE = "averment-theme"

_HEADINGS = {
    400: "This cannot be done as asked",
    401: "Please come in first",
    403: "Refused",
    404: "Nothing here",
    405: "This cannot be done as asked",
    413: "Too large",
    429: "Too many tries",
    500: "Something went wrong",
    503: "One moment",
}


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("averment.web", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # A room that was installed without npm's packages works all the same.
    environment.globals["has_htmx"] = (ASSETS / "vendor" / "htmx.min.js").is_file()
    environment.filters |= {"number": _number, "moment": _moment, "counted": _counted}
    return environment


def render(
    request: Request, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HTMLResponse:
    """Return a page of the room.

    Beside `context`, templates have `request`, `navigation`, `csrf`, `who`, `theme`, `inside` and `flashes`.

    Args:
        request: What is answered.
        template: The file's name in `templates/`.
        context: What the template shows.
        status: The HTTP status.
    """
    theme = request.cookies.get(THEME_COOKIE)
    inside = is_in(request)
    here = {
        "request": request,
        "navigation": shown(request.app) if inside else [],
        "csrf": csrf_token(request),
        "who": reader(request),
        "theme": theme if theme in THEMES else None,
        "inside": inside,
        "flashes": request.session.pop("flashes", []) if inside else [],
    }
    return HTMLResponse(templates.get_template(template).render({**here, **(context or {})}), status)


def error_page(request: Request, status: int, message: str) -> Response:
    """Return the page that says in one line what was wrong and what to do."""
    context = {"heading": _HEADINGS.get(status, "This did not work"), "message": message, "status": status}
    return render(request, "error.html", context, status=status)


def flash(request: Request, message: str, kind: str = "done", *, undo: str | None = None, of: str = "review") -> None:
    """Say something at the top of the next page that the reader sees.

    Args:
        request: Whose session it is.
        message: One line.
        kind: `done` or `warning`.
        undo: The decision, or all that was decided in one go, that a button beside it takes back.
        of: What it is about: `review` (statements and claims) or `actors`.
    """
    told = {"message": message, "kind": kind, "undo": undo, "of": of}
    request.session["flashes"] = [*request.session.get("flashes", []), told]


def _number(value: int) -> str:
    return f"{value:,}"


def _moment(value: datetime) -> str:
    return f"{value:%Y-%m-%d %H:%M} UTC"


def _counted(number: int, noun: str, nouns: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


templates = _environment()
