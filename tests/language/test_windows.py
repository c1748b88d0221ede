"""Every word is answered for by exactly one window, with words on both sides to understand it by."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from averment.language.windows import LEFT_CONTEXT, WINDOW_PIECES, cut
from averment.language.words import LOOKS, Words


def make(counts: list[int], breaks: tuple[int, ...] = (0,)) -> Words:
    begins = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return Words(np.zeros((len(counts), len(LOOKS)), np.float32), np.zeros(begins[-1], np.int64), begins, breaks)


@given(st.lists(st.integers(1, 12), max_size=1500), st.integers(2, 60))
def test_cores_cover_each_word_once_and_windows_fit(counts: list[int], sentence: int) -> None:
    words = make(counts, tuple(range(0, max(1, len(counts)), sentence)))
    windows = cut(words)
    assert [at for window in windows for at in range(window.core_start, window.core_end)] == list(range(len(counts)))
    for window in windows:
        assert window.start <= window.core_start < window.core_end <= window.end
        assert words.begins[window.end] - words.begins[window.start] <= WINDOW_PIECES


def test_no_text_no_window() -> None:
    assert cut(make([])) == []


def test_windows_overlap_and_end_where_sentences_do() -> None:
    windows = cut(make([1] * 1000, tuple(range(0, 1000, 20))))
    assert len(windows) > 2
    for before, behind in itertools.pairwise(windows):
        assert behind.core_start % 20 == 0
        assert behind.core_start - behind.start == LEFT_CONTEXT
        assert before.end > behind.core_start


def test_each_word_is_read_hardly_more_than_once() -> None:
    windows = cut(make([1] * 5000, tuple(range(0, 5000, 20))))
    assert sum(window.end - window.start for window in windows) < 1.2 * 5000
