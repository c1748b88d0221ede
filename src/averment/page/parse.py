"""Source → `Page`: read by its kind, completed by what came along with it, checked, and given its id."""

import hashlib
from collections.abc import Sequence

from averment.errors import PageError

from .draft import Draft
from .html import read_html
from .html.decode import decode
from .language_of import language_name, language_of
from .model import REPORT_ROLES, Page, Role
from .pasted import read_pasted
from .source import Source

__all__ = ["parse"]

_MORE_THAN_A_HEADLINE: frozenset[Role] = frozenset({"body", "deck", "caption", "pullquote"})


def parse(source: Source, *, languages: Sequence[str] = ("en",)) -> Page:
    """Return the page that a source holds.

    The page's own word on its outlet, title and date goes before that of the feed which listed it.

    Args:
        source: The bytes of one page, and what is known of them.
        languages: ISO 639-1 codes of the languages that will be read further; the first is what a page is taken for
            where neither its words nor its tags show a language.

    Raises:
        PageError: `no_article`, `language`, or whatever else keeps this page from being read.
    """
    draft = _draft(source)
    if _MORE_THAN_A_HEADLINE.isdisjoint(zone.role for zone in draft.zones):
        message = "No report was found on the page: give an article's own page, or paste its text into a .txt file."
        raise PageError(message, source=source.name, reason="no_article")
    return Page(
        id=_id(draft.url or source.url, draft),
        url=draft.url or source.url,
        outlet=draft.outlet or source.outlet,
        title=draft.title or source.title,
        authors=draft.authors,
        published=draft.published or source.published,
        language=_language(draft, source.name, languages),
        text=draft.text,
        zones=draft.zones,
    )


def _draft(source: Source) -> Draft:
    try:
        if source.media == "html":
            return read_html(source.data, charset=source.charset, url=source.url)
        return read_pasted(decode(source.data, source.charset), url=source.url)
    except PageError as error:
        raise PageError(str(error), source=source.name, reason=error.reason) from error
    except RecursionError as error:
        message = "The page nests its elements deeper than any page does: it was not read."
        raise PageError(message, source=source.name, reason="nested") from error
    except Exception as error:
        # Whatever the wild makes a parser do, a page that cannot be read costs one page.
        message = f"Averment failed on this page ({type(error).__name__}: {_one_line(error)}): please report it."
        raise PageError(message, source=source.name, reason="unexpected") from error


def _language(draft: Draft, name: str, languages: Sequence[str]) -> str:
    body = "\n".join(draft.text[zone.start : zone.end] for zone in draft.zones if zone.role == "body")
    language = language_of(body or _report(draft), declared=draft.declared_language, expected=languages)
    if language not in languages:
        read = " and ".join(language_name(code) for code in languages)
        message = f"The report is in {language_name(language)}; only {read} is read: leave the page out."
        raise PageError(message, source=name, reason="language")
    return language


def _id(url: str | None, draft: Draft) -> str:
    """Return the same id for the same report at the same address, whatever stands around it on the page."""
    return hashlib.blake2b(f"{url or ''}\0{_report(draft)}".encode(errors="surrogatepass"), digest_size=16).hexdigest()


def _report(draft: Draft) -> str:
    return "\n".join(draft.text[zone.start : zone.end] for zone in draft.zones if zone.role in REPORT_ROLES)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
