"""The acts of a page: each verb, noun and adjective that the data files know, with its parties."""

from collections.abc import Iterable

from spacy.tokens import Token

from averment.coding.claims.scene import Scene
from averment.coding.syntax import is_infinitive, is_passive, is_subject, relation
from averment.coding.tokens import lower

from .act import Act
from .arguments import agents, antecedent, patients
from .around import blamed, carrying, lender, owners, phrases, sides, topics
from .lexicon import Frame, adjective_frames, noun_frames, verb_frames
from .line import fill
from .places import argument, clauses, fits, frame_object, prepositional
from .saying import asking
from .terms import terms
from .tidy import tidy
from .whom import actors_of, can_act
from .words import lemmas

__all__ = ["find_acts"]

NOUNS = frozenset({"NOUN", "PROPN"})
QUESTIONS = frozenset({"how", "what", "when", "where", "whether", "which", "who", "whom", "why"})


def find_acts(scene: Scene) -> list[Act]:
    """Return the acts of a page, in the order of the text."""
    finder = _Finder(scene)
    inside = [token for token in scene.doc if scene.layout.zone(token.i) >= 0]
    found = [act for token in inside if (act := finder.act(token)) is not None]
    for act in found:
        fill(act, scene, finder.stands)
        act.recipient = [one for one in act.recipient if one not in act.words]
    return tidy(found)


class _Finder:
    """Finds acts, each once: an act may need the act in its clause."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.known: dict[int, Act | None] = {}

    def act(self, token: Token) -> Act | None:
        """Return the act that a word carries, or None."""
        if token.i not in self.known:
            self.known[token.i] = None  # a clause that leads back to itself
            self.known[token.i] = self.find(token)
        return self.known[token.i]

    def find(self, token: Token) -> Act | None:
        if token.pos_ == "VERB" and relation(token) not in {"amod", "compound", "fixed"}:
            return self.of_verb(token, verb_frames(), lemmas(token)) or asking(token)
        if token.pos_ in NOUNS and relation(token) not in {"compound", "flat", "fixed"}:
            return self.of_noun(token)
        if token.pos_ == "ADJ":
            return self.of_verb(token, adjective_frames(), [lower(token)])
        return None

    def of_verb(self, verb: Token, table: dict[str, tuple[Frame, ...]], words: Iterable[str]) -> Act | None:
        for word in words:
            for frame in table.get(word, ()):
                if fits(frame, verb) and (not frame.needs or any(self.at(p, verb, frame) for p in frame.needs)):
                    return self.made(verb, frame)
        return None

    def made(self, verb: Token, frame: Frame) -> Act:
        actor = self.first(frame.actor, verb, frame)
        recipient = self.first_actor(frame.recipient, verb, frame)
        if frame.together:
            actor, recipient = [*actor, *recipient], []
        noun = frame_object(frame, verb) if frame.object else None
        return Act(
            predicate=verb,
            frame=frame,
            event=frame.event,
            mode=frame.mode,
            actor=actor,
            recipient=[one for one in recipient if one not in actor],
            object=noun,
        )

    def first(self, places: Iterable[str], verb: Token, frame: Frame) -> list[Token]:
        return next((found for place in places if (found := self.at(place, verb, frame))), [])

    def first_actor(self, places: Iterable[str], verb: Token, frame: Frame) -> list[Token]:
        """Return what stands at the first place that has an actor, or else at the first that is filled."""
        filled = [found for place in places if (found := self.at(place, verb, frame))]
        named = (found for found in filled if actors_of(found, self.scene, self.known))
        able = (found for found in filled if any(can_act(one, self.scene) for one in found))
        return next(named, None) or next(able, None) or (filled[0] if filled else [])

    def at(self, place: str, verb: Token, frame: Frame) -> list[Token]:
        """Return the heads of what stands at a place of a verb."""
        if place == "clause":
            return [one for clause in clauses(verb, frame) for one in doers(clause)]
        if place == "infinitive":
            return [clause for clause in clauses(verb, frame) if is_infinitive(clause) and not is_asked(clause)]
        if place == "deed":
            return [one for clause in clauses(verb, frame) for one in self.sufferers(clause)]
        return argument(place, verb, frame)

    def sufferers(self, clause: Token) -> list[Token]:
        """Return to whom a clause's deed is done: its act's recipient, else its object, else whom it is for or with."""
        for word in (clause, *patients(clause)):
            deed = self.act(word)
            if deed is not None and deed.recipient:
                return list(deed.recipient)
            if deed is not None and deed.frame.together and len(deed.actor) > 1:
                return list(deed.actor[1:])
        loose = [noun for case, noun in prepositional(clause) if case in {"to", "with", "against", "from", "on", "in"}]
        return patients(clause) or loose

    def of_noun(self, noun: Token) -> Act | None:
        for term in terms(noun):
            for frame in noun_frames().get(term, ()):
                act = self.of_noun_frame(noun, frame)
                if act is not None:
                    return act
        return None

    def of_noun_frame(self, noun: Token, frame: Frame) -> Act | None:
        around = [word for one in (*noun.children, noun.head) for word in (*terms(one), *lemmas(one))]
        if not frame.without.isdisjoint(around):
            return None
        carrier, does = carrying(noun)
        actor, recipient = self.around(noun, frame.actor), self.around(noun, frame.recipient)
        if carrier is not None:
            lent = lender(noun, carrier)
            behind = [one for case, one in prepositional(carrier) if case in frame.recipient and one.i != noun.i]
            if does:
                actor = [one for one in actor if self.stands(one)] or lent or actor
                recipient = recipient or behind
            else:
                recipient = recipient or lent
                given = [one for case, one in (*prepositional(noun), *prepositional(carrier)) if case in {"from", "by"}]
                actor = actor or given
        if frame.together:
            actor, recipient = sides(noun, carrier, actor, recipient), []
        if frame.needs and not any(self.around(noun, [place]) for place in frame.needs) and carrier is None:
            return None
        return Act(
            predicate=noun,
            frame=frame,
            event=frame.event,
            mode=frame.mode,
            actor=actor,
            recipient=[one for one in recipient if one not in actor],
            carrier=carrier,
        )

    def stands(self, word: Token) -> bool:
        """Return whether a word stands for somebody: "the army" does, "its" only where the page says whose."""
        return bool(actors_of([word], self.scene, self.known)) or can_act(word, self.scene)

    def around(self, noun: Token, places: Iterable[str]) -> list[Token]:
        """Return the heads of what stands at the first filled of a noun's places."""
        for place in places:
            if place == "owner":
                found = owners(noun, self.scene)
            elif place == "topic":
                found = topics(noun, self.scene)
            elif place == "blamed":
                found = blamed(noun)
            elif place == "subject":
                found = [antecedent(child) for child in noun.children if is_subject(child)]
            else:
                found = [one for case, one in phrases(noun) if case == place]
            if found:
                return found
        return []


def is_asked(clause: Token) -> bool:
    """Return whether a clause is a question told of: "how to prepare"."""
    return any(lower(child) in QUESTIONS for child in clause.children)


def doers(clause: Token) -> list[Token]:
    """Return who is to do what a clause says."""
    own = agents(clause)
    return own if own or not is_passive(clause) else patients(clause)
