"""Pages of invented outlets in every shape in which people paste them; each line says its role before the bar."""

import textwrap
from pathlib import Path
from typing import Literal, NamedTuple

import pytest

from averment.page import Role

SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.txt"))


class Shape(NamedTuple):
    """One page: the lines as a reader sees them, with what each of them is."""

    lines: list[tuple[Role, str]]

    def pasted(self, breaks: Literal["blank", "single", "wrapped"] = "blank") -> str:
        texts = [text for _, text in self.lines]
        if breaks == "wrapped":
            texts = ["\n".join(textwrap.wrap(text, 72)) for text in texts]
        return ("\n" if breaks == "single" else "\n\n").join(texts) + "\n"

    def of(self, *roles: Role) -> list[str]:
        return [text for role, text in self.lines if role in roles]


def load(name: str) -> Shape:
    lines = (Path(__file__).parent / "shapes" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return Shape([tuple(line.split("| ", 1)) for line in lines])  # type: ignore[misc]


@pytest.fixture(params=[path.stem for path in SHAPES])
def shape(request: pytest.FixtureRequest) -> Shape:
    return load(request.param)
