"""Averment keeps the record of who said what, in which words, on pages of political news."""

from .errors import AvermentError, BaseError, CorpusError, PageError, PipelineError, UsageError

__all__ = ["AvermentError", "BaseError", "CorpusError", "PageError", "PipelineError", "UsageError", "__version__"]

__version__ = "0.1.0"
