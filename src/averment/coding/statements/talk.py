"""Words that somebody says to somebody, told from those of a report or a table by whom they speak of."""

from spacy.tokens import Span, Token

from averment.coding.layout import OPENING
from averment.coding.lexicon import pronouns
from averment.coding.tokens import is_blank, lower

__all__ = ["is_talk"]


def is_talk(span: Span) -> bool:
    """Return whether words are said to somebody, or by somebody of themselves: "I", "you", a question, a quotation."""
    said = [token for token in span if not is_blank(token)]
    return bool(said) and (
        said[0].text in OPENING or any(token.text == "?" or is_self_or_other(token) for token in said)
    )


def is_self_or_other(token: Token) -> bool:
    """Return whether a word is a pronoun of the first or second person; "US" is a country."""
    if len(token.text) > 1 and token.text.isupper():
        return False
    pronoun = pronouns().personal.get(lower(token))
    return lower(token) in {"my", "our", "your"} or (pronoun is not None and pronoun.person < 3)
