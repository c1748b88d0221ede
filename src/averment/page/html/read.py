"""HTML → `Draft`: decode, parse, cut into parts, score, give roles, write the text down."""

from collections.abc import Sequence

from averment.page.draft import Draft
from averment.page.model import Zone

from .blocks import Part, blocks
from .dates import first_date
from .decode import decode
from .extract import extract
from .features import features
from .metadata import Metadata, metadata
from .roles import Run, runs
from .scorer import probabilities
from .tree import parse

__all__ = ["draft", "read_html"]


def read_html(data: bytes, *, charset: str | None = None, url: str | None = None) -> Draft:
    """Read one page.

    Args:
        data: The bytes as received, transport encodings undone.
        charset: What the server or the WARC record declared, or None.
        url: The address that the page was published at, or None.

    Returns:
        The page's whole text with every visible block in a zone, and what the page says of itself. A page without a
        report has no body zones.

    Raises:
        PageError: The page cannot be read; its `reason` says why.
    """
    root = parse(decode(data, charset), name=url or "the page")
    parts = blocks(root)
    facts = metadata(root, url)
    extracted = extract(root)
    scores = probabilities(features(parts, facts, extracted))
    return draft(parts, runs(parts, scores, facts, extracted), facts)


def draft(parts: Sequence[Part], found: Sequence[Run], facts: Metadata) -> Draft:
    """Write the text down, block by block, with a zone for each run; runs of one role on one line are one zone."""
    text, zones = _write(parts, found)
    zoned = [(zone.role, text[zone.start : zone.end]) for zone in zones]
    stamps = [stamp for run in found if run.role == "dateline" for stamp in parts[run.part].box.stamps()]
    return Draft(
        text=text,
        zones=zones,
        url=facts.url,
        outlet=facts.outlet,
        title=next((words for role, words in zoned if role == "headline"), next(iter(facts.titles), None)),
        authors=facts.authors,
        published=first_date([*facts.dates, *stamps], [words for role, words in zoned if role == "dateline"]),
        declared_language=facts.language,
    )


def _write(parts: Sequence[Part], found: Sequence[Run]) -> tuple[str, tuple[Zone, ...]]:
    pieces: list[str] = []
    zones: list[Zone] = []
    size, part = 0, None
    for run in found:
        here = parts[run.part]
        same_line = part is not None and here.line == part.line
        if here is not part:
            gap = "" if part is None else _gap(here, same_line=same_line, same_role=zones[-1].role == run.role)
            start = size + len(gap)
            pieces += [gap, here.text.replace("\n", " ")]
            size = start + len(here.text)
            part = here
        if same_line and zones[-1].role == run.role:
            zones[-1] = Zone(run.role, zones[-1].start, start + run.end)
        else:
            zones.append(Zone(run.role, start + run.start, start + run.end))
    return "".join(pieces), tuple(zones)


def _gap(part: Part, *, same_line: bool, same_role: bool) -> str:
    """Return what stands before a part: words of two roles that the page sets apart by its style need a blank."""
    if not same_line:
        return "\n\n"
    return " " if part.spaced or not same_role else ""
