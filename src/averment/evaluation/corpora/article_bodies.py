"""News pages with the whole text of their article: scrapinghub/article-extraction-benchmark.

`ground-truth.json` maps a page's name to its `articleBody` and `url`; the pages stand beside it as `NAME.html.gz`.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from averment.errors import CorpusError

__all__ = ["BodyPage", "pages"]


@dataclass(frozen=True)
class BodyPage:
    """One page.

    Attributes:
        name: The page's name in the benchmark.
        url: The address that it was published at, or None.
        data: The HTML as bytes.
        body: The article's text, headings within it included, without captions.
    """

    name: str
    url: str | None
    data: bytes
    body: str


def pages(path: Path) -> Iterator[BodyPage]:
    """Yield every page that has gold, by name.

    Args:
        path: The folder of `ground-truth.json`; the pages stand in it or in its folder `html`.

    Raises:
        CorpusError: Nothing of that form stands there.
    """
    truth = path / "ground-truth.json"
    if not truth.exists():
        raise CorpusError(f"No gold in {path}: expected ground-truth.json beside .html.gz pages.")
    for name, entry in sorted(json.loads(truth.read_text(encoding="utf-8")).items()):
        file = next((f for f in (path / f"{name}.html.gz", path / "html" / f"{name}.html.gz") if f.exists()), None)
        if file is None:
            raise CorpusError(f"{truth} names a page {name}, but {name}.html.gz is not there.")
        yield BodyPage(name, entry.get("url"), gzip.decompress(file.read_bytes()), entry.get("articleBody") or "")
