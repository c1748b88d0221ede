"""Which addresses are opened: the public network alone, unless the caller allows more.

The address that was checked is the address that is connected to: a name is resolved once, so that a server cannot
answer with a public address for the check and with a private one for the connection (DNS rebinding).
"""

import ipaddress
import socket
from urllib.request import getproxies, proxy_bypass

import httpx

__all__ = ["PrivateAddressError", "PublicTransport", "is_public"]

_IP = ipaddress.IPv4Address | ipaddress.IPv6Address
_ASSIGNED = ipaddress.IPv6Network("2000::/3")  # all of the public internet that speaks IPv6
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_TRIES = 4
_LOCAL_NAMES = (".localhost", ".local", ".internal", ".lan", ".home.arpa")


class PrivateAddressError(httpx.TransportError):
    """The host is this machine, or in a private network."""


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet's.

    Loopback, link-local, private, shared, reserved and multicast addresses are not, nor are IPv6 addresses that carry
    such an IPv4 address (mapped, 6to4, Teredo, NAT64).
    """
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    return all(_is_public(part) for part in _carried(ip) or (ip,))


def _is_public(ip: _IP) -> bool:
    return ip.is_global and not ip.is_multicast and (isinstance(ip, ipaddress.IPv4Address) or ip in _ASSIGNED)


def _carried(ip: _IP) -> tuple[_IP, ...]:
    if isinstance(ip, ipaddress.IPv4Address):
        return ()
    if ip in _NAT64:
        return (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF),)
    if ip.teredo:
        return (ip, *ip.teredo)
    return tuple(inner for inner in (ip.ipv4_mapped, ip.sixtofour) if inner)


class PublicTransport(httpx.BaseTransport):
    """Sends a request to the address that the host's name resolves to, if that is a public one.

    Where the environment names a proxy (`HTTPS_PROXY` and so on, minus `NO_PROXY`), the proxy resolves the name and
    connects: the network's owner decides what it reaches. Then only hosts private by their very name are refused.

    Args:
        allow_private: Connect to private addresses as well.
    """

    def __init__(self, *, allow_private: bool = False) -> None:
        self._allow_private = allow_private
        # No connection is kept: one to an address must not serve another host there, whose certificate was not checked.
        self._direct = httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))
        self._proxied: dict[str, httpx.HTTPTransport] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request.

        Raises:
            PrivateAddressError: No address of the host is public.
            httpx.ConnectError: The name does not resolve, or no address of it answers.
        """
        host = request.url.raw_host.decode("ascii")
        proxy = _proxy(request.url)
        if proxy:
            if not self._allow_private and _private_by_name(host):
                raise PrivateAddressError(host)
            return self._through(proxy).handle_request(request)
        addresses = _resolve(host, request.url.port or (443 if request.url.scheme == "https" else 80))
        allowed = [address for address in addresses if self._allow_private or is_public(address)]
        if not allowed:
            raise PrivateAddressError(f"{host} is {addresses[0]}" if host != addresses[0] else host)
        return self._connect(request, host, allowed[:_TRIES])

    def close(self) -> None:
        """Close what is open."""
        for transport in (self._direct, *self._proxied.values()):
            transport.close()

    def _connect(self, request: httpx.Request, host: str, addresses: list[str]) -> httpx.Response:
        for address in addresses:
            pinned = httpx.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,  # its Host is the name
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},  # and so is what the certificate must say
            )
            try:
                return self._direct.handle_request(pinned)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failed = error
        raise failed

    def _through(self, proxy: str) -> httpx.HTTPTransport:
        if proxy not in self._proxied:
            try:
                self._proxied[proxy] = httpx.HTTPTransport(proxy=proxy)
            except ImportError as error:
                raise httpx.ProxyError("a SOCKS proxy needs one package more: pip install 'httpx[socks]'") from error
            except ValueError as error:
                raise httpx.ProxyError(f"{proxy} is no proxy's address") from error
        return self._proxied[proxy]


def _resolve(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError(f"the name {host} does not resolve") from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _proxy(url: httpx.URL) -> str | None:
    if proxy_bypass(url.host):
        return None
    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    return proxy if not proxy or "://" in proxy else f"http://{proxy}"


def _private_by_name(host: str) -> bool:
    name = host.strip("[]").rstrip(".").lower()
    try:
        return not is_public(name)
    except ValueError:
        pass
    try:
        return not is_public(socket.inet_ntoa(socket.inet_aton(name)))  # "127.1", "0x7f.1": C's ways of writing one
    except OSError:
        return "." not in name or name.endswith(_LOCAL_NAMES)
