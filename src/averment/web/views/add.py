"""Adding pages: pasted, by address or feed, or from files; and how far each run is."""

import re
import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath, PureWindowsPath

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from averment.errors import UsageError
from averment.web.adding import Adding, Found, Run, from_addresses, from_files, from_text
from averment.web.rendering import render

__all__ = ["ROUTES"]

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_MOST_ADDRESSES = 200


async def add(request: Request) -> Response:
    """Offer the ways to add pages, or put what was sent in the line and lead to its progress."""
    adding: Adding = request.app.state.adding
    if request.method == "GET":
        return render(request, "add.html", {"runs": adding.runs})
    form: FormData = request.state.form
    match form.get("how"):
        case "text":
            run = _add_text(adding, form)
        case "addresses":
            run = _add_addresses(adding, form)
        case "files":
            run = await _add_files(adding, form)
        case _:
            raise UsageError("Say what is to be added: text, addresses or files.")
    return RedirectResponse(request.url_for("adding", id=run.id), 303)


def adding(request: Request) -> Response:
    """Show how far one run is."""
    return render(request, "adding.html", {"run": _run(request)})


def progress(request: Request) -> Response:
    """Show the part of that page that changes."""
    return render(request, "progress.html", {"run": _run(request)})


def _run(request: Request) -> Run:
    run: Run | None = request.app.state.adding.run(request.path_params["id"])
    if run is None:
        raise HTTPException(
            404, "This run is no longer known: the room was opened anew. The library has what was read."
        )
    return run


def _add_text(adding: Adding, form: FormData) -> Run:
    text, url, outlet, published = (_field(form, name) for name in ("text", "url", "outlet", "published"))
    if not text:
        raise UsageError("There is no text: go back and paste the page's text.")
    if url and not url.startswith(("http://", "https://")):
        raise UsageError(f"{url!r} is no address of a page: give one that begins with http:// or https://, or none.")
    if published and not _DATE.fullmatch(published):
        raise UsageError(f"{published!r} is no date: write 2026-03-01, 2026-03 or 2026, or nothing.")
    return adding.add("pasted text", partial(from_text, text, url=url, outlet=outlet, published=published))


def _add_addresses(adding: Adding, form: FormData) -> Run:
    addresses = (_field(form, "addresses") or "").split()
    if not addresses:
        raise UsageError("There is no address: go back and give one or more, each on a line.")
    if len(addresses) > _MOST_ADDRESSES:
        raise UsageError(f"These are {len(addresses)} addresses: give {_MOST_ADDRESSES} at a time.")
    found = from_addresses(addresses)
    what = addresses[0] if len(addresses) == 1 else f"{len(addresses)} addresses"
    return adding.add(what, lambda: found)


async def _add_files(adding: Adding, form: FormData) -> Run:
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
    if not files:
        raise UsageError("There is no file: go back and choose one or more.")
    folder = Path(tempfile.mkdtemp(prefix="averment-upload-"))
    try:
        names = await run_in_threadpool(_kept, files, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    what = next(iter(names.values())) if len(names) == 1 else f"{len(names)} files"
    find: Callable[[], Found] = partial(from_files, names)
    return adding.add(what, find, folder=folder)


def _kept(files: list[UploadFile], folder: Path) -> dict[str, str]:
    """Keep uploaded files under names of ours, and return what they were called, by where they lie."""
    names: dict[str, str] = {}
    for number, each in enumerate(files):
        name = PureWindowsPath(PurePosixPath(each.filename or "").name).name or "file"
        suffixes = re.findall(r"\.[a-z0-9]{1,8}", name.lower())[-2:]
        path = folder / f"{number:04}{''.join(suffixes)}"
        with path.open("wb") as kept:
            shutil.copyfileobj(each.file, kept)
        names[str(path)] = name
    return names


def _field(form: FormData, name: str) -> str | None:
    value = form.get(name)
    return value.strip() or None if isinstance(value, str) else None


ROUTES = [
    Route("/add", add, methods=["GET", "POST"], name="add"),
    Route("/add/{id:int}", adding, name="adding"),
    Route("/add/{id:int}/progress", progress, name="progress"),
]
