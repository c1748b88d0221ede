import os
from pathlib import Path

import pytest

from averment.errors import PageError, UsageError
from averment.page.intake.find import Input, find


def names(found):
    return [item.name for item in found if isinstance(item, Input) and item.kind != "skipped"]


def relative(found, root):
    return [Path(name).relative_to(root).as_posix() for name in names(found)]


def test_a_folder_is_read_to_its_depth_in_a_stable_order_without_hidden_files(tmp_path, write):
    for name in ("b.html", "a.txt", "sub/c.html", "sub/.hidden.html", ".git/d.html", "article"):
        write(name, b"x")
    assert relative(find([str(tmp_path)]), tmp_path) == ["a.txt", "article", "b.html", "sub/c.html"]


def test_pictures_and_scripts_in_a_folder_are_left_out_and_counted(tmp_path, write):
    for name in ("a.html", "logo.PNG", "site.css", "gold.json"):
        write(name, b"x")
    found = find([str(tmp_path)])
    assert relative(found, tmp_path) == ["a.html"]
    assert sum(item.kind == "skipped" for item in found) == 3


def test_what_a_browser_saved_beside_a_page_is_no_page(tmp_path, write):
    for name in ("Talks.html", "Talks_files/frame.html", "Other_files/frame.html"):
        write(name, b"x")
    assert relative(find([str(tmp_path)]), tmp_path) == ["Talks.html", "Other_files/frame.html"]


def test_a_file_named_by_itself_is_always_read(write):
    path = write("cat.jpg", b"x")
    assert [path] == names(find([path]))


def test_a_pattern_may_cross_folders(tmp_path, write):
    for name in ("a/1.html", "a/b/2.html", "a/b/3.txt"):
        write(name, b"x")
    assert relative(find([f"{tmp_path}/**/*.html"]), tmp_path) == ["a/1.html", "a/b/2.html"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(write):
    path = write("talks[1].html", b"x")
    assert [path] == names(find([path]))


def test_an_input_named_twice_is_read_once(write):
    path = write("a.html", b"x")
    assert [path] == names(find([path, path]))


def test_addresses_and_standard_input_stand_in_their_order(write):
    path = write("a.html", b"x")
    found = find(["https://al-marsad.example/1", "-", path])
    assert [item.kind for item in found] == ["address", "standard input", "file"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("no/such/file.html", "no such file"),
        ("no/such/*.html", "no file fits"),
        ("ftp://a.example/1", "ftp addresses are not read"),
        ("file:///tmp/a.html", "without file://"),
    ],
)
def test_a_name_that_stands_for_nothing_is_a_wrong_call(name, says):
    with pytest.raises(UsageError, match=says) as refused:
        find([name])
    assert name in str(refused.value)


def test_a_folder_without_pages_is_a_wrong_call(tmp_path, write):
    with pytest.raises(UsageError, match="empty"):
        find([str(tmp_path)])
    write("logo.png", b"x")
    with pytest.raises(UsageError, match="all of its 1 files"):
        find([str(tmp_path)])


def test_no_name_at_all_is_a_wrong_call():
    with pytest.raises(UsageError, match="Nothing to read"):
        find([])


def test_a_folder_that_cannot_be_listed_costs_only_itself(tmp_path, write, monkeypatch):
    write("a.html", b"x")
    write("locked/b.html", b"x")
    scandir = os.scandir

    def refuse(path):
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = find([str(tmp_path)])
    assert relative(found, tmp_path) == ["a.html"]
    (failed,) = (item for item in found if isinstance(item, PageError))
    assert ("unreadable", str(tmp_path / "locked")) == (failed.reason, failed.source)
