"""Rows as people see them, cut from the bodies of their pages."""

from collections.abc import Sequence
from typing import Any

from averment.page import Span

from .answers import ClaimRow, PageRow, Party, StatementRow
from .facets import Coded
from .reviewed import as_corrected
from .state import Kind, State
from .words import Wanted, snippet

__all__ = ["claim_row", "page_row", "statement_row"]


def page_row(state: State, row: int, looked_for: Wanted | None) -> PageRow:
    """Return one page; without words that are looked for it has no context."""
    body = state.body(row)
    return PageRow(
        id=body.id,
        outlet=body.outlet,
        title=body.title,
        url=body.url,
        published=body.published,
        language=body.language,
        words=body.words,
        statements=int(state.of_pages["statements"][row]),
        claims=body.claims_number,
        review=_state_of(state.pages, row),
        decided=int(state.pages.columns["decided"][row]),
        context=snippet(body.text, (), looked_for) if looked_for is not None else None,
    )


def statement_row(state: State, row: int, looked_for: Wanted | None) -> StatementRow:
    """Return one statement."""
    page = int(state.statements.page[row])
    position = int(state.statements.position[row])
    body = state.body(page)
    found = as_corrected(body.statement(position - 1), state.statements.held.get(row))
    source, cue = _span(found, "source"), _span(found, "cue")
    content = _spans(found, "content")
    every = [*content, *(span for span in (source, cue) if span is not None)]
    text = body.text
    source_words = None if source is None else text[source.start : source.end]
    return StatementRow(
        id=found["id"],
        page=body.id,
        position=position,
        outlet=body.outlet,
        title=body.title,
        url=body.url,
        published=body.published,
        language=body.language,
        speaker=_party(state, page, found["speaker"], found["speaker_name"] or source_words),
        source=source_words,
        cue=None if cue is None else text[cue.start : cue.end],
        content=tuple(text[span.start : span.end] for span in content),
        kind=found["kind"],
        addressee=_party(state, page, found["addressee"], found["addressee_name"]),
        within=found["within"],
        zone=found["zone"],
        confidence=found["confidence"],
        source_span=source,
        cue_span=cue,
        content_spans=content,
        start=min((span.start for span in every), default=0),
        end=max((span.end for span in every), default=0),
        review=_state_of(state.statements, row),
        kept=bool(found["kept"]),
        context=snippet(text, [(span.start, span.end) for span in content], looked_for),
    )


def claim_row(state: State, row: int, looked_for: Wanted | None) -> ClaimRow:
    """Return one claim."""
    page = int(state.claims.page[row])
    position = int(state.claims.position[row])
    body = state.body(page)
    found = as_corrected(body.claim(position - 1), state.claims.held.get(row))
    text = body.text

    def words(name: str) -> str | None:
        span = _span(found, name)
        return None if span is None else text[span.start : span.end]

    def parties(ids: Sequence[str | None] | None, names: Sequence[str | None] | None) -> tuple[Party, ...]:
        pairs = zip(ids or (), names or (), strict=True)
        return tuple(_party(state, page, each, name) or Party(None, "", None, "") for each, name in pairs)

    evidence = _spans(found, "evidence")
    predicate = _span(found, "predicate")
    assert predicate is not None
    own = found["date_start"] or found["date_end"]
    published = body.published
    return ClaimRow(
        id=found["id"],
        page=body.id,
        position=position,
        outlet=body.outlet,
        title=body.title,
        url=body.url,
        published=published,
        language=body.language,
        type=found["type"],
        event=found["event"],
        mode=found["mode"],
        relation=found["relation"],
        stance=found["stance"],
        actors=parties(found["actor"], found["actor_names"]),
        recipients=parties(found["recipient"], found["recipient_names"]),
        factuality=found["factuality"],
        demanded=bool(found["demanded"]),
        threatened=bool(found["threatened"]),
        intended=bool(found["intended"]),
        conditional_on=words("condition"),
        account=parties(found["account_speakers"], found["account_names"]),
        account_statements=tuple(found["account"] or ()),
        predicate=text[predicate.start : predicate.end],
        evidence=tuple(text[span.start : span.end] for span in evidence),
        predicate_span=predicate,
        evidence_spans=evidence,
        date=words("date_words"),
        date_start=found["date_start"],
        date_end=found["date_end"],
        dated=own or (published[:10] if published is not None else None),
        dated_by="claim" if own else "page" if published is not None else None,
        place=words("place"),
        role=words("role"),
        proposal=words("on"),
        value=found["value"],
        low=found["low"],
        high=found["high"],
        unit=words("unit"),
        counted=words("of"),
        part_of=found["part_of"],
        zone=found["zone"],
        confidence=found["confidence"],
        start=min(span.start for span in (*evidence, predicate)),
        end=max(span.end for span in (*evidence, predicate)),
        review=_state_of(state.claims, row),
        kept=bool(found["kept"]),
        context=snippet(
            text, [(span.start, span.end) for span in evidence] or [(predicate.start, predicate.end)], looked_for
        ),
    )


def _state_of(kind: Kind, row: int) -> str:
    facet = kind.facets["review"]
    assert isinstance(facet, Coded)
    return str(facet.labels.values[int(facet.codes[row])])


def _party(state: State, page: int, page_id: str | None, page_name: str | None) -> Party | None:
    if page_id is None and page_name is None:
        return None
    actor = state.actors_on(page)(page_id)
    name = page_name or ""
    return Party(actor.id if actor else None, actor.name if actor else name, page_id, name)


def _span(found: dict[str, Any], name: str) -> Span | None:
    start = found[f"{name}_start"]
    return None if start is None else Span(start, found[f"{name}_end"])


def _spans(found: dict[str, Any], name: str) -> tuple[Span, ...]:
    pairs = zip(found[f"{name}_starts"], found[f"{name}_ends"], strict=True)
    return tuple(Span(start, end) for start, end in pairs)
