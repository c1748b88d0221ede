import gzip
import io

from hypothesis import given
from hypothesis import strategies as st

from averment.page.intake.stream import Inflated, Stream


class Dripping(io.BytesIO):
    """Gives one byte at a time, as a slow pipe does."""

    def read(self, size: int = -1) -> bytes:
        return super().read(min(size, 1))


def unpack(packed: bytes, free: int = 10_000) -> tuple[bytes, str | None]:
    inflated = Inflated(io.BytesIO(packed), free=free)
    stream = Stream(inflated)
    return stream.read(10_000_000), stream.fault


def test_looking_ahead_takes_nothing_away():
    stream = Stream(Dripping(b"The talks resumed."))
    assert stream.peek(9) == b"The talks"
    assert stream.peek(3) == b"The"
    assert stream.read(100) == b"The talks resumed."
    assert stream.read(1) == b""


@given(st.lists(st.binary(max_size=300), max_size=4), st.integers(1, 50))
def test_members_of_a_gzip_file_are_one_text(members, size):
    inflated = Inflated(io.BytesIO(b"".join(map(gzip.compress, members))), free=10_000)
    pieces = iter(lambda: inflated.read(size), b"")
    assert b"".join(members) == b"".join(pieces)
    assert inflated.fault is None


@given(st.binary(min_size=200, max_size=400), st.data())
def test_gzip_data_that_ends_early_keeps_what_came_and_says_so(text, data):
    packed = gzip.compress(text)
    cut = data.draw(st.integers(1, len(packed) - 1))
    unpacked, fault = unpack(packed[:cut])
    assert text.startswith(unpacked)
    assert fault == "damaged"


def test_zeros_after_the_last_member_are_padding_and_anything_else_is_damage():
    packed = gzip.compress(b"The talks resumed.")
    assert unpack(packed + bytes(512)) == (b"The talks resumed.", None)
    assert unpack(packed + b"garbage") == (b"The talks resumed.", "damaged")


def test_a_gzip_bomb_is_stopped_soon():
    inflated = Inflated(io.BytesIO(gzip.compress(bytes(50_000_000))), free=1_000_000)
    taken = sum(len(piece) for piece in iter(lambda: inflated.read(1 << 16), b""))
    assert inflated.fault == "bomb"
    assert taken < 1_200_000


def test_a_long_table_of_results_is_no_bomb():
    table = b"".join(b"<tr><td>%d</td><td></td><td>0</td></tr>\n" % n for n in range(50_000))
    assert (table, None) == unpack(gzip.compress(table))
