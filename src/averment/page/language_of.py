"""Text → its language: what the words show, and where they are too few to show it, what the page says of itself.

Measured on passages from 87 English news pages and 119 in 21 other languages: at 120 characters no English passage gets
more than half of the probability for another language, and 99.8% of the others get it. At 20 characters, a headline's
length, 0.4% and 69%.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from py3langid.langid import MODEL_FILE, LanguageIdentifier

__all__ = ["language_name", "language_of"]

_SHOWN = 0.5
_SAMPLE = 4000  # more characters cost time and change nothing


def language_of(text: str, *, declared: str | None = None, expected: Sequence[str] = ("en",)) -> str:
    """Return the language of a text.

    Args:
        text: The report's words.
        declared: The language tag that the page gives itself ("en-GB"), or None. Templates often carry a wrong one, so
            it counts only where the text shows no language.
        expected: What to take it for where there is neither; the first counts.

    Returns:
        An ISO 639-1 code, or ISO 639-3 for a language that has none.
    """
    language, probability = _identifier().classify(text[:_SAMPLE])
    if probability > _SHOWN:
        return str(language)
    primary = (declared or "").replace("_", "-").split("-", 1)[0].strip().lower()
    return primary if primary in _names() else expected[0]


def language_name(code: str) -> str:
    """Return the English name of a language, or the code itself where the name is not known."""
    return _names().get(code, code)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _names() -> dict[str, str]:
    lines = (files(__package__) / "languages.tsv").read_text("utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)
