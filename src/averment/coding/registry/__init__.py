"""Who is known before any page is read: states, their capitals and peoples, international organisations.

A user's own list is read into the same `Known` by `averment.exchange.actor_lists` and kept by the evidence base.
"""

from .known import Known
from .meaning import meaning_of, stands_for
from .shipped import Shipped, country_code, shipped

__all__ = ["Known", "Shipped", "country_code", "meaning_of", "shipped", "stands_for"]
