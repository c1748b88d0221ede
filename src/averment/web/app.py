"""The application: what stands before each view, and which views there are."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from averment.evidence import EvidenceBase

from .adding import Adding
from .bases import Bases
from .faults import HANDLERS, Faults
from .latest import renewed
from .remembered import Remembered
from .rendering import ASSETS
from .security.gate import Gate
from .security.headers import SafeHeaders
from .security.password import Tries
from .settings import Settings
from .turns import Turns
from .views import ROUTES

__all__ = ["create_app"]

_SESSION_SECONDS = 14 * 24 * 60 * 60


def create_app(base: EvidenceBase, settings: Settings | None = None) -> Starlette:
    """Return the reading room of one evidence base, as an ASGI application.

    Args:
        base: What is read in it.
        settings: How it is run; on this machine alone, with a new token, if not given.
    """
    settings = settings or Settings()
    app = Starlette(
        routes=[*ROUTES, Mount("/assets", StaticFiles(directory=ASSETS), name="assets")],
        middleware=[
            Middleware(Turns),
            Middleware(SafeHeaders),
            Middleware(
                SessionMiddleware,
                secret_key=settings.key,
                session_cookie=settings.cookie,
                max_age=_SESSION_SECONDS,
                same_site="strict",
            ),
            Middleware(Gate, settings=settings),
            Middleware(Faults),
        ],
        exception_handlers=HANDLERS,
    )
    app.state.settings = settings
    app.state.bases = Bases(base)
    app.state.remembered = Remembered()
    app.state.adding = Adding(base.path, settings.model, lambda: renewed(app.state))
    app.state.tries = Tries()
    return app
