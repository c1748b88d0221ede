"""Which model reads: one of those that are shipped, by its name, or another by the path of its folder.

`en` is the more accurate; one corpus that it was trained on states no terms. `en-open` was trained without that corpus.
"""

import os
from pathlib import Path

from averment.errors import PipelineError

__all__ = ["DEFAULT", "FOLDERS", "SETTING", "model_folder", "shipped"]

SETTING = "AVERMENT_MODEL"
DEFAULT = "en"

DATA = Path(__file__).parent / "data"
FOLDERS = {DEFAULT: DATA / "model", "en-open": DATA / "model-open"}
"""The folders of the models that a package may carry, by name."""


def model_folder(model: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder of the model that is meant; a shipped model's name comes before a folder of the same name.

    Args:
        model: A name, or the path of a folder that holds a model; where it is left out, what the environment variable
            `AVERMENT_MODEL` says, and `en` where that says nothing.

    Raises:
        PipelineError: It is neither.
    """
    asked = os.fspath(model) if model is not None else os.environ.get(SETTING) or DEFAULT
    if asked in shipped():
        return FOLDERS[asked]
    folder = Path(asked).expanduser().absolute()
    if not asked or not folder.is_dir():
        names, said = " or ".join(shipped()), "" if model is not None else f" ({SETTING})"
        raise PipelineError(f"There is no model {asked!r}{said}: name {names}, or a folder that holds one.")
    return folder


def shipped() -> list[str]:
    """Return the names of the models that this package carries."""
    return [name for name, folder in FOLDERS.items() if folder.is_dir()]
