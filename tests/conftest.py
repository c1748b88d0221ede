"""What tests share: where corpora are, models and lexicons of one's own, and a record small enough to know by heart."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from averment import api
from averment.coding import Actor, Mention, Record, Statement
from averment.language import cues
from averment.language.models import DEFAULT, FOLDERS
from averment.page import Page, Role, Span, Zone

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora that are not part of Averment; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("AVERMENT_SHARED") or REPOSITORY.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no corpora: {folder} is not there (set AVERMENT_SHARED)")
    return folder


@pytest.fixture(scope="session")
def other_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model that reads as the shipped one does and goes by the name of `other-en 7`."""
    folder = tmp_path_factory.mktemp("other-model")
    for part in FOLDERS[DEFAULT].iterdir():
        (folder / part.name).symlink_to(part)
    manifest = json.loads((folder / "model.json").read_bytes()) | {"name": "other-en", "version": "7"}
    (folder / "model.json").unlink()
    (folder / "model.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


@pytest.fixture
def own_cues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Path]]:
    """Make the words handed in the user's own cue lexicon, which nothing has read yet."""

    def lexicon(words: str) -> Path:
        path = tmp_path / "cues.toml"
        path.write_text(words, encoding="utf-8")
        monkeypatch.setenv(cues.SETTING, str(path))
        forget()
        return path

    def forget() -> None:
        for kept in (api._loaded, *vars(cues).values()):
            if hasattr(kept, "cache_clear"):
                kept.cache_clear()

    yield lexicon
    forget()


@pytest.fixture
def talks() -> Record:
    """A page on which a paper reports what a minister confirmed, an analyst is quoted, and a reader shouts."""
    zones, text = [], ""
    blocks: list[tuple[Role, str]] = [
        ("headline", "Talks to resume in Halveth"),
        ("body", "Ilda Maresh confirmed that talks would resume, the Halveth Gazette reported."),
        ("body", "“They buy time,” said Hadrin Aldane. “Both of them.”"),
        ("body", "He was wrong before, one person said."),
        ("furniture", "Share this"),
        ("furniture", "Captcha *"),
        ("comment", "They never wanted peace!"),
    ]
    for role, words in blocks:
        text += "\n\n" if text else ""
        zones.append(Zone(role, len(text), len(text) + len(words)))
        text += words

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    def mention(words: str) -> Mention:
        return Mention(span(words).start, span(words).end, "name")

    page = Page(
        id="5f1c0e9a77d24b0c8f1e",
        url="https://courier.example/talks",
        outlet="The Asterin Courier",
        title="Talks to resume in Halveth",
        authors=("Edda Marrin",),
        published="2026-03-03",
        language="en",
        text=text,
        zones=tuple(zones),
    )
    return Record(
        model="test",
        page=page,
        actors=(
            Actor(id="maresh", name="Ilda Maresh", type="person", mentions=(mention("Ilda Maresh"),)),
            Actor(id="gazette", name="Halveth Gazette", type="media", mentions=(mention("Halveth Gazette"),)),
            Actor(id="aldane", name="Hadrin Aldane", type="person", mentions=(mention("Hadrin Aldane"),)),
        ),
        statements=(
            Statement(
                id="s1",
                speaker="gazette",
                source=span("the Halveth Gazette"),
                cue=span("reported"),
                content=(span("Ilda Maresh confirmed that talks would resume"),),
                kind="indirect",
                confidence=0.9,
            ),
            Statement(
                id="s2",
                speaker="maresh",
                source=span("Ilda Maresh"),
                cue=span("confirmed"),
                content=(span("that talks would resume"),),
                kind="indirect",
                within="s1",
                confidence=0.9,
            ),
            Statement(
                id="s3",
                speaker="aldane",
                source=span("Hadrin Aldane"),
                cue=span("said"),
                content=(span("“They buy time,”"), span("“Both of them.”")),
                kind="direct",
                confidence=0.9,
            ),
            Statement(
                id="s4",
                speaker=None,
                source=span("one person"),
                cue=None,
                content=(span("He was wrong before"),),
                kind="indirect",
                confidence=0.6,
            ),
        ),
    )
