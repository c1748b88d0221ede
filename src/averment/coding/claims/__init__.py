"""What is said to be so: events, relations, quantities and positions, each by its account and with its factuality."""

from .assemble import assemble_claims
from .find import find_claims
from .scene import Scene

__all__ = ["Scene", "assemble_claims", "find_claims"]
