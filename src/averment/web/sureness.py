"""How sure claims are to be, as views that narrow down by it ask for it."""

from typing import Any

from averment.errors import UsageError

__all__ = ["SURE", "fields_of_sureness"]

_NOT_SO = {"demanded": False, "threatened": False, "intended": False}

SURE = {
    "stated": "stated as a fact",
    "unsure": "possible or probable",
    "denied": "denied or doubted",
    "open": "left open",
    "demanded": "demanded",
    "threatened": "threatened",
    "intended": "planned or promised",
    "conditional": "hangs on a condition",
}
"""How sure claims are to be, and how that is said."""


def fields_of_sureness(sure: str) -> dict[str, Any]:
    """Return the fields of a question that ask for claims of one of `SURE`.

    What is demanded, threatened, planned or on a condition is never "stated", whatever its factuality.

    Raises:
        UsageError: There is no such sort.
    """
    match sure:
        case "stated":
            return {"factuality": ("CT+",), "conditional": False, **_NOT_SO}
        case "unsure":
            return {"factuality": ("PR+", "PS+"), **_NOT_SO}
        case "denied":
            return {"factuality": ("CT-", "PR-", "PS-"), **_NOT_SO}
        case "open":
            return {"factuality": ("Uu",), "conditional": False, **_NOT_SO}
        case "demanded" | "threatened" | "intended" | "conditional":
            return {sure: True}
    raise UsageError(f"`sure` cannot be {sure!r}: it is one of {', '.join(SURE)}.")
