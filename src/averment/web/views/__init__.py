"""The room's pages, a module each; a new one adds its `ROUTES` here, and its entry to `navigation.NAVIGATION`."""

from starlette.routing import Route

from . import (
    actors,
    add,
    bulk,
    compare,
    deciding,
    failures,
    ledger,
    library,
    login,
    network,
    page,
    positions,
    reader,
    review,
    same,
    timeline,
)

__all__ = ["ROUTES"]

ROUTES: list[Route] = [
    *same.ROUTES,
    *actors.ROUTES,
    *add.ROUTES,
    *bulk.ROUTES,
    *compare.ROUTES,
    *deciding.ROUTES,
    *failures.ROUTES,
    *ledger.ROUTES,
    *library.ROUTES,
    *login.ROUTES,
    *network.ROUTES,
    *page.ROUTES,
    *positions.ROUTES,
    *reader.ROUTES,
    *review.ROUTES,
    *timeline.ROUTES,
]
