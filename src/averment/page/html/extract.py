"""What trafilatura takes for the article: evidence for the scorer, and the body where the scorer finds none."""

import logging
from typing import Any

import trafilatura

__all__ = ["extract"]

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
_MAX_PARTS = 20_000


def extract(root: Any) -> list[str]:
    """Return the blocks of text that trafilatura takes for the article. It changes the tree: call it last.

    Args:
        root: The page's tree.
    """
    try:
        found = trafilatura.bare_extraction(root, fast=True, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 — a third party's fault on a hostile page must cost its vote, not the page
        return []
    text: str | None = getattr(found, "text", None)
    return text.split("\n")[:_MAX_PARTS] if text else []
