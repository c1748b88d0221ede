"""SEER (2026): news articles with a sample of their claims, each with the agent who makes it, by hand.

The corpus gives each article's title and the text of its body, no tags: a page is made of it with the title as the
headline and each line of the body as a paragraph.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from averment.errors import CorpusError
from averment.page import Page, Role, Zone

__all__ = ["GoldClaim", "SeerArticle", "read_seer"]


@dataclass(frozen=True)
class GoldClaim:
    """One claim by hand.

    Attributes:
        agent: Who makes it, often in words of the annotator's own ("Anonymous source").
        utterance: What is claimed; indirect speech is often turned into the first person.
        kind: `direct`, `partially direct` or `indirect`.
    """

    agent: str
    utterance: str
    kind: str


@dataclass(frozen=True)
class SeerArticle:
    """One article as a page, with its gold claims."""

    name: str
    page: Page
    claims: tuple[GoldClaim, ...]


def read_seer(path: Path) -> Iterator[SeerArticle]:
    """Yield the articles of `articles.jsonl`, or of the folder that has it, in its order.

    Raises:
        CorpusError: The file is missing, or a line of it is not an article.
    """
    file = path / "articles.jsonl" if path.is_dir() else path
    if not file.is_file():
        raise CorpusError(f"{file} is not there: give SEER's articles.jsonl or its folder")
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield article(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CorpusError(
                f"{file}, line {number} is no article of SEER ({error}): give its articles.jsonl"
            ) from None


def article(row: dict[str, Any]) -> SeerArticle:
    text, zones = "", []
    lines: list[tuple[Role, str]] = [("headline", row["Title"]), *(("body", line) for line in row["Body"].split("\n"))]
    for role, line in lines:
        words = line.strip()
        if not words:
            continue
        text += "\n\n" if text else ""
        zones.append(Zone(role, len(text), len(text) + len(words)))
        text += words
    page = Page(
        id=f"seer-{row['article_id']}",
        url=row.get("SourceLink"),
        title=row["Title"],
        published=None,
        language="en",
        text=text,
        zones=tuple(zones),
    )
    claims = tuple(GoldClaim(c["Agent"].strip(), c["Utterance"], c["TypeOfUtterance"].strip()) for c in row["claims"])
    return SeerArticle(str(row["article_id"]), page, claims)
