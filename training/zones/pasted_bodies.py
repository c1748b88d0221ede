"""Pages with gold for the body alone (scrapinghub/article-extraction-benchmark), as more to learn from."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from averment.page import Role

from .pasted_labels import label
from .pasted_rendering import Line, render

__all__ = ["pages"]

_SHORTEST = 10
"""Words; a shorter line of the gold body may as well be a subheading or a credit."""


def pages(path: Path) -> Iterator[tuple[list[Line], list[Role | None]]]:
    """Yield the lines of each page with their roles, None where the gold does not settle them.

    Args:
        path: The folder with `ground-truth.json` and the pages.
    """
    gold = json.loads((path / "ground-truth.json").read_text(encoding="utf-8"))
    for name, page in gold.items():
        lines = render(gzip.decompress((path / f"{name}.html.gz").read_bytes()))
        headings = [line.text for line in lines if line.path[0].startswith("h1")]
        paragraphs = [text for text in page["articleBody"].split("\n") if text.strip()]
        roles = label(lines, {"body": paragraphs, "headline": headings[:1] if len(headings) == 1 else []})
        body = [i for i, role in enumerate(roles) if role == "body"]
        if len(body) < 3:
            continue
        for i in range(max(0, body[0] - 15), min(len(lines), body[-1] + 2)):
            short = len(lines[i].text.split()) < _SHORTEST
            if (roles[i] == "body" and short) or (roles[i] in ("related", "furniture") and not short):
                roles[i] = None
        yield lines, roles
