"""How sure each claim is, as a number for all of them at once: what `averment.web.reading.how_sure` says of one."""

from typing import Any

import numpy as np

from .facets import Coded
from .state import State

__all__ = ["SURE", "how_sure"]

Numbers = np.ndarray[Any, Any]

SURE = ("stated", "unsure", "denied", "wanted", "open")
"""What claims may be; `wanted` is demanded, threatened or intended."""

_DENIED = ("CT-", "PR-", "PS-")


def how_sure(state: State) -> Numbers:
    """Return for each claim how sure it is, as a place in `SURE`; what is wanted or hangs on a condition is not so."""
    values = state.claims.facets["factuality"].labels.values
    of_value = [SURE.index(_of(value)) for value in values]
    sure = np.array([*of_value, SURE.index("open")], np.int8)[_codes(state, "factuality")]
    if_so = _holds(state, "conditional")
    sure[if_so & np.isin(sure, [SURE.index("stated"), SURE.index("open")])] = SURE.index("unsure")
    for flag in ("demanded", "threatened", "intended"):
        sure[_holds(state, flag)] = SURE.index("wanted")
    return sure


def _of(factuality: str) -> str:
    if factuality == "CT+":
        return "stated"
    return "denied" if factuality in _DENIED else "open" if factuality == "Uu" else "unsure"


def _holds(state: State, flag: str) -> Numbers:
    facet = state.claims.facets[flag]
    assert isinstance(facet, Coded)
    holds: Numbers = facet.codes == facet.labels.codes.get("yes", -2)
    return holds


def _codes(state: State, name: str) -> Numbers:
    facet = state.claims.facets[name]
    assert isinstance(facet, Coded)
    return facet.codes
