"""Text that a person pasted from a browser, without a tag left in it → `Draft` with zones by role."""

from .read import read_pasted

__all__ = ["read_pasted"]
