"""One page: its text as it read, who says what in it, and what is said to be so, beside the words that say it."""

import re
from typing import Literal

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from averment.coding import Record
from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.evidence.review.effective import reviewed
from averment.evidence.review.keeping import with_kept
from averment.evidence.review.reviews import RecordKey
from averment.web.desk import Form, form_of, told_of
from averment.web.desk.standing import last_seen, parsed
from averment.web.latest import index_of
from averment.web.reading import lay_out
from averment.web.rendering import render
from averment.web.security.session import local_path
from averment.web.shelf import found_in

__all__ = ["ROUTES"]

_RECORD = re.compile(r"[sc]-[\w-]{1,64}")


def page(request: Request) -> Response:
    """Show one page, with a record lit up or with searched words marked where the address asks for it."""
    named = request.path_params["id"]
    edited = _asked(request, "edit")
    read = index_of(request).record(named)
    with request.app.state.bases.asking() as base:
        kept = base.kept.get(named)
        if read is None or kept is not None:
            # An address, a file or the start of an id: the page's own address is its id. Or the page is very new, or
            # the index may still have the reading that had what people keep.
            read = _record(base, named)
            if read.page.id != named:
                return RedirectResponse(request.url_for("page", id=read.page.id), 303)
        record = reviewed(read, base.held, kept)
        read = with_kept(read, kept)
        # Most pages have nothing that anybody decided about.
        told = told_of(base, read) if any(each.page == read.page.id for each in base.all_reviews()) else {}
        form = None if edited is None else _form(base, read, edited)
        as_of = last_seen(base)
    words = request.query_params.get("q")
    after = request.query_params.get("after")
    context = {
        "page": record.page,
        "model": record.model,
        "view": lay_out(record, found_in(record.page.text, words) if words else ()),
        "words": words,
        "lit": edited or _asked(request, "record"),
        "told": told,
        "form": form,
        "edited": edited,
        "after": local_path(after) if after else None,
        "as_of": as_of,
    }
    return render(request, "page.html", context)


def statement(request: Request) -> Response:
    """Lead from a statement's own address to its words."""
    return _to_words(request, "statement")


def claim(request: Request) -> Response:
    """Lead from a claim's own address to its words."""
    return _to_words(request, "claim")


def _asked(request: Request, name: str) -> str | None:
    """Return the record that the address means, as cards are called."""
    given = request.query_params.get(name, "")
    return given if _RECORD.fullmatch(given) else None


def _form(base: EvidenceBase, page: Record, key: str) -> Form:
    record, id_ = parsed(key)
    return form_of(page, record, id_, base.held.get(RecordKey(record, page.page.id, id_)))


def _record(base: EvidenceBase, named: str) -> Record:
    try:
        return base.record(named)
    except UsageError as error:
        raise HTTPException(404, str(error)) from error


def _to_words(request: Request, noun: Literal["statement", "claim"]) -> Response:
    named = request.path_params["id"]
    index = index_of(request)
    found = index.statement(named) if noun == "statement" else index.claim(named)
    if not found:
        message = f"No {noun} is {named!r} now: its page may have been read again and say it otherwise. Search for it."
        raise HTTPException(404, message)
    key = f"{noun[0]}-{named}"
    address = request.url_for("page", id=found.page).include_query_params(record=key)
    return RedirectResponse(f"{address}#{key}", 303)


ROUTES = [
    Route("/pages/{id:path}", page, name="page"),
    Route("/statements/{id}", statement, name="statement"),
    Route("/claims/{id}", claim, name="claim"),
]
