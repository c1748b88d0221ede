"""An address → the bytes behind it: one request at a time, politely, within limits.

It asks for nothing on its own: no pictures, no robots.txt, no cookies kept, no word to anyone but the host.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
import msgspec

import averment
from averment.errors import PageError

from .address import PrivateAddressError, PublicTransport
from .encoding import BadEncodingError, decoded
from .limits import Limits
from .mime import FEED_TYPES, HTML_TYPES, content_type

__all__ = ["Answer", "Fetcher"]

_UNSAID = {None, "application/octet-stream", "text/plain"}
_ACCEPT = ", ".join([*sorted(HTML_TYPES), *(f"{mime};q=0.9" for mime in sorted(FEED_TYPES)), "text/plain;q=0.8"])
_ADVICE = {
    401: "it asks for a login; save the page in a browser and give the file",
    402: "it asks for payment; save the page in a browser and give the file",
    403: "it refuses programs or your network; save the page in a browser and give the file",
    404: "the page is not there; check the address",
    410: "the page was taken down; look for it in a web archive",
    429: "it had too many requests; wait and try again",
    451: "it withholds the page for legal reasons; look for it in a web archive",
}


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a server sent.

    Attributes:
        url: The address that it came from in the end, redirects followed.
        data: The body, encodings undone.
        charset: The character set that the server declared, or None.
    """

    url: str
    data: bytes
    charset: str | None


class Fetcher:
    """Fetches pages and feeds. It keeps no cookies, asks for nothing on its own, and says who it is.

    Args:
        limits: Bounds on size, time and redirects, and the pause between two requests to one host.
        allow_private: Open addresses in private networks as well.
    """

    def __init__(self, *, limits: Limits, allow_private: bool = False) -> None:
        self._limits = limits
        self._last: dict[str, float] = {}
        self._client = httpx.Client(
            transport=PublicTransport(allow_private=allow_private),
            # Encodings that unpack step by step, under the size limit.
            headers={"User-Agent": _user_agent(), "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=limits.timeout,
            follow_redirects=True,
            max_redirects=limits.redirects,
        )

    def fetch(self, url: str) -> Answer:
        """Return what is at an address.

        Raises:
            PageError: `refused`, `unreachable`, `timeout`, `redirects`, `http_status`, `wrong_type`, `too_large`
                or `damaged`.
        """
        with _told(url, self._limits):
            self._wait(httpx.URL(url).host)
            deadline = time.monotonic() + self._limits.deadline
            with self._client.stream("GET", url) as response:
                charset = _checked(response, url, self._limits)
                data = self._body(response, url, deadline)
            return Answer(url=str(response.url), data=data, charset=charset)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _wait(self, host: str) -> None:
        now = time.monotonic()
        pause = self._last.get(host, float("-inf")) + self._limits.delay - now
        if pause > 0:
            time.sleep(pause)
        self._last[host] = time.monotonic()

    def _body(self, response: httpx.Response, url: str, deadline: float) -> bytes:
        body = bytearray()
        for piece in response.iter_raw():
            body += piece
            if len(body) > self._limits.page_bytes:
                raise _too_large(url, self._limits)
            if time.monotonic() > deadline:
                raise httpx.ReadTimeout("too slow")
        try:
            data = decoded(bytes(body), response.headers.get("Content-Encoding", ""), limit=self._limits.page_bytes + 1)
        except BadEncodingError as error:
            message = f"What the server sent does not unpack ({error}): try again, or save the page in a browser."
            raise PageError(message, source=url, reason="damaged") from error
        if len(data) > self._limits.page_bytes:
            raise _too_large(url, self._limits)
        return data


def _checked(response: httpx.Response, url: str, limits: Limits) -> str | None:
    """Return the charset of an answer that is worth reading."""
    status = response.status_code
    if not response.is_success:
        advice = _ADVICE.get(status, "try again later" if status >= 500 else "check the address")
        raise PageError(f"The server answered with HTTP {status}: {advice}.", source=url, reason="http_status")
    mime, charset = content_type(response.headers.get("Content-Type"))
    if mime not in HTML_TYPES | FEED_TYPES | _UNSAID:
        message = f"The address leads to {mime}, which is neither a page nor a feed: give the page's own address."
        raise PageError(message, source=url, reason="wrong_type")
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > limits.page_bytes:
        raise _too_large(url, limits)
    return charset


@contextmanager
def _told(url: str, limits: Limits) -> Iterator[None]:
    """Turn what goes wrong on the network into the one line that a person can use."""
    try:
        yield
    except PrivateAddressError as error:
        message = f"The address leads into a private network ({error}): use --allow-private if you trust it."
        raise PageError(message, source=url, reason="refused") from error
    except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
        message = "The address is not one of a page, or leads to one that is none: give an http or https address."
        raise PageError(message, source=url, reason="refused") from error
    except httpx.TooManyRedirects as error:
        message = (
            f"The address leads on more than {limits.redirects} times: open it in a browser and give the last one."
        )
        raise PageError(message, source=url, reason="redirects") from error
    except httpx.TimeoutException as error:
        message = f"No answer in time ({limits.timeout:g} s silent or {limits.deadline:g} s in all): try again later."
        raise PageError(message, source=url, reason="timeout") from error
    except httpx.HTTPError as error:
        why = str(error) or type(error).__name__
        message = f"The server cannot be reached ({why}): check the address and the connection."
        raise PageError(message, source=url, reason="unreachable") from error


def _too_large(url: str, limits: Limits) -> PageError:
    message = f"The address sends more than {limits.page_bytes:,} bytes, the limit for one page: it was not read on."
    return PageError(message, source=url, reason="too_large")


def _user_agent() -> str:
    return f"averment/{averment.__version__}"
