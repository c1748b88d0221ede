"""What could not be read, when and why."""

from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.page import REASONS
from averment.web.paging import number_of, paging
from averment.web.rendering import render

__all__ = ["ROUTES"]

_ROWS = 50


def failures(request: Request) -> Response:
    """List what could not be read the last time that it was tried, the latest first."""
    reason = request.query_params.get("reason")
    if reason is not None and reason not in REASONS:
        raise UsageError(f"There is no reason {reason!r}: choose one of {', '.join(REASONS)}.")
    number = number_of(request.query_params.get("page"))
    with request.app.state.bases.asking() as base:
        counts, rows = request.app.state.remembered.of(
            base, ("failures", reason, number), lambda: _found(base, reason, number)
        )
    total = sum(count for each, count in counts if reason in {None, each})
    reasons = [
        {
            "label": each.replace("_", " "),
            "count": count,
            "href": "/failures" if each == reason else f"/failures?{urlencode({'reason': each})}",
            "on": each == reason,
        }
        for each, count in counts
    ]
    address = {"reason": reason} if reason else {}
    context = {
        "rows": rows,
        "reasons": reasons,
        "explained": REASONS,
        "paging": paging("/failures", address, number, _ROWS, len(rows), total),
    }
    return render(request, "failures.html", context)


def _found(base: EvidenceBase, reason: str | None, number: int) -> tuple[list[tuple[str, int]], list[dict[str, Any]]]:
    """Return how many there are for each reason, and a part of the list."""
    counts = base.failures().aggregate("reason, count(*) AS sources", "reason").order("sources DESC").fetchall()
    found = base.failures(reason=reason).limit(_ROWS, (number - 1) * _ROWS)
    return counts, [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


ROUTES = [Route("/failures", failures, name="failures")]
