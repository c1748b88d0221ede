"""Natural text from the words of a treebank of old: quotation marks, brackets and endings as pages print them."""

from collections.abc import Iterable

__all__ = ["lay_out_words"]

PLAIN = {
    "``": '"',
    "''": '"',
    "`": "'",
    "_": "--",
    "amp": "&",
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
}
OPENING = frozenset("([{$#")
CLOSING = frozenset(")]}.,;:?!%") | {"...", "n't", "n’t"}
ENDINGS = frozenset({"'s", "'S", "'re", "'ve", "'ll", "'m", "'d", "’s", "’re", "’ve", "’ll", "’m", "’d"})
GLUE = frozenset({"HYPH", "SYM"})
"""Tags of what joins two words: hyphens and slashes."""

JOINTS = frozenset({"-", "/"})
SHORTENED = frozenset({("gon", "na"), ("wan", "na"), ("got", "ta"), ("can", "not")})


def lay_out_words(words: Iterable[tuple[str, str]]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a sentence, and where each of its words stands in it.

    Args:
        words: Each word as the corpus has it with its tag of the Penn Treebank; the tag tells the quotation marks
            that open from those that close, the apostrophe of an owner from one that is a quotation mark, and a hyphen
            from a dash.

    Returns:
        The text, and the words' first characters and ends in it.
    """
    text, offsets = "", []
    before, glued = "", True
    for word, tag in words:
        form = PLAIN.get(word, word)
        joint = form in JOINTS and tag in GLUE
        if not (glued or joint or form in CLOSING or form in ENDINGS or tag == "POS" or closes(form, tag)):
            glued = (before.lower(), form.lower()) in SHORTENED
            text += "" if glued else " "
        offsets.append((len(text), len(text) + len(form)))
        text += form
        before, glued = form, joint or form in OPENING or opens(form, tag)
    return text, offsets


def opens(form: str, tag: str) -> bool:
    return form in {'"', "'"} and tag == "``"


def closes(form: str, tag: str) -> bool:
    return form in {'"', "'"} and tag == "''"
