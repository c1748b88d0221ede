"""Draw `show.svg`, the README's picture: what `averment show` prints of an example page, in a terminal's colours."""

import re
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI

import averment
from averment.cli.page_view import page_view

HERE = Path(__file__).parent
PAGE = "examples/pages/courier-halveth-talks.html"

# A picture in a README must not fetch a font from anywhere.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL).replace(
    "Fira Code", "Menlo, Consolas"
)


def main() -> None:
    """Read the page and draw it."""
    record = averment.read(HERE.parent.parent / PAGE)
    console = Console(file=StringIO(), record=True, width=104, force_terminal=True, color_system="truecolor")
    console.print(f"$ averment show {PAGE}\n", style="bold", highlight=False)
    console.print(page_view(record, colour=True))
    svg = console.export_svg(title="averment show", theme=DIMMED_MONOKAI, code_format=FORMAT, unique_id="show")
    (HERE / "show.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
