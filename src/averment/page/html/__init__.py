"""HTML → `Draft`: every visible block of a page, in order, each with its role."""

from .paste import paste
from .read import read_html

__all__ = ["paste", "read_html"]
