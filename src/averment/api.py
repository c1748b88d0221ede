"""Averment from Python: read a page, open an evidence base.
Nothing heavy is imported before it is needed, so that `import averment` costs a program next to nothing.
"""

import functools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import PageError, UsageError

if TYPE_CHECKING:
    from .coding import Record
    from .evidence import EvidenceBase
    from .language import Reader
    from .page import Source

__all__ = ["open", "read", "read_all"]


def read(  # noqa: PLR0913 - three ways to say which page, and how
    page: str | os.PathLike[str] | None = None,
    *,
    html: str | bytes | None = None,
    text: str | None = None,
    url: str | None = None,
    model: str | os.PathLike[str] | None = None,
    pipeline: str | None = None,
    allow_private: bool = False,
) -> "Record":
    """Read one page and return who says what on it.

    Exactly one of `page`, `html` and `text` says what to read::

        record = averment.read("page.html")
        record = averment.read(html=response.content, url="https://courier.example/talks")
        record = averment.read(text=pasted)

    Args:
        page: A path, or an `http` or `https` address. Only an address causes a request.
        html: The page's mark-up; bytes are decoded as a browser would.
        text: The page's words, as pasted from a browser.
        url: The address that `html` or `text` was published at, if it is known.
        model: `en`, `en-open`, or a folder that holds a model; where it is left out, what the environment variable
            `AVERMENT_MODEL` says, or `en`.
        pipeline: An installed spaCy pipeline to use for trees and names in place of Averment's own model.
        allow_private: Let an address in a private network be opened.

    Raises:
        PageError: The page cannot be read; `error.reason` says why in one word.
        PipelineError: The model or the pipeline cannot be used.
        UsageError: Not exactly one page was asked for. Use `read_all` for folders, archives and feeds.
    """
    from .ingest import read_source  # noqa: PLC0415
    from .page import Source  # noqa: PLC0415

    if sum(given is not None for given in (page, html, text)) != 1:
        raise UsageError("Give exactly one of a path or address, html=… or text=….")
    if page is not None:
        if url is not None:
            raise UsageError("url=… goes with html=… or text=…; a path or an address stands alone.")
        source = _only(os.fspath(page), allow_private=allow_private)
    elif html is not None:
        data = html.encode() if isinstance(html, str) else html
        charset = "utf-8" if isinstance(html, str) else None
        source = Source(name=url or "html", data=data, media="html", charset=charset, url=url)
    else:
        assert text is not None
        source = Source(name=url or "text", data=text.encode(), media="text", charset="utf-8", url=url)
    return read_source(source, reader(pipeline, model))


def read_all(
    inputs: Sequence[str | os.PathLike[str]],
    *,
    model: str | os.PathLike[str] | None = None,
    pipeline: str | None = None,
    allow_private: bool = False,
) -> "Iterator[Record | PageError]":
    """Read every page of files, folders, globs, WARC archives, addresses and feeds.

    `model`, `pipeline` and `allow_private` are those of `read`.

    Returns:
        An iterator with a `Record` for each page that can be read, and the `PageError` (not raised) for each that
        cannot. A page is opened when it is asked for.

    Raises:
        PipelineError: The model or the pipeline cannot be used.
        UsageError: An input does not exist.
    """
    from .ingest import read_source, records  # noqa: PLC0415
    from .page import sources  # noqa: PLC0415

    found = sources([os.fspath(each) for each in inputs], allow_private=allow_private)
    return records(found, functools.partial(read_source, reader=reader(pipeline, model)))


def open(path: str | os.PathLike[str]) -> "EvidenceBase":  # noqa: A001 - read as `averment.open(path)`
    """Open an evidence base that `averment read … --into` made.

    Raises:
        BaseError: There is no evidence base, or it was made by a newer version.
    """
    from .evidence import EvidenceBase  # noqa: PLC0415

    return EvidenceBase.open(Path(path))


def reader(pipeline: str | None = None, model: str | os.PathLike[str] | None = None) -> "Reader":
    """Return the model, loaded once for all the pages that a program reads."""
    from .language.models import model_folder  # noqa: PLC0415

    return _loaded(pipeline, model_folder(model))


@functools.lru_cache(maxsize=2)
def _loaded(pipeline: str | None, folder: Path) -> "Reader":
    from .language import Reader  # noqa: PLC0415

    return Reader(pipeline, model=folder)


def _only(page: str, *, allow_private: bool) -> "Source":
    from .page import sources  # noqa: PLC0415

    found = sources([page], allow_private=allow_private)
    source = next(found, None)
    if source is None:
        raise PageError("No page in it: give a news page, as HTML or text.", source=page, reason="empty")
    if isinstance(source, PageError):
        raise source
    if next(found, None) is not None:
        raise UsageError(f"{page} holds more than one page: use averment.read_all([{page!r}]).")
    return source
