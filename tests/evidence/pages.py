"""Pages of invented outlets, as many and as different as a test needs, made without a model."""

import hashlib

from averment.coding import Actor, Mention, Record, Statement
from averment.evidence import Writer
from averment.page import Page, Role, Span, Zone

__all__ = ["add", "page_of", "report"]

MODEL = "averment 0 with model 1"


def page_of(page_id: str, *blocks: tuple[Role, str], **fields: str | None) -> Page:
    """A page with these blocks as its zones, an empty line between each two."""
    zones: list[Zone] = []
    text = ""
    for role, words in blocks:
        text += "\n\n" if text else ""
        zones.append(Zone(role, len(text), len(text) + len(words)))
        text += words
    return Page(**({"id": page_id, "language": "en"} | fields), text=text, zones=tuple(zones))  # type: ignore[arg-type]


def report(
    number: int,
    *,
    speaker: str = "Ilda Maresh",
    said: str = "the talks have begun",
    alias: str | None = None,
    model: str = MODEL,
    **fields: str | None,
) -> Record:
    """A page on which a speaker says one thing, twice: in the headline's words and between quotation marks."""
    page_id = hashlib.sha256(str(number).encode()).hexdigest()[:20]
    fields = {
        "url": f"https://courier.example/{number}",
        "outlet": "The Asterin Courier",
        "published": "2026-03-03",
    } | fields
    page = page_of(
        page_id,
        ("headline", f"{speaker} speaks"),
        ("body", f"{speaker} confirmed that {said}."),
        ("body", f"“{said}” said {speaker}."),
        ("furniture", "Share this"),
        **fields,
    )
    indirect, direct = page.zones[1].start, page.zones[2].start

    def span(words: str, start: int) -> Span:
        start = page.text.index(words, start)
        return Span(start, start + len(words))

    names = [span(speaker, zone.start) for zone in page.zones[:3]]
    actor = Actor(
        id=f"{page_id}-a",
        name=speaker,
        type="person",
        aliases=(alias,) if alias else (),
        mentions=tuple(Mention(name.start, name.end, "name") for name in names),
    )
    statements = (
        Statement(
            id=f"{page_id}-1",
            speaker=actor.id,
            source=names[1],
            cue=span("confirmed", indirect),
            content=(span(f"that {said}", indirect),),
            kind="indirect",
            confidence=0.9,
        ),
        Statement(
            id=f"{page_id}-2",
            speaker=actor.id,
            source=names[2],
            cue=span("said", direct + len(said) + 2),
            content=(span(f"“{said}”", direct),),
            kind="direct",
            confidence=0.8,
        ),
    )
    return Record(model=model, page=page, actors=(actor,), statements=statements)


def add(writer: Writer, *records: Record, source: str | None = None, digest: str | None = None) -> None:
    """Add records as if each had come from a file that is called by its page's id."""
    for record in records:
        writer.add(
            record, source=source or f"/pages/{record.page.id}.html", digest=digest or f"digest-{record.page.id}"
        )
