"""Who is who: pairs of actors that may be one, merging, splitting and renaming, each with who decided and with undo."""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from averment.errors import UsageError
from averment.evidence import EvidenceBase
from averment.evidence.actors.decisions import Decision
from averment.web.latest import decided, index_of
from averment.web.rendering import flash, render
from averment.web.security.session import local_path

from .reader import named_reader

__all__ = ["ROUTES"]

_PAIRS = 30
_SHOWN = 40
_MOST_PAGES = 200
_PAGES = """
SELECT page, name, appearances.outlet, appearances.published, title
FROM appearances JOIN pages ON pages.id = appearances.page
WHERE actor = $actor ORDER BY appearances.published DESC NULLS LAST, page
"""
_DONE = {
    "merge": "They are one actor now.",
    "accept": "They are one actor now.",
    "reject": "They are kept apart.",
    "split": "What you chose is an actor of its own now.",
    "rename": "The actor has its new name.",
}


def candidates(request: Request) -> Response:
    """List pairs that may be one, the likeliest first, and what was decided about actors."""
    with request.app.state.bases.asking() as base:
        rows, made = request.app.state.remembered.of(base, "pairs", lambda: _waiting(base))
    # A question may be about several pairs, which are answered together.
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["question"], []).append(row)
    index = index_of(request)
    asked = [
        {
            "question": question,
            "one": index.actor(pairs[0]["one"]),
            "one_id": pairs[0]["one"],
            "one_name": pairs[0]["one_name"],
            "others": [{**pair, "row": index.actor(pair["other"])} for pair in pairs],
            "probability": pairs[0]["probability"],
            "reason": pairs[0]["reason"],
        }
        for question, pairs in list(groups.items())[:_PAIRS]
    ]
    context = {"asked": asked, "more": len(groups) > _PAIRS, "decisions": made}
    return render(request, "candidates.html", context)


def _waiting(base: EvidenceBase) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return pairs that may be one, and the latest decisions."""
    rows = base.candidates(limit=_PAIRS * 4).to_arrow_table().to_pylist()
    return rows, base.decisions().limit(_SHOWN).to_arrow_table().to_pylist()


def decide(request: Request) -> Response:
    """Merge, keep apart, split or rename, signed with the reader's name."""
    form = request.state.form
    who, kind = named_reader(request), str(form.get("kind", ""))
    note = str(form.get("note", "")).strip() or None
    with request.app.state.bases.asking() as base:
        made = _made(base, kind, form, by=who, note=note)
        # Who is who is worked out here, so that what is shown next has it.
        base.resolved()
    decided(request)
    flash(request, _DONE[kind], undo=made.id, of="actors")
    return RedirectResponse(local_path(form.get("after")), 303)


def _made(base: EvidenceBase, kind: str, form: Any, *, by: str, note: str | None) -> Decision:
    def one(name: str) -> str:
        return str(form.get(name, "")).strip()

    match kind:
        case "accept":
            return base.decide.accept(one("question"), by=by, note=note)
        case "reject":
            return base.decide.reject(one("question"), by=by, note=note)
        case "merge":
            return base.decide.merge(one("actor"), one("other"), by=by, note=note)
        case "rename":
            return base.decide.rename(one("actor"), one("name"), by=by, note=note)
        case "split":
            pages = [str(each) for each in form.getlist("pages")]
            return base.decide.split(one("actor"), pages=pages, called=one("called") or None, by=by, note=note)
        case _:
            raise UsageError(
                f"There is no decision {kind[:20]!r} about actors: merge, split, rename, or answer a pair."
            )


def undo(request: Request) -> Response:
    """Take a decision about actors back."""
    form = request.state.form
    who = named_reader(request)
    with request.app.state.bases.asking() as base:
        made = base.decide.undo(str(form.get("decision", "")).strip() or None, by=who)
        base.resolved()
    decided(request)
    flash(request, "The decision is taken back.", undo=made.id, of="actors")
    return RedirectResponse(local_path(form.get("after")), 303)


def change(request: Request) -> Response:
    """Show how one actor can be merged, split or renamed, and what was decided about it."""
    with request.app.state.bases.asking() as base:
        told = base.actor(request.path_params["id"])
        rows = base.snapshot().sql(_PAGES, params={"actor": told.id}).to_arrow_table().to_pylist()
        made = [each for each in base.decisions().to_arrow_table().to_pylist() if each["id"] in told.decisions]
    called = sorted({row["name"] for row in rows})
    context = {"actor": told, "pages": rows[:_MOST_PAGES], "called": called, "decisions": made}
    return render(request, "actor_change.html", context)


ROUTES = [
    Route("/review/actors", candidates, name="candidates"),
    Route("/actors/decide", decide, methods=["POST"], name="decide_actors"),
    Route("/actors/undo", undo, methods=["POST"], name="undo_actors"),
    Route("/actors/{id}/change", change, name="change_actor"),
]
