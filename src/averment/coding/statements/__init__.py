"""What is said on a page: the model's attributions and the quotations, as statements whose speakers are still words."""

from .addressee import addressee
from .draft import Draft
from .find import Inner, find

__all__ = ["Draft", "Inner", "addressee", "find"]
