"""What a Content-Type header says, and what it means for us."""

from email.message import Message

__all__ = ["FEED_TYPES", "HTML_TYPES", "content_type"]

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}
)


def content_type(header: str | None) -> tuple[str | None, str | None]:
    """Return the media type and the charset of a Content-Type header, in lower case; None for what it does not say."""
    if not header or "/" not in header.split(";", 1)[0]:
        return None, None
    message = Message()
    message["Content-Type"] = header.replace("\n", " ").replace("\r", " ")
    return message.get_content_type(), message.get_content_charset()
