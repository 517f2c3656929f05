"""How much room a text takes: the same reckoning for rows of sheets and slides."""

import pytest

from votes import documents
from votes.documents import fitting, fonts


def test_words_go_on_in_the_next_line_where_they_do_not_fit():
    width = fonts.width("Nguyễn Văn", fonts.REGULAR, 12)
    assert fitting.lines("Nguyễn Văn", 12, width) == 1
    assert fitting.lines("Nguyễn Văn An", 12, width) == 2
    assert fitting.lines("", 12, width) == 1


def test_a_word_longer_than_a_line_is_broken():
    width = fonts.width("a" * 10, fonts.REGULAR, 12)
    assert fitting.lines("a" * 25, 12, width + 0.1) == 3
    assert fitting.lines("b " + "a" * 25, 12, width + 0.1) == 4


def test_a_text_is_set_a_little_smaller_rather_than_on_two_lines():
    width = fonts.width("Nguyễn Thị Phương Thảo", fonts.REGULAR, 20)
    assert fitting.one_line("Nguyễn Thị Phương Thảo", 24, width) == 20
    assert fitting.one_line("Nguyễn Thị Phương Thảo", 24, width / 2) == 24
    assert fitting.one_line("", 24, width) == 24


def test_the_largest_size_that_fits_is_taken_and_none_is_refused_by_name():
    assert fitting.size("một hai ba", (200, 20), (14, 6), "A") == 14
    assert fitting.size("một hai ba " * 4, (100, 40), (14, 6), "A") < 14
    with pytest.raises(documents.DocumentRefused, match="Lê Văn A: chữ quá dài"):
        fitting.size("một hai ba " * 90, (100, 40), (14, 6), "Lê Văn A")
