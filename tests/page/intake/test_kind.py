import pytest

from averment.errors import PageError
from averment.page.intake.kind import kind_of


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "x.html", "warc"),
        (b"WARC/1.1\r\n", "x", "warc"),
        (b'<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel>', "x.html", "feed"),
        (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', "x", "feed"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/">', "x", "feed"),
        (b'<!DOCTYPE rss PUBLIC "-//N//DTD" "rss.dtd" [ <!ENTITY a "b"> ]><rss>', "x", "feed"),
        (b"<!DOCTYPE html><html><body>", "x.txt", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html>', "x", "html"),
        (b"<!-- saved from url=(0034)https://a.example/1 -->\r\n<HTML>", "x", "html"),
        (b"<article><p>A fragment.</p></article>", "x", "html"),
        ("\ufeff<html>".encode("utf-16-le"), "x", "html"),
        (b"From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n<html>", "x", "mhtml"),
        (b"From: the ministry\nContent-Type: a word in a text\n", "x", "text"),
        (b"Bridge talks resume\n\nThe ministry said", "x.txt", "text"),
        (b"Bridge talks resume\n\nThe ministry said", "x", "text"),
        (b"<Photo: A. Writer>\nThe ministry said so.", "x", "text"),
        (b"The ministry said so.", "article.php?id=5", "html"),
        ("\ufeffThe ministry said".encode("utf-16"), "x.txt", "text"),
        ("Le minist\xe8re a dit".encode("cp1252"), "x.txt", "text"),
    ],
)
def test_content_tells_what_a_file_is_before_its_name_does(head, name, kind):
    assert kind == kind_of(head, name=name)


@pytest.mark.parametrize(
    ("head", "word", "advice"),
    [
        (b"%PDF-1.7\n", "a PDF", "save the page as HTML"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image", "give HTML"),
        (b"\xff\xd8\xff\xe0", "a JPEG image", "give HTML"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8", "a WebP image", "give HTML"),
        (b"PK\x03\x04\x14\x00", "office document", "plain text"),
        (b"{\\rtf1\\ansi", "an RTF document", "plain text"),
        (b'{\n  "url": "https://a.example"}', "JSON", "give HTML"),
        (b'[{"url": "https://a.example"}]', "JSON", "give HTML"),
        (b"BZh91AY", "bzip2", "bunzip2"),
        (b'<?xml version="1.0"?><urlset xmlns="x">', "<urlset>", "give HTML"),
    ],
)
def test_what_is_no_page_is_named_with_what_to_do_about_it(head, word, advice):
    with pytest.raises(PageError) as refused:
        kind_of(head, name="x")
    assert refused.value.reason == "wrong_type"
    assert word in str(refused.value)
    assert advice in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("head", [bytes(range(256)) * 4, "The ministry".encode("utf-16-le"), b"\x00\x01\x02"])
def test_binary_data_is_not_text(head):
    with pytest.raises(PageError) as refused:
        kind_of(head, name="x.txt")
    assert refused.value.reason == "not_text"


@pytest.mark.parametrize("head", [b"", b" \n\t\r\n"])
def test_nothing_is_empty(head):
    with pytest.raises(PageError) as refused:
        kind_of(head, name="x.html")
    assert refused.value.reason == "empty"


def test_one_stray_control_character_makes_no_page_binary():
    assert kind_of(b"<html><body><p>" + b"The talks resumed. " * 20 + b"\x00</p>", name="x") == "html"


def test_the_caller_knows_better_than_the_content():
    assert kind_of(b"<html> is the tag that every page begins with.", name="x", media="text") == "text"
    assert kind_of(b"No tag at all", name="x", media="html") == "html"
    assert kind_of(b"WARC/1.0\r\n", name="x", media="text") == "warc"
