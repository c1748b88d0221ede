"""Under which names the room answers. A page elsewhere can make its own name lead to this machine (DNS rebinding) and
would then be of one origin with the room: so names that are not the room's own get no answer.
"""

import ipaddress
import socket

from averment.web.settings import LOOPBACK, Settings

__all__ = ["is_own", "name_of"]


def name_of(host: str) -> str:
    """Return a Host header without its port and brackets, in small letters."""
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def is_own(host: str, settings: Settings) -> bool:
    """Say whether the room answers to this Host header."""
    name = name_of(host)
    if name in LOOPBACK or name in settings.names or name == settings.host.lower():
        return True
    if settings.is_local:
        return False
    # An address as it is cannot be rebound: only names can.
    return _is_address(name) or name in {socket.gethostname().lower(), socket.getfqdn().lower()}


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
