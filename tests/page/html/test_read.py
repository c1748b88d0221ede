import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.errors import PageError
from averment.page.draft import Draft
from averment.page.html import read_html
from averment.page.model import REPORT_ROLES

EXAMPLES = Path(__file__).parents[3] / "examples"
PAGES = sorted((EXAMPLES / "pages").glob("*.html"))
PARAGRAPHS = [
    "The night curfew in Lower Vellin was lifted on Sunday after 19 days, the police said in a statement.",
    "Police chief Aldo Varresk said the decision followed “a week without a single shot”, and asked for patience.",
    "An army spokesman told reporters that the keys had been handed back on Friday, with a receipt in triplicate.",
    "The mayor said that the town had lost 300,000 crowns in fees, and asked who would pay for the empty stalls.",
]


def zones(draft: Draft, *roles: str) -> list[str]:
    return [draft.text[zone.start : zone.end] for zone in draft.zones if zone.role in roles]


def article(*inner: str, before: str = "", after: str = "") -> Draft:
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    body = "".join([*paragraphs[:2], *inner, *paragraphs[2:]])
    page = f"""<html><head><meta property="og:title" content="Curfew lifted in Lower Vellin"></head><body>
        <nav><a href="/">Home</a> <a href="/town">Town</a></nav>{before}
        <article><h1>Curfew lifted in Lower Vellin</h1><div class="article-body">{body}</div></article>{after}
        <footer><p>All rights reserved.</p></footer></body></html>"""
    return read_html(page.encode(), charset="utf-8", url="https://tavash.example/curfew")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_zone_of_the_example_pages_is_found_in_its_role(path: Path) -> None:
    gold = json.loads((EXAMPLES / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    draft = read_html(path.read_bytes(), charset=None, url=None)
    found = {(zone.role, draft.text[zone.start : zone.end]) for zone in draft.zones}
    assert [zone for zone in gold["zones"] if (zone["role"], zone["text"]) not in found] == []
    for name in ("title", "outlet", "published", "url"):
        assert getattr(draft, name) == gold[name]
    assert list(draft.authors) == gold["authors"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_noise_of_the_example_pages_is_no_part_of_the_report(path: Path) -> None:
    gold = json.loads((EXAMPLES / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    draft = read_html(path.read_bytes(), charset=None, url=None)
    report = "\n".join(zones(draft, *REPORT_ROLES))
    assert [noise for noise in gold["noise"] if noise in report] == []


def test_every_visible_word_of_the_page_is_in_the_text_in_order() -> None:
    draft = article()
    assert draft.text.startswith("Home Town\n\nCurfew lifted in Lower Vellin\n\nThe night curfew")
    assert draft.text.endswith("All rights reserved.")


def test_a_plain_article_is_read() -> None:
    draft = article()
    assert zones(draft, "headline") == ["Curfew lifted in Lower Vellin"]
    assert zones(draft, "body") == PARAGRAPHS


def test_a_readers_comment_is_never_the_report() -> None:
    remark = (
        "I have lived in Lower Vellin for forty years, and the police never told us anything, not in all this time."
    )
    for section in (
        f'<section class="comments"><h3>2 comments</h3><div><p>{remark}</p></div></section>',
        f"<div><h3>Comments</h3><p>Osric P.</p><p>{remark}</p></div>",
        f"<div><b>Readers write:</b><p>{remark}</p></div>",
    ):
        assert remark in zones(article(after=section), "comment")


def test_an_opinion_piece_called_a_comment_is_still_the_report() -> None:
    draft = read_html(
        f"""<html><body class="page comment"><main class="comment-main"><h1>Hand back the keys</h1>
        <div class="comment-body">{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}</div></main>
        </body></html>""".encode(),
    )
    assert zones(draft, "body") == PARAGRAPHS


def test_a_caption_shown_twice_counts_once() -> None:
    figure = (
        "<figure><img src='a.jpg'><figcaption>Shoppers in the covered market of Lower Vellin.</figcaption></figure>"
    )
    draft = article(figure, figure)
    assert zones(draft, "caption") == ["Shoppers in the covered market of Lower Vellin."]
    assert draft.text.count("Shoppers in the covered market") == 2


def test_a_credit_on_the_captions_line_is_a_zone_of_its_own() -> None:
    draft = article(
        "<figure><img src='a.jpg'><figcaption>Shoppers in the covered market. [Nara Ilvesh/AFP]</figcaption></figure>"
    )
    assert zones(draft, "caption") == ["Shoppers in the covered market."]
    assert zones(draft, "credit") == ["[Nara Ilvesh/AFP]"]
    assert "Shoppers in the covered market. [Nara Ilvesh/AFP]" in draft.text


def test_lists_and_block_quotations_in_the_body_are_body() -> None:
    draft = article(
        "<ul><li>The checkpoints stay until May, the police said.</li><li>The buses return on Monday.</li></ul>",
        "<blockquote><p>“Nobody should expect a handshake on the first day.”</p></blockquote>",
    )
    assert "The buses return on Monday." in zones(draft, "body")
    assert "“Nobody should expect a handshake on the first day.”" in zones(draft, "body", "pullquote")


def test_the_line_that_signs_a_quoted_post_goes_with_it_and_does_not_date_the_page() -> None:
    post = (
        '<blockquote class="post"><p>I have seen the wall, and I would not sleep under it.</p>'
        '&mdash; Ilda Maresh (@imaresh) <a href="https://posts.example/1">June 3, 2031</a></blockquote>'
    )
    draft = article(post)
    assert "— Ilda Maresh (@imaresh) June 3, 2031" in zones(draft, "body")
    assert draft.published is None


def test_a_pull_quote_that_repeats_the_body_is_not_body_twice() -> None:
    draft = article('<aside class="pullquote"><blockquote>“a week without a single shot”</blockquote></aside>')
    assert zones(draft, "pullquote") == ["“a week without a single shot”"]


@pytest.mark.parametrize(
    "noise",
    [
        '<div class="ad"><span>Advertisement</span></div>',
        '<p><a href="/bread">Read more: Bread price rises for third month</a></p>',
        '<div class="newsletter"><p>The newsletter with all the news of the day.</p><button>Subscribe</button></div>',
        '<div class="share"><a href="#">Share on Facebook</a></div>',
    ],
)
def test_what_interrupts_the_body_is_not_body(noise: str) -> None:
    assert zones(article(noise), "body") == PARAGRAPHS


def test_a_page_without_a_report_has_no_body() -> None:
    links = "".join(f'<li><a href="/{number}">Report number {number} of the day</a></li>' for number in range(30))
    assert zones(read_html(f"<html><body><ul>{links}</ul></body></html>".encode()), "body") == []


def test_a_date_is_never_guessed_from_the_text() -> None:
    assert (
        article("<p>On 3 March 2021 the bridge was closed for the first time in its history, he said.</p>").published
        is None
    )


_TAGS = st.sampled_from(["p", "div", "span", "h1", "h2", "li", "table", "td", "a", "figure", "figcaption", "br", "b"])
_HTML = st.recursive(
    st.text(max_size=40),
    lambda inner: st.builds(
        lambda tag, name, children: f'<{tag} class="{name}">{"".join(children)}</{tag}>',
        _TAGS,
        st.sampled_from(["", "caption", "credit author", "comments", "article-body", "date"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@settings(max_examples=60, deadline=None)
@given(_HTML)
def test_whatever_the_page_zones_are_verbatim_in_order_and_trimmed(html: str) -> None:
    try:
        draft = read_html(html.encode("utf-8", errors="replace"), charset="utf-8")
    except PageError:
        return
    position = 0
    for zone in draft.zones:
        assert position <= zone.start < zone.end <= len(draft.text)
        assert draft.text[zone.start : zone.end] == draft.text[zone.start : zone.end].strip()
        position = zone.end
