import pytest

from votes import layouts
from votes.documents import text
from votes.documents.errors import DocumentRefused

LAYOUT = layouts.resolve("party-2026")


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2026-02-05", "ngày 05 tháng 02 năm 2026"),
        ("2026-01-31", "ngày 31 tháng 01 năm 2026"),
        ("2023-06-23", "ngày 23 tháng 6 năm 2023"),
        ("2023-10-09", "ngày 09 tháng 10 năm 2023"),
    ],
)
def test_days_below_ten_and_the_first_two_months_lead_with_zero(iso, said):
    assert text.long_date(iso, LAYOUT) == said


def test_leading_zeros_follow_the_profile():
    layout = layouts.resolve("party-2026", {"day_zero_below": 1, "month_zero_below": 10})
    assert text.long_date("2026-06-05", layout) == "ngày 5 tháng 06 năm 2026"


def test_a_date_in_running_text_has_slashes():
    assert text.short_date("2023-02-02") == "02/02/2023"


def test_a_date_that_is_none_is_refused_by_what_it_says():
    with pytest.raises(DocumentRefused, match="05/02/2026"):
        text.short_date("05/02/2026")


@pytest.mark.parametrize(("time", "said"), [("10:42", "10 giờ 42 phút"), ("", "…… giờ …… phút")])
def test_an_unknown_time_leaves_room_to_write(time, said):
    assert text.clock(time) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (999, "999"), (1015, "1.015"), (1234567, "1.234.567"), (None, "……")],
)
def test_counts_have_the_thousands_point(value, said):
    assert text.count(value) == said


@pytest.mark.parametrize(("value", "said"), [("97.50", "97,50"), ("0.00", "0,00"), (None, "……")])
def test_percentages_in_tables_keep_their_decimals_and_no_sign(value, said):
    assert text.percent(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [("97.50", "97,50%"), ("100.00", "100%"), ("0.00", "0%"), ("0.05", "0,05%"), (None, "……%")],
)
def test_percentages_in_prose_drop_the_decimals_of_all_and_none(value, said):
    assert text.percent_in_prose(value) == said


def test_typed_text_is_escaped_and_not_formatted_again():
    said = text.Voice().say("đồng chí {name}", name="A & <b>{other}</b>")
    assert said == "đồng chí A &amp; &lt;b&gt;{other}&lt;/b&gt;"


def test_markup_put_into_markup_is_not_escaped_twice():
    voice = text.Voice()
    inner = voice.say("{name}", name="A & B")
    assert voice.say("({inner})", inner=inner) == "(A &amp; B)"


def test_the_spelling_changes_own_words_and_never_a_name():
    said = text.Voice("uỷ").say("Ủy viên cấp ủy, BAN CHẤP ỦY: {name}", name="Lê Thúy Ủy")
    assert said == "Uỷ viên cấp uỷ, BAN CHẤP UỶ: Lê Thúy Ủy"


def test_the_new_spelling_leaves_own_words_as_they_are():
    assert text.Voice("ủy").say("Ủy viên") == "Ủy viên"


def test_decomposed_text_is_composed():
    decomposed = "Hòa"
    assert text.typed(decomposed) == "Hòa"
