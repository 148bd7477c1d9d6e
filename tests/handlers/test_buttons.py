"""Does a button carry what we meant, and nothing that we did not?"""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.buttons import Button, Pressed, grid, number_in, press, read

ACTIONS = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=12)
ARGS = st.lists(st.text("abcXYZ019_-", max_size=10), max_size=4)


@given(ACTIONS, ARGS)
def test_what_was_written_on_a_button_is_read_from_it(action, args):
    carried = press(action, *args)
    assert read(carried) == Pressed(action, tuple(args))
    assert 1 <= len(carried.encode()) <= 64


@given(st.text(max_size=80))
@example("1:menu:repair\n")
@example("1:mine:１")
def test_whatever_is_read_could_have_been_written_by_us(data):
    found = read(data)
    assert found is None or press(found.action, *found.args) == data


@pytest.mark.parametrize(
    "data",
    [None, "", "1", "1:", "menu", "0:menu", "2:menu", "11:menu", "1:Menu", "1:menu:a b",
     "1:menu:水", "1:menu:" + "9" * 25, "1:menu:a:b:c:d:e", "1:" + "a" * 25, "1:menu:" + ":" * 5,
     "1:mine:1\x00"],
)  # fmt: skip
def test_what_we_did_not_write_is_nothing(data):
    assert read(data) is None


@pytest.mark.parametrize("args", [("x" * 25,), ("水",), ("a b",), tuple("abcde"), ("x" * 24,) * 3])
def test_what_telegram_would_not_carry_is_refused_when_it_is_made(args):
    with pytest.raises(ValueError, match="1:menu"):
        press("menu", *args)


@pytest.mark.parametrize(
    ("text", "number"),
    [("17", 17), ("0", 0), ("", 0), ("-1", 0), ("１７", 0), ("²", 0), ("1e3", 0), (" 1", 0),
     ("9" * 15, 10**15 - 1), ("9" * 16, 0)],
)  # fmt: skip
def test_an_id_is_plain_digits_that_fit_a_database(text, number):
    assert number_in(text) == number


def test_an_id_that_is_not_there_is_nothings_id():
    assert [Pressed("mine", ("7",)).number(index) for index in (0, 1)] == [7, 0]


def test_buttons_stand_in_rows():
    buttons = [Button(str(n), press("mine", n)) for n in range(5)]
    assert [len(row) for row in grid(buttons, 2)] == [2, 2, 1]
    assert grid([], 3) == ()
