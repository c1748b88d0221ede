"""Posts that a page quotes as their embeds print them: the words, and who signs them with a name and a handle.

"— Jakub Halm (@jakubhalm) June 3, 2031" stands below the post or at its end; "Jakub Halm (@jakubhalm)" without a dash
stands above it.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from spacy.tokens import Span

from averment.coding.layout import Layout
from averment.coding.lemmas import noun_lemma, verb_lemma
from averment.coding.lexicon import speech
from averment.coding.tokens import has_words, is_word, lower
from averment.page.posts import HANDLE, is_signature, signature

from .draft import Draft
from .marker import is_name, part, zone_text
from .room import make_room, meet
from .talk import is_talk

__all__ = ["looks_posted", "names_platform", "take_posts", "without_links"]

SIGNED = 0.75
"""That the words above a signature, or below a name with its handle, are the post."""

ABOVE = re.compile(
    rf"(?P<name>[^\W\d_][^()@]{{1,60}}?)\s*\(?(?P<handle>{HANDLE})\)?(?:\s*[·•,|].{{0,40}}|\s.{{0,30}}\d)?$"
)
LINK = r"(?:https?://\S+|(?:pic\.twitter\.com|t\.co|youtu\.be)/\S+|[^\w\s]+)"
ONLY_LINKS = re.compile(rf"(?:{LINK}\s*)+$")
LAST_LINKS = re.compile(r"(?:\s+(?:https?://\S+|(?:pic\.twitter\.com|t\.co)/\S+))+$")
TAGGED = re.compile(r"(?:^|\s)[#@]\w|https?://|pic\.twitter\.com|[\U0001F300-\U0001FAFF]")
CUT_OFF = ("…", "...")
MOST = 4
"""Paragraphs of one post."""

WORDS = frozenset({"body", "subheading", "deck", "caption", "pullquote"})
"""Where the words of a post may stand: a page's own zones do not tell a post from its paragraphs."""


def take_posts(drafts: Iterable[Draft], layout: Layout) -> list[Draft]:
    """Return the drafts with those of the posts that are signed; the model's of the same words give way."""
    found = list(drafts)
    for place in range(len(layout.zones)):
        text = zone_text(place, layout)
        signed, above = signature(text), ABOVE.fullmatch(text)
        if signed is not None:
            start = signed.start()
            head = text[:start].rstrip()
            content = [part(place, 0, len(head), layout)] if head else words_above(place, layout)
            match, mark = signed, part(place, start, len(text), layout)
        elif above is not None and layout.zones[place].role in WORDS and is_name(above["name"]):
            content, match, mark = words_below(place, layout), above, layout.zone_words(place)
        else:
            continue
        content = [span for span in (without_links(span, layout) for span in content) if has_words(span)]
        if content:
            found = add(post(match, mark, content, place, layout), found, mark, layout)
    return found


def post(match: re.Match[str], mark: Span, content: list[Span], place: int, layout: Layout) -> Draft:
    name = part(place, match.start("name"), match.end("name"), layout)
    named = [token for token in name if is_word(token)]
    return Draft(
        source=mark.doc[named[0].i : named[-1].i + 1] if named else None,
        cue=part(place, match.start("handle"), match.end("handle"), layout),
        content=tuple(content),
        confidence=SIGNED,
        origin="post",
    )


def add(draft: Draft, drafts: list[Draft], mark: Span, layout: Layout) -> list[Draft]:
    """Add a post, unless a statement above it ("Halm tweeted:") holds its words already: then it is that one."""
    start = min(span.start for span in draft.content)
    here = layout.paragraph(start)
    for known in drafts:
        near = known.cue is not None and layout.paragraph(known.cue.start) in {here - 1, here}
        outside = near and known.cue is not None and known.cue.end <= start and known.origin not in {"post", "turn"}
        if outside and any(meet(span, other) for span in known.content for other in draft.content):
            known.content, known.origin = draft.content, "post"
            known.confidence = max(known.confidence, draft.confidence)
            return [*make_room([other for other in drafts if other is not known], known, mark), known]
    return [*make_room(drafts, draft, mark), draft]


def words_above(place: int, layout: Layout) -> list[Span]:
    """Return the paragraphs of the post above a signature: the one right above, and those up to a colon above it.

    A colon above counts where the paragraph speaks of a post ("In a post, Halm wrote:"). Where only a link stands right
    above, the post may have been a picture: it has words only where they break off, or have a tag.
    """
    above = [zone for zone in layout.reading.page.zones if zone.end <= layout.zones[place].start]
    text = layout.doc.text
    found: list[Span] = []
    pictured = False
    for zone in reversed(above[-MOST - 2 :]):
        words = text[zone.start : zone.end]
        if not found and ONLY_LINKS.match(words):
            pictured = True
            continue
        if zone.role not in WORDS or is_signature(words) or len(found) > MOST:
            return found[:1]
        if words.endswith(":"):
            introduced = names_platform(layout.zone_words(layout.zones.index(zone)))
            return found[::-1] if introduced else found[:1]
        if not found and pictured and not (words.endswith(CUT_OFF) or TAGGED.search(words)):
            return []
        found.append(layout.zone_words(layout.zones.index(zone)))
    return found[:1]


def names_platform(span: Span) -> bool:
    """Return whether words say that something was posted: "wrote on X", "tweeted", "in a post"."""
    lexicon = speech()
    pairs = {f"{lower(one)} {lower(other)}" for one, other in pairwise(span)}
    names = {lower(token) for token in span if token.text[0].isupper()} | pairs
    posted = any(verb_lemma(t) in lexicon.post_verbs or noun_lemma(t) in lexicon.post_nouns for t in span)
    return posted or bool(names & lexicon.platforms)


def words_below(place: int, layout: Layout) -> list[Span]:
    """Return the paragraph right below a name with its handle, if it looks like a post: a byline may have a handle."""
    below = [zone for zone in layout.reading.page.zones if zone.start >= layout.zones[place].end][:1]
    told = any(zone.role == "body" for zone in layout.zones[:place])
    if not told or not below or below[0].role not in WORDS:
        return []
    words = layout.zone_words(layout.zones.index(below[0]))
    return [words] if looks_posted(words, layout) else []


def looks_posted(span: Span, layout: Layout) -> bool:
    """Return whether words look like a post: said by somebody of themselves or to somebody, or with a tag or link."""
    return is_talk(span) or TAGGED.search(layout.doc.text[span.start_char : span.end_char]) is not None


def without_links(span: Span, layout: Layout) -> Span:
    """Return the words of a post without the links at its end."""
    text = layout.doc.text[span.start_char : span.end_char]
    match = LAST_LINKS.search(text)
    if match is None:
        return span
    shorter = layout.doc.char_span(span.start_char, span.start_char + match.start(), alignment_mode="contract")
    return shorter if shorter is not None else span
