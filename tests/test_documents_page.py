"""Measures read back from the files: what the profile says is what the paper shows."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from tests import documents as sample
from votes import documents, layouts, payload, rulesets

MM = 72 / 25.4
HALF_MM = 0.5 * MM
WIDTH, HEIGHT = 210 * MM, 297 * MM
BOTH = pytest.mark.parametrize("ruleset", ["qd96-2023", "nq96-2023"])


def minutes(ruleset: str, lines: int = 60, **more: object) -> list[sample.Run]:
    built = sample.sample(ruleset, lines, sealed=True, **more)
    return sample.runs(documents.render("minutes", built, digest=sample.DIGEST))


def layout_of(ruleset: str) -> dict[str, int | str]:
    return layouts.resolve(rulesets.ruleset(ruleset).layout)


def body(runs: list[sample.Run]) -> list[sample.Run]:
    """Everything but the page numbers."""
    return [run for run in runs if run.baseline < HEIGHT - 15 * MM]


def find(runs: list[sample.Run], text: str) -> sample.Run:
    return next(run for run in runs if text in run.text)


def with_marked_posts(form: payload.Form) -> payload.Form:
    """Posts whose first and last word tell whose they are."""
    lines = (
        replace(line, posts=(f"đầu{line.order}. {' '.join(line.posts)} cuối{line.order}.",))
        for line in form.lines
    )
    return replace(form, lines=tuple(lines))


@BOTH
def test_no_text_leaves_the_margins_and_the_lines_reach_both(ruleset):
    runs = body(minutes(ruleset))
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    assert left == pytest.approx(30 * MM, abs=HALF_MM)
    assert right == pytest.approx(WIDTH - 15 * MM, abs=HALF_MM)
    assert min(run.baseline for run in runs) > 20 * MM - HALF_MM
    assert max(run.baseline for run in runs) < HEIGHT - 20 * MM


@BOTH
def test_the_first_line_of_a_page_hangs_from_the_top_margin(ruleset):
    first = find(minutes(ruleset, 2), "CỘNG")
    size = first.size
    assert HEIGHT - 20 * MM - first.baseline == pytest.approx(size, abs=size * 0.25)


def test_margins_follow_an_offices_own_measures():
    own = {"margin_left": 350, "margin_right": 200}
    runs = body(minutes("nq96-2023", 3, overrides=own))
    assert min(run.left for run in runs) == pytest.approx(35 * MM, abs=HALF_MM)
    assert max(run.right for run in runs) <= WIDTH - 20 * MM + HALF_MM


@BOTH
@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("BIÊN BẢN", "kind_size"),
        ("iểm phiếu lấy phiếu tín nhiệm", "subject_size"),
        ("Hôm nay, ", "body_size"),
        ("BAN KIỂM PHIẾU", "issuer_size"),
        (", ngày 05 tháng 02 năm 2026", "date_size"),
        ("THƯ KÝ", "sign_size"),
        ("Trưởng Ban", "table_size"),
    ],
)
def test_every_kind_of_line_has_the_size_of_its_profile(ruleset, text, key):
    found = find(minutes(ruleset, 2), text)
    assert found.size * 10 == pytest.approx(layout_of(ruleset)[key])


@pytest.mark.parametrize(
    ("ruleset", "text", "key"),
    [
        ("qd96-2023", "ĐẢNG CỘNG SẢN VIỆT NAM", "motto_size"),
        ("nq96-2023", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "country_size"),
        ("nq96-2023", "Độc lập - Tự do - Hạnh phúc", "motto_size"),
    ],
)
def test_country_and_motto_are_bold_and_of_their_size(ruleset, text, key):
    found = find(minutes(ruleset, 1), text)
    assert found.size * 10 == layout_of(ruleset)[key]
    assert found.font.endswith("-Bold")


@pytest.mark.parametrize(
    ("ruleset", "second"),
    [
        ("qd96-2023", "đối với Ủy viên Ban Thường vụ Đảng ủy xã Thanh Khê"),
        ("nq96-2023", "do Hội đồng nhân dân tỉnh Hoa Lư bầu"),
    ],
)
def test_a_title_of_two_lines_is_broken_where_a_phrase_begins(ruleset, second):
    assert find(minutes(ruleset, 1), second).text.strip() == second


def test_the_lines_of_a_longer_title_are_about_as_long_as_each_other():
    words = "Lấy phiếu tín nhiệm đối với người giữ chức vụ lãnh đạo, quản lý"
    built = sample.with_meeting(sample.sample(lines=1), title=f"{words} các cơ quan" * 2)
    found = sample.runs(documents.render("minutes", built))
    lines = [run.right - run.left for run in found if run.page == 1 and "Bold" in run.font][4:7]
    assert min(lines) > 0.7 * max(lines)


@BOTH
def test_lines_keep_the_pitch_of_the_profile(ruleset):
    runs = minutes(ruleset, 1)
    first = find(runs, "Hôm nay, ")
    lines = [run for run in runs if 0 < first.baseline - run.baseline < 25 and run.size == 14]
    assert first.baseline - lines[0].baseline == pytest.approx(18, abs=0.1)


@BOTH
def test_a_paragraph_begins_ten_millimetres_in(ruleset):
    assert find(minutes(ruleset, 1), "Hôm nay, ").left == pytest.approx(40 * MM, abs=HALF_MM)


@BOTH
@pytest.mark.parametrize("key", ["minutes", "summary"])
def test_pages_are_numbered_top_centre_from_the_second_on(ruleset, key):
    data = documents.render(key, sample.sample(ruleset, 60))
    top = [run for run in sample.runs(data) if run.baseline > HEIGHT - 15 * MM]
    assert [run.text.strip() for run in top] == [
        str(number) for number in range(2, len(sample.pages(data)) + 1)
    ]
    for run in top:
        assert (run.left + run.right) / 2 == pytest.approx(WIDTH / 2, abs=HALF_MM)
        height = run.baseline + run.size * 0.676
        assert HEIGHT - height == pytest.approx(10 * MM, abs=HALF_MM)


@BOTH
def test_a_table_repeats_its_head_on_every_page(ruleset):
    built = sample.sample(ruleset, 60)
    pages = sample.pages(documents.render("minutes", built))
    with_rows = [page for page in pages if re.search(r"\d,\d\d \d", page)]
    assert len(with_rows) > 3
    assert all("Tín nhiệm cao" in " ".join(page.split()) for page in with_rows)


@BOTH
@pytest.mark.parametrize("lines", [9, 12, 35])
def test_a_row_never_splits(ruleset, lines):
    built = sample.sample(ruleset, lines)
    built = replace(built, forms=(with_marked_posts(built.forms[0]),))
    pages = sample.pages(documents.render("minutes", built))
    for line in built.forms[0].lines:
        here = [page for page in pages if f"đầu{line.order}." in page]
        assert len(here) == 1
        assert f"cuối{line.order}." in here[0]


@BOTH
@pytest.mark.parametrize("lines", range(1, 22, 2))
def test_signatures_are_never_alone_on_a_page(ruleset, lines):
    pages = sample.pages(documents.render("minutes", sample.sample(ruleset, lines)))
    page = next(text for text in pages if "BAN KIỂM PHIẾU\r\n" in text and "THƯ KÝ" in text)
    assert "kết thúc" in page
    assert "Lương Thị Ưng" in page


@BOTH
def test_twenty_nine_members_all_have_room_to_sign(ruleset):
    names = sample.names(27)
    board = (
        *sample.BOARD[:2],
        *(payload.BoardMember(name, "member", "Ông") for name in names),
    )
    runs = minutes(ruleset, 1, board=board)
    signed = [run for run in runs if run.font.endswith("-Bold") and run.text.strip() in names]
    assert len({run.text.strip() for run in signed}) == 27
    rows = {page: sorted({r.baseline for r in signed if r.page == page}) for page in (4, 5, 6)}
    gaps = [b - a for heights in rows.values() for a, b in pairwise(heights)]
    assert min(gaps) > 25 * MM


def test_the_rule_under_the_party_motto_is_as_long_as_the_text():
    motto = find(minutes("qd96-2023", 1), "ĐẢNG CỘNG SẢN VIỆT NAM")
    assert motto.right - motto.left == pytest.approx(72.9 * MM, abs=MM)


def test_a_superior_name_of_three_lines_pushes_nothing_off_the_page():
    name = "Ban Thường vụ Đảng ủy các cơ quan Đảng tỉnh Hoa Lư và các đơn vị sự nghiệp trực thuộc"
    built = sample.sample(lines=1)
    office = replace(built.organisation, issuer=name)
    runs = minutes("qd96-2023", 1, organisation=office)
    left = [run for run in runs if run.page == 1 and run.text.isupper() and run.right < 110 * MM]
    assert len(left) >= 4
    assert find(runs, "BAN KIỂM PHIẾU").baseline < min(run.baseline for run in left[:3])


@BOTH
def test_an_offices_own_measures_are_what_the_paper_shows(ruleset):
    own = {"first_indent": 120, "sign_room": 300, "page_number_edge": 120, "paragraph_space": 100}
    runs = minutes(ruleset, 12, overrides=own)
    assert find(runs, "Hôm nay, ").left == pytest.approx(42 * MM, abs=HALF_MM)
    number = next(run for run in runs if run.page == 2)
    top = HEIGHT - number.baseline - number.size * 0.676
    assert top == pytest.approx(12 * MM, abs=HALF_MM)
    head = find(runs, "THƯ KÝ")
    signed = next(r for r in runs if r.text.strip() == "Mai Văn Minh" and "Bold" in r.font)
    assert head.baseline - signed.baseline >= 30 * MM
