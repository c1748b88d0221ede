"""What can go wrong, in one family.

    AvermentError
    ├── UsageError        a call that cannot be carried out as asked        exit code 2
    ├── PageError         one page that could not be read                   exit code 1
    ├── BaseError         an evidence base that cannot be opened or written exit code 1
    ├── PipelineError     a language model or spaCy pipeline that is not usable
    └── CorpusError       an evaluation corpus that is not as expected

Every message is one line: what was wrong, then what to do. Catch the family at the edge::

    try:
        record = averment.read(path)
    except averment.PageError as error:
        print(error.reason, error)
"""

__all__ = ["AvermentError", "BaseError", "CorpusError", "PageError", "PipelineError", "UsageError"]


class AvermentError(Exception):
    """Anything that Averment refuses to do; the message says why and what to do."""

    exit_code = 1


class UsageError(AvermentError):
    """The call itself is wrong: a missing folder, an option that does not fit."""

    exit_code = 2


class PageError(AvermentError):
    """One page could not be read; the others go on.

    Args:
        message: One line that says what was wrong and what to do.
        source: The path or address that the page came from.
        reason: One word of `averment.page.Reason`, by which failures are counted.
    """

    def __init__(self, message: str, *, source: str, reason: str) -> None:
        super().__init__(message)
        self.source = source
        self.reason = reason


class BaseError(AvermentError):
    """The evidence base cannot be opened, read or written."""


class PipelineError(AvermentError):
    """The language model, or a spaCy pipeline asked for in its place, cannot be used."""


class CorpusError(AvermentError):
    """A corpus for `averment eval` is missing or not in the form expected."""
