"""Who stands where on what: what the address of the grid asks for. The grid itself is the index's."""

from .asked import PATH, STANCES, Asked, ask

__all__ = ["PATH", "STANCES", "Asked", "ask"]
