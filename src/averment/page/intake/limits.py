"""How much is read at most, and how long is waited: one page can cost no more than this."""

import msgspec

__all__ = ["Limits"]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds on what one input may cost.

    Attributes:
        page_bytes: The most bytes of one page (or of one feed), after unpacking. A WARC as a whole has no limit.
        feed_entries: The most entries read of one feed.
        redirects: The most redirects followed to reach one page.
        timeout: Seconds to wait for a server to connect, or to send anything.
        deadline: Seconds that fetching one page may take in all.
        delay: Seconds between two requests to one host.
    """

    page_bytes: int = 10_000_000
    feed_entries: int = 500
    redirects: int = 5
    timeout: float = 20.0
    deadline: float = 60.0
    delay: float = 1.0
