"""What signs weigh, and names that many bear: the data files beside this one, loaded once."""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise

import msgspec

__all__ = ["CommonNames", "Weights", "common_names", "digest", "relative_words", "weights"]

_DATA = files("averment.evidence.actors")
_FILES = ("weights.toml", "common_names.toml", "relative_names.toml")


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The numbers of `weights.toml`, which says what each is."""

    same: float
    candidate: float
    at_odds: float
    compared: float
    spelling: tuple[tuple[float, float], ...]
    rare_name: float
    namesakes_met: float
    body_name: float
    often_named: float
    role: float
    no_role_in_common: float
    other_country: float
    other_gender: float
    same_country: float
    company: float
    no_company_in_common: float
    outlet: float
    together: float
    together_pages: int
    together_share: float
    other_name: float
    other_name_again: float
    slips: float
    slip: float
    slip_one_word: float
    no_slip: float
    relative_name: float
    country_of_page: float
    single_name: float
    nobody_known: float
    nobody_at_least: float
    given_alone: float
    single_bearers: float
    people_before: int
    pages_before: int
    given_share: float
    surname_share: float

    def of_spelling(self, score: float) -> float:
        """Return the bits for how alike two spellings are."""
        for (low, less), (high, more) in pairwise(self.spelling):
            if score <= high:
                return less + (more - less) * (max(score, low) - low) / (high - low)
        return self.spelling[-1][1]


class CommonNames(msgspec.Struct, frozen=True):
    """The share of people who bear a name, by folded word."""

    given: dict[str, float]
    surname: dict[str, float]


@cache
def weights() -> Weights:
    """Load `weights.toml`."""
    return msgspec.convert(tomllib.loads(_text("weights.toml")), Weights, strict=False)


@cache
def common_names() -> CommonNames:
    """Load `common_names.toml`."""
    table = tomllib.loads(_text("common_names.toml"))
    shares = {
        part: {name: int(share) / 1000 for share, names in table[part].items() for name in names}
        for part in ("given", "surname")
    }
    return CommonNames(**shares)


@cache
def relative_words() -> frozenset[str]:
    """Load `relative_names.toml`."""
    return frozenset(tomllib.loads(_text("relative_names.toml"))["words"])


@cache
def digest() -> str:
    """Return what changes when any of the files does."""
    return hashlib.blake2b("\0".join(map(_text, _FILES)).encode(), digest_size=8).hexdigest()


def _text(name: str) -> str:
    return _DATA.joinpath(name).read_text(encoding="utf-8")
