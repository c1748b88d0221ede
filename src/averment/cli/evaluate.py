"""`averment eval`: the scores of what is installed, for anyone who has the corpus."""

import importlib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from .options import Form, Format, Model
from .terminal import print_json, results

__all__ = ["app"]

app = typer.Typer(
    name="eval",
    help="Measure Averment on a corpus that you have; each prints what its numbers mean.",
    no_args_is_help=True,
)

Corpus = Annotated[Path, typer.Argument(metavar="PATH", help="Where the corpus is.")]

KeptApart = Annotated[bool, typer.Option("--kept-apart", help="Only the documents that the model was not trained on.")]


class Publishers(StrEnum):
    """Which publishers' pages are measured."""

    all = "all"
    seen = "seen"
    apart = "apart"


class Split(StrEnum):
    """Which part of a corpus is measured."""

    train = "train"
    dev = "dev"


@app.command()
def polnear(path: Corpus, form: Form = Format.text, model: Model = None) -> None:
    """Attributions in PolNeAR: PATH is one of its parts, such as `dev`."""
    _print("polnear", path, form, model=_folder(model))


@app.command()
def seer(path: Corpus, form: Form = Format.text, model: Model = None) -> None:
    """Claims and their speakers in SEER: PATH is its `articles.jsonl`, or the folder that has it."""
    from averment.api import reader  # noqa: PLC0415

    _print("seer", path, form, read=reader(model=model).read)


@app.command()
def ud(
    path: Corpus,
    form: Form = Format.text,
    gold_sentences: Annotated[
        bool, typer.Option("--gold-sentences", help="Parse the treebank's sentences, not the ones found.")
    ] = False,
    model: Model = None,
) -> None:
    """Trees in Universal Dependencies: PATH is a `.conllu` file or a folder of them."""
    _print("ud", path, form, gold_sentences=gold_sentences, model=_folder(model))


@app.command()
def ner(
    path: Corpus,
    form: Form = Format.text,
    kept_apart: KeptApart = False,
    model: Model = None,
) -> None:
    """Names: PATH is a file of words and BIO tags, or a folder of them."""
    _print("ner", path, form, kept_apart=kept_apart, model=_folder(model))


@app.command()
def coref(
    path: Corpus,
    form: Form = Format.text,
    every_genre: Annotated[
        bool, typer.Option("--every-genre", help="All genres, not news, interviews and speeches alone.")
    ] = False,
    model: Model = None,
) -> None:
    """Who is who, in GUM: PATH is a `.conllu` file with its entities, or a folder of them."""
    from averment.evaluation.coreference import GENRES  # noqa: PLC0415

    _print("coreference", path, form, genres=() if every_genre else GENRES, model=_folder(model))


@app.command("re3d-entities")
def re3d_entities(
    path: Corpus,
    form: Form = Format.text,
    kept_apart: KeptApart = False,
    model: Model = None,
) -> None:
    """Mentions of people, groups, places and nationalities in re3d: PATH is its folder."""
    from averment.api import reader  # noqa: PLC0415

    _print("re3d_entities", path, form, read=reader(model=model).read, apart=kept_apart)


@app.command("re3d-relations")
def re3d_relations(
    path: Corpus,
    form: Form = Format.text,
    kept_apart: KeptApart = False,
    model: Model = None,
) -> None:
    """Ties between people, groups and places in re3d: PATH is its folder."""
    from averment.api import reader  # noqa: PLC0415

    _print("re3d_relations", path, form, read=reader(model=model).read, apart=kept_apart)


@app.command()
def plover(path: Corpus, form: Form = Format.text, model: Model = None) -> None:
    """Types of events between two given parties: PATH is a `.tsv` of sentences with a marked source and target."""
    from averment.api import reader  # noqa: PLC0415

    _print("plover", path, form, read=reader(model=model).read)


@app.command()
def dyads(path: Corpus, form: Form = Format.text, model: Model = None) -> None:
    """Who did what to whom, parties and type together: PATH is the same file as for `plover`."""
    from averment.api import reader  # noqa: PLC0415

    _print("dyads", path, form, read=reader(model=model).read)


@app.command()
def factuality(
    path: Corpus,
    form: Form = Format.text,
    split: Annotated[
        Split | None, typer.Option("--split", help="Which part; else all of a .conll file, and dev of anything else.")
    ] = None,
    model: Model = None,
) -> None:
    """How certain predicates are: PATH is a `.conll` file of UW or MEANTIME, a folder of them, or UDS-IH2's `.tsv`."""
    from averment.api import reader  # noqa: PLC0415

    _print("factuality", path, form, read=reader(model=model).read, split=split.value if split else None)


@app.command()
def names(path: Corpus, form: Form = Format.text) -> None:
    """Spellings of names: PATH is a `.csv` of pairs of names, or a file of words in Arabic and Latin letters."""
    _print("names", path, form)


@app.command()
def zones(
    path: Corpus,
    form: Form = Format.text,
    pasted: Annotated[
        bool, typer.Option("--pasted", help="Read each page as text pasted from a browser, without its tags.")
    ] = False,
    publishers: Annotated[
        Publishers,
        typer.Option("--publishers", help="All, those that the zones were worked out on, or those kept apart."),
    ] = Publishers.all,
) -> None:
    """Zones of news pages: PATH is the folder of fundus' test data."""
    _print("zones", path, form, pasted=pasted, publishers=publishers.value)


@app.command()
def bodies(path: Corpus, form: Form = Format.text) -> None:
    """Bodies of articles, beside trafilatura's: PATH is the folder of the article extraction benchmark."""
    _print("bodies", path, form)


def _folder(model: str | None) -> Path:
    from averment.language.models import model_folder  # noqa: PLC0415

    return model_folder(model)


def _print(name: str, path: Path, form: Format, **options: Any) -> None:
    module = importlib.import_module(f"averment.evaluation.{name}")
    scores = module.evaluate(path, **options)
    if form is Format.json:
        print_json(scores)
        return
    from .report import report  # noqa: PLC0415

    results().print(report(scores, about=module.__doc__ or name))
