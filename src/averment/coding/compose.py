"""`Reading` → `Record`: the statements of a page, the actors on it, and what is said to be so."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from msgspec.structs import replace

from averment.language import Reading

from .actors import Cast, Figure, Resolution, add_demonyms, assemble, find_names, name_outlets, refer, resolve, speaking
from .claims import Scene, assemble_claims, find_claims
from .layout import Layout, characters
from .record import Actor, Record, Statement, model_name
from .statements import Draft, find

__all__ = ["code", "scene_of"]


def code(reading: Reading) -> Record:
    """Return what a page says and by whose word.

    The same reading gives the same record, ids included. Every span stands in the report, never in furniture or in a
    reader's comment.

    Args:
        reading: The page with the model's analysis.

    Returns:
        The record, its statements in the order of their first word.
    """
    scene, speakers, addressees = stage(reading)
    layout, drafts = scene.layout, scene.drafts
    claims = find_claims(scene)
    everyone = [figure for figure in (*scene.figures, *scene.admitted) if figure.mentions]
    figures = sorted(everyone, key=lambda figure: figure.first)
    actors = actors_of(figures, layout)
    ids = {draft: statement_id(draft, layout) for draft in drafts}
    statements = []
    for draft in drafts:
        speaker = speakers[draft].figure
        spoken_to = addressees.get(draft)
        statements.append(
            Statement(
                id=ids[draft],
                speaker=actors[speaker].id if speaker is not None else None,
                source=characters(draft.source) if draft.source is not None else None,
                cue=characters(draft.cue) if draft.cue is not None else None,
                content=tuple(characters(span) for span in draft.content),
                kind=draft.kind,
                addressee=actors[spoken_to].id if spoken_to is not None else None,
                within=ids[draft.within] if draft.within is not None else None,
                confidence=round(draft.confidence * speakers[draft].certainty, 4),
            )
        )
    return Record(
        model=model_name(reading.model),
        page=reading.page,
        actors=tuple({actor.id: actor for actor in actors.values()}.values()),
        statements=tuple(statements),
        claims=assemble_claims(claims, scene, actors, ids),
    )


def actors_of(figures: Iterable[Figure], layout: Layout) -> dict[Figure, Actor]:
    """Return the actor of each figure.

    What a long phrase says of itself may bring in several figures by the very same words ("a reporter's source inside
    the camp"). They are one actor, the first, with the mentions of all.
    """
    made = {figure: assemble(figure, layout) for figure in figures}
    by_id: dict[str, Actor] = {}
    for actor in made.values():
        first = by_id.setdefault(actor.id, actor)
        if first is not actor:
            mentions = sorted({*first.mentions, *actor.mentions}, key=lambda each: (each.start, each.end))
            by_id[actor.id] = replace(first, mentions=tuple(mentions))
    return {figure: by_id[actor.id] for figure, actor in made.items()}


def scene_of(reading: Reading) -> Scene:
    """Return the scene of a page: its words, its statements and its actors, before any claim is looked for."""
    return stage(reading)[0]


def stage(reading: Reading) -> tuple[Scene, Mapping[Draft, Resolution], Mapping[Draft, Figure]]:
    """Return the scene of a page, and who says each statement and to whom."""
    layout = Layout(reading)
    drafts = find(layout, reading.inner)
    cast = Cast(layout, find_names(drafts, layout), speaking(drafts, layout))
    speakers, addressees = resolve(drafts, cast, layout)
    name_outlets(cast, drafts, speakers, addressees)
    refer(cast, drafts, speakers, layout)
    add_demonyms(cast, layout)
    return Scene(layout, drafts, cast.figures), speakers, addressees


def statement_id(draft: Draft, layout: Layout) -> str:
    parts = [("source", draft.source), ("cue", draft.cue), *(("content", span) for span in draft.content)]
    words = [f"{part}:{span.start_char}-{span.end_char}" for part, span in parts if span is not None]
    text = "|".join([layout.reading.page.id, draft.kind, *words])
    return blake2b(text.encode(), digest_size=8).hexdigest()
