"""The line that signs a post which a page quotes: "— Jakub Halm (@jakubhalm) June 3, 2031"."""

import re

__all__ = ["HANDLE", "is_signature", "signature"]

HANDLE = r"@[\w-]{1,40}(?:[.@][\w-]+)*"
"""A name on X, Telegram, Bluesky ("@halm.example.social") or Mastodon ("@halm@example.social")."""

_SIGNATURE = re.compile(
    rf"(?:^|(?<=[\s.!?…]))(?:[—–―]|--)\s*(?P<name>[^()@—–\s][^()@—–]{{0,79}}?)\s*"
    rf"\((?P<handle>{HANDLE})\)[\s,·•|]*(?:.{{0,40}}\d.{{0,20}})?$"
)


def signature(text: str) -> re.Match[str] | None:
    """Return the signature with which a paragraph ends, with its groups `name` and `handle`; None without one."""
    return _SIGNATURE.search(text)


def is_signature(text: str) -> bool:
    """Return whether a paragraph is nothing but the signature of a post."""
    found = signature(text)
    return found is not None and found.start() == 0
