"""Why a page could not be read: the words by which failures are listed and counted.

Every `PageError` carries one of them as its `reason`; `averment failures` shows the explanation beside the count.
"""

from typing import Literal, get_args

__all__ = ["REASONS", "Reason"]

Reason = Literal[
    "bomb",
    "damaged",
    "empty",
    "http_status",
    "language",
    "nested",
    "no_article",
    "not_fetched",
    "not_text",
    "redirects",
    "refused",
    "timeout",
    "too_large",
    "unexpected",
    "unreachable",
    "unreadable",
    "wrong_type",
]

REASONS: dict[Reason, str] = {
    "bomb": "compressed data that unpacks to far more than a page",
    "damaged": "an archive, or compressed data, that ends early or does not unpack",
    "empty": "nothing in it",
    "http_status": "the server answered with an error instead of the page",
    "language": "the report is in a language that the model does not read",
    "nested": "HTML whose elements stand in one another deeper than any page's",
    "no_article": "a page without a report: a list of links, a search form, a video alone",
    "not_fetched": "an entry of a saved feed that gives only a link; files never cause a request",
    "not_text": "binary data of no known kind",
    "redirects": "an address that leads on to another, again and again",
    "refused": "an address that is not opened: in a private network, or neither http nor https",
    "timeout": "a server that did not answer, or did not finish, in time",
    "too_large": "more than the size limit for one page",
    "unexpected": "a fault in Averment itself; please report it",
    "unreachable": "no connection: the name does not resolve, or the server is down or breaks off",
    "unreadable": "a file or folder that cannot be opened, or is neither file nor folder",
    "wrong_type": "a PDF, an image, a document: something that is neither HTML nor plain text",
}

assert set(REASONS) == set(get_args(Reason))
