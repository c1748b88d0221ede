"""Everything that can be named → sources, one at a time: files, folders, patterns, archives, addresses, feeds."""

from collections.abc import Generator, Iterable, Iterator

from averment.errors import PageError
from averment.page.source import Source

from .fetch import Fetcher
from .files import read_file, read_standard_input
from .find import Input, find
from .found import Found
from .kind import Media
from .limits import Limits
from .web import read_address

__all__ = ["Sources", "sources"]


def sources(
    inputs: Iterable[str], *, allow_private: bool = False, limits: Limits | None = None, as_media: Media = "auto"
) -> "Sources":
    """Return the pages that are named, as an iterator that opens each when it is asked for.

    Args:
        inputs: Paths of files (HTML, text, WARC, RSS or Atom; also in gzip) and of folders, patterns, http(s)
            addresses of pages and of feeds, "-" for standard input.
        allow_private: Open addresses in private networks too.
        limits: Bounds on size, time and number; the defaults of `Limits` otherwise.
        as_media: How to read pages whose content misleads; `auto` looks at each.

    Returns:
        An iterator over `Source`, and `PageError` for what could not be read. No more than one page (of a WARC: one
        record) is held in memory.

    Raises:
        UsageError: An input that stands for nothing; raised before anything is opened.
    """
    return Sources(find(inputs), allow_private=allow_private, limits=limits or Limits(), media=as_media)


class Sources(Iterator[Source | PageError]):
    """The pages of all inputs in order, with what a progress bar wants to know.

    Attributes:
        total: How many inputs there are: files, addresses. An archive or a feed is one, however many pages it holds.
        finished: How many of them have been read to their end.
        skipped: How many files in folders and records in archives were passed over since they plainly are no pages.
    """

    def __init__(self, inputs: list[Input | PageError], *, allow_private: bool, limits: Limits, media: Media) -> None:
        self._inputs = [item for item in inputs if isinstance(item, PageError) or item.kind != "skipped"]
        self.total = len(self._inputs)
        self.finished = 0
        self.skipped = len(inputs) - self.total
        self._limits = limits
        self._media = media
        self._allow_private = allow_private
        self._fetcher: Fetcher | None = None
        self._pages = self._all()

    def __next__(self) -> Source | PageError:
        return next(self._pages)

    def close(self) -> None:
        """Stop here, and close what is open."""
        self._pages.close()

    def _all(self) -> Generator[Source | PageError, None, None]:
        try:
            for item in self._inputs:
                for found in self._one(item):
                    if found is None:
                        self.skipped += 1
                    else:
                        yield found
                self.finished += 1
        finally:
            if self._fetcher:
                self._fetcher.close()

    def _one(self, item: Input | PageError) -> Iterator[Found]:
        if isinstance(item, PageError):
            yield item
        elif item.kind == "file":
            yield from read_file(item.name, limits=self._limits, media=self._media)
        elif item.kind == "address":
            self._fetcher = self._fetcher or Fetcher(limits=self._limits, allow_private=self._allow_private)
            yield from read_address(item.name, self._fetcher, limits=self._limits, media=self._media)
        else:
            yield from read_standard_input(limits=self._limits, media=self._media)
