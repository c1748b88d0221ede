"""Coming in: a page to paste the token into, or to give the password on; and going out."""

import hmac

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from averment.web.security.gate import login_page
from averment.web.security.session import let_in, local_path

__all__ = ["ROUTES"]


async def login(request: Request) -> Response:
    """Ask for the token or the password, and let in who has it."""
    settings, tries = request.app.state.settings, request.app.state.tries
    if request.method == "GET":
        return login_page(request, settings)
    given = str(request.state.form.get("secret", "")).strip()
    if settings.password is None:
        # Nobody guesses 256 bits: wrong ones need not be counted.
        right = hmac.compare_digest(settings.token.encode(), given.encode())
        wrong = "That is not the token. It is in the address that `averment serve` printed, behind `token=`."
    else:
        address = request.client.host if request.client else ""
        if tries.used_up(address):
            return login_page(
                request, settings, status=429, wrong="Too many wrong tries. Wait a minute, then try again."
            )
        # A tenth of a second of work, which others need not wait for.
        right = await run_in_threadpool(settings.password.fits, given)
        wrong = "That is not the password. Ask whoever started the room."
        if not right:
            tries.count(address)
    if not right:
        return login_page(request, settings, status=401, wrong=wrong)
    let_in(request)
    return RedirectResponse(local_path(request.state.form.get("after")), 303)


async def logout(request: Request) -> Response:
    """Forget the session."""
    request.session.clear()
    return RedirectResponse("/login", 303)


ROUTES = [
    Route("/login", login, methods=["GET", "POST"], name="login"),
    Route("/logout", logout, methods=["POST"], name="logout"),
]
