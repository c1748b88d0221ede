"""No more pages are made at a time than is good for all who wait."""

import os

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from averment.web.turns import Turns


async def _number(_: Request) -> Response:
    return PlainTextResponse(str(current_default_thread_limiter().total_tokens))


def test_a_few_more_than_processors_are_made_at_a_time() -> None:
    app = Starlette(routes=[Route("/", _number)], middleware=[Middleware(Turns)])
    assert float(TestClient(app).get("/").text) == (os.cpu_count() or 1) + 2
