"""What a reader decides: each form leads here, and from here back to the very place."""

from collections.abc import Callable
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.evidence.decisions import in_force
from averment.evidence.review.reviews import RecordKey, Review
from averment.evidence.review.values import words_of
from averment.web.desk import corrections
from averment.web.desk.standing import key_of, last_seen, parsed
from averment.web.latest import decided
from averment.web.rendering import flash
from averment.web.security.session import local_path

from .reader import named_reader

__all__ = ["ROUTES"]

_DONE = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "note": "left a note on",
    "undo": "took back a decision about",
}
_MOST_SHOWN = 5


def decide(request: Request) -> Response:
    """Accept, reject, correct or note one record, signed with the reader's name."""
    form = request.state.form
    who, kind, key = named_reader(request), str(form.get("decide", "")), str(form.get("record", ""))
    note = str(form.get("note", "")).strip() or None
    record, id_ = parsed(key)
    with request.app.state.bases.asking() as base:
        found = RecordKey(record, str(form.get("page", "")), id_)
        others = _meanwhile(base, found, str(form.get("as_of", "")), who)
        match kind:
            case "accept" | "reject":
                made = cast("Callable[..., list[Review]]", getattr(base.review, kind))(found, by=who, note=note)[0]
            case "note":
                made = base.review.note(found, note=note or "", by=who)[0]
            case "correct":
                made = base.review.correct(found, by=who, note=note, **corrections(record, form))
            case _:
                raise UsageError(f"There is no decision {kind[:20]!r}: accept, reject, correct or note.")
    decided(request)
    noun = "note kept" if kind == "note" else f"{record} {_DONE[kind]}"
    flash(request, f"{noun.capitalize()}.", undo=made.id)
    for each in others:
        message = (
            f"{each.by} {_DONE[each.kind]} this {record} at {each.at:%H:%M} UTC, after you had loaded it. "
            "Both decisions are kept; yours is the later, and holds."
        )
        flash(request, message, "warning")
    return RedirectResponse(local_path(form.get("after")), 303)


def undo(request: Request) -> Response:
    """Take a decision back, or all that was decided in one go; without an id, the reader's own latest."""
    form = request.state.form
    who = named_reader(request)
    named = str(form.get("decision", "")).strip() or None
    with request.app.state.bases.asking() as base:
        meant = named or _own_latest(base, who)
        counted = sum(meant in {each.batch, each.id} for each in base.all_reviews())
        made = base.review.undo(meant, by=who)
    decided(request)
    what = "The decision is" if counted == 1 else f"{counted} decisions are"
    flash(request, f"{what} taken back.", undo=made.id)
    return RedirectResponse(local_path(form.get("after")), 303)


def since(request: Request) -> Response:
    """Say in JSON what others have decided since a page of the room was loaded."""
    as_of, page = request.query_params.get("as_of", ""), request.query_params.get("page")
    who = request.session.get("who")
    with request.app.state.bases.asking() as base:
        new = [each for each in _after(base.all_reviews(), as_of) if each.by != who and page in {None, each.page}]
        seen = last_seen(base)
    told = [_told(each) for each in new if each.kind in _DONE][-_MOST_SHOWN:]
    return JSONResponse({"number": len(new), "told": told, "seen": seen})


def _told(each: Review) -> dict[str, Any]:
    words = "" if each.seen is None else " … ".join(words_of(each.seen))[:90]
    record = key_of(each.record, each.about) if each.record and each.about else None
    return {"by": each.by, "did": _DONE[each.kind], "words": words, "record": record}


def _after(reviews: list[Review], as_of: str) -> list[Review]:
    """Return the decisions behind the one with this id; none where it is not there, all where it is empty."""
    if not as_of:
        return reviews
    place = next((number for number, each in enumerate(reviews) if each.id == as_of), None)
    return [] if place is None else reviews[place + 1 :]


def _meanwhile(base: EvidenceBase, key: RecordKey, as_of: str, who: str) -> list[Review]:
    """Return what others decided about a record since the reader's page was loaded, of each the last."""
    new = {each.id for each in _after(base.all_reviews(), as_of)}
    about = [each for each in in_force(base.all_reviews()) if each.id in new and each.kind != "note"]
    mine = [each for each in about if (each.record, each.page, each.about) == tuple(key) and each.by != who]
    return list({each.by: each for each in mine}.values())


def _own_latest(base: EvidenceBase, who: str) -> str:
    own = [each for each in in_force(base.all_reviews()) if each.by == who]
    if not own:
        raise UsageError("No decision of yours is in force: there is nothing to take back.")
    return own[-1].batch or own[-1].id


ROUTES = [
    Route("/review/decide", decide, methods=["POST"], name="decide"),
    Route("/review/undo", undo, methods=["POST"], name="undo"),
    Route("/review/since", since, name="since"),
]
