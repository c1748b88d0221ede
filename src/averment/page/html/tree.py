"""Characters → tree, by libxml2's forgiving HTML parser.

No page that a browser shows nests 500 deep; what does is broken or hostile, and is refused before anything walks it.
"""

from lxml import etree
from lxml import html as lxml_html

from averment.errors import PageError

__all__ = ["MAX_DEPTH", "parse"]

MAX_DEPTH = 500


def parse(text: str, *, name: str) -> lxml_html.HtmlElement:
    """Return the root element of a page.

    Args:
        text: The page's characters.
        name: What to call the page in an error.

    Raises:
        PageError: `empty` where there is no text, `not_text` where it is binary, `nested` where elements stand in one
            another more than `MAX_DEPTH` deep, `unreadable` where the parser makes nothing of it.
    """
    if not text.strip():
        raise PageError("The page is empty: nothing to read.", source=name, reason="empty")
    if text.count("\0") > len(text) // 1000:
        raise PageError("The file is not text: give HTML or plain text.", source=name, reason="not_text")
    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        # An XML declaration would make lxml refuse a str; bytes with a known encoding always parse.
        root = lxml_html.document_fromstring(text.replace("\0", "").encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise PageError("The page holds no HTML that a parser can read.", source=name, reason="unreadable") from error
    if _deeper_than(root, MAX_DEPTH):
        message = f"The page nests its elements more than {MAX_DEPTH} deep: no browser page does; it was not read."
        raise PageError(message, source=name, reason="nested")
    return root


def _deeper_than(root: lxml_html.HtmlElement, limit: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False
