"""A page that a browser saved as a single file (MHTML, RFC 2557): the HTML in it; its pictures and styles are left."""

from email import message_from_bytes

from averment.errors import PageError
from averment.page.source import Source

__all__ = ["read_mhtml"]


def read_mhtml(data: bytes, *, name: str) -> Source | PageError:
    """Return the page.

    Args:
        data: The whole file.
        name: Its path.

    Returns:
        The first HTML part (frames come after it), with the address that it was saved from.
    """
    archive = message_from_bytes(data)
    for part in archive.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            url = part["Content-Location"] or archive["Snapshot-Content-Location"] or ""
            return Source(
                name=name,
                data=body if isinstance(body, bytes) else b"",
                media="html",
                charset=part.get_content_charset(),
                url=url if url.startswith(("http://", "https://")) else None,
            )
    message = "The single-file web page (MHTML) holds no HTML: save the page again, as HTML."
    return PageError(message, source=name, reason="damaged")
