"""Lemmas as edit scripts: what to strip from a word's end and what to put there, so that unseen words get lemmas too.

The scripts are the classes that the model chooses from (after UDPipe 2, Straka 2018).
"""

__all__ = ["KEEP", "apply_script", "script_of"]

KEEP = "^0+"
"""The script that leaves a word as it is."""


def script_of(form: str, lemma: str) -> str:
    """Return the script that makes `lemma` of `form`.

    `N+suffix` strips N characters from the word in lower case and adds the suffix; `^N+suffix` does so to the word as
    it stands; `=lemma` replaces a word that shares no beginning with its lemma.
    """
    as_it_stands = lemma != lemma.lower()
    word = form if as_it_stands else form.lower()
    shared = next(
        (at for at, pair in enumerate(zip(word, lemma, strict=False)) if len(set(pair)) > 1), min(len(word), len(lemma))
    )
    if not shared:
        return f"={lemma}"
    return f"{'^' if as_it_stands else ''}{len(word) - shared}+{lemma[shared:]}"


def apply_script(script: str, form: str) -> str:
    """Return the lemma that a script makes of `form`; a script that strips more than there is leaves the form."""
    if script.startswith("="):
        return script[1:]
    word = form if script.startswith("^") else form.lower()
    strip, _, suffix = script.removeprefix("^").partition("+")
    kept = len(word) - int(strip)
    return word[:kept] + suffix if kept > 0 else form
