from dataclasses import replace

import pytest

from tests import documents as sample
from votes import documents, payload
from votes.documents import annex, chart
from votes.documents.source import Source

BOTH = pytest.mark.parametrize("ruleset", ["qd96-2023", "nq96-2023"])


def said(built: payload.Payload) -> str:
    return sample.said(documents.render("summary", built, digest=sample.DIGEST))


@BOTH
def test_every_official_has_counts_shares_and_what_is_void(ruleset):
    built = sample.sample(ruleset, 12)
    text = said(built)
    for line in built.forms[0].lines:
        shown = [
            f"{line.counts[key]} {line.percent[key].replace('.', ',')}"
            for key in ("high", "medium", "low")
        ]
        posts = ", ".join(line.posts)
        assert f"{line.order} {line.name} {posts} {' '.join(shown)} {line.blank} 0" in text


def test_the_parts_are_headed_in_the_way_of_each_profile():
    party, state = said(sample.sample(lines=2)), said(sample.sample("nq96-2023", 2))
    assert "BẢNG TỔNG HỢP kết quả lấy phiếu tín nhiệm đối với Ủy viên" in party
    assert "I- KẾT QUẢ KIỂM PHIẾU" in party
    assert "IV- BIỂU ĐỒ" in party
    assert "1. Kết quả kiểm phiếu" in state
    assert "4. Biểu đồ" in state


def test_the_meeting_stands_under_the_title_without_a_term_to_write():
    text = said(sample.sample("nq96-2023", 1))
    assert "(Kỳ họp thứ 12 (Kỳ họp chuyên đề) Hội đồng nhân dân tỉnh Hoa Lư) 1. Kết quả" in text


def test_paper_counts_and_the_legal_base_are_said():
    text = said(sample.sample(lines=2))
    assert (
        "Số phiếu phát ra: 40; thu về: 40; hợp lệ: 39; không hợp lệ: 1 (không có dấu treo" in text
    )
    assert "Tỷ lệ % tính trên tổng số phiếu thu về (40 phiếu)" in text


def test_consequence_groups_are_named_in_the_rule_sets_words():
    text = said(sample.sample(lines=3, lows={1: 21}))
    assert '- Có từ trên 50% đến dưới 2/3 số phiếu "tín nhiệm thấp": 1 đồng chí: đồng chí' in text


def test_exempt_people_stand_with_their_whole_reason():
    text = said(sample.sample(lines=2))
    assert f"1 Nguyễn Gia Bảo Bí thư Đảng ủy xã {sample.EXEMPT.reason}" in text


def test_nobody_exempt_is_said():
    text = said(sample.sample(lines=2, exempt=()))
    assert "III- KHÔNG THUỘC DIỆN LẤY PHIẾU TÍN NHIỆM Không có." in text


def test_several_forms_have_tables_and_charts_of_their_own():
    text = said(sample.sample(lines=2, forms=3))
    assert text.count("Loại phiếu: số 3") == 3
    assert text.count("Số phiếu phát ra: 40") == 3


def test_the_annex_gives_the_same_counts_over_every_known_base():
    text = said(sample.sample(lines=2))
    end = text[text.index("PHỤ LỤC") :]
    assert "Số liệu tham khảo" in end
    assert "% trên phiếu thu về: 40 (theo quy định)" in end
    assert "% trên phiếu hợp lệ: 39" in end
    assert "% trên số có mặt: 40" in end
    assert "% trên tổng số ủy viên: 45" in end
    assert end.count("(theo quy định)") == 1


def test_the_annex_divides_half_up():
    built = sample.with_line(
        sample.sample(lines=1), counts={"high": 1, "medium": 0, "low": 38}, blank=0
    )
    source = Source(built)
    ruled = annex._table(source, built.forms[0])
    assert ruled._cellvalues[1][4].split("\n") == ["2,50", "0,00", "95,00"]
    assert ruled._cellvalues[1][5].split("\n") == ["2,56", "0,00", "97,44"]


@pytest.mark.parametrize(
    ("ruleset", "legal"),
    [
        ("qd96-2023", "collected"),
        ("nq85-2014", "total_members"),
        ("bo-phieu-2023", "total_members"),
    ],
)
def test_the_legal_base_leads_and_stands_out(ruleset, legal):
    built = sample.sample(ruleset, 2)
    assert next(iter(annex.bases(Source(built), built.forms[0]))) == legal
    data = documents.render("summary", built)
    bold = [run.text.strip() for run in sample.runs(data) if run.font.endswith("-Bold")]
    first = built.forms[0].lines[0].percent
    assert all(value.replace(".", ",") in bold for value in first.values())


def test_a_base_nobody_knows_is_left_out_of_the_annex():
    built = sample.sample(lines=1, roll=payload.Roll(41, None, None))
    assert list(annex.bases(Source(built), built.forms[0])) == ["collected", "valid"]


def test_a_draft_that_is_not_counted_shows_dots():
    text = said(sample.sample(lines=1, status="voting"))
    assert "hợp lệ: ……; không hợp lệ: ……" in text
    assert "90,00" not in text


def test_a_vote_of_two_levels_has_two_columns_and_two_patterns():
    text = said(sample.sample("bo-phieu-2023", 2))
    assert "Không tín nhiệm" in text
    assert "Tín nhiệm thấp" not in text
    assert len(chart.patterns(2)) == 2
    assert len(chart.patterns(3)) == 3


def test_the_patterns_of_the_bars_differ_without_colour():
    looks = {(one.ground, one.step, one.crossed) for one in chart.patterns(3)}
    assert len(looks) == 3


def test_a_bar_is_never_longer_than_its_room():
    bar = chart.Bar((100, 10), 5, [(4, chart.DARK), (4, chart.LINED)])
    assert bar.total == 8


def test_a_bar_of_nothing_divides_by_nothing():
    assert chart.Bar((100, 10), 0, []).total == 1


def test_the_signatures_stand_with_the_chart_where_one_page_holds_both():
    data = documents.render("summary", sample.sample(lines=12))
    page = next(text for text in sample.pages(data) if "T/M BAN KIỂM PHIẾU" in text)
    assert "IV- BIỂU ĐỒ" in page


def test_the_heading_of_a_form_is_clear_of_the_table_before_it():
    built = sample.sample(lines=2, forms=2)
    found = sample.runs(documents.render("summary", built))
    heads = [n for n, run in enumerate(found) if run.text.strip() == "Loại phiếu: số 2"]
    gaps = [found[n - 1].baseline - found[n].baseline for n in heads[1:]]
    assert min(gaps) > 25


@BOTH
@pytest.mark.parametrize("lines", range(4, 12))
def test_no_page_ends_with_a_heading(ruleset, lines):
    headings = ("tổng hợp", "tín nhiệm", "kiểm phiếu", "biểu đồ")
    data = documents.render("summary", sample.sample(ruleset, lines, exempt=()))
    ends = [text.strip().splitlines()[-1].casefold() for text in sample.pages(data)]
    assert [end for end in ends if end.endswith(headings)] == []


def test_what_a_form_does_not_count_is_not_in_its_annex():
    built = sample.sample(lines=1)
    unknown = replace(built.forms[0], collected=None)
    assert "collected" not in annex.bases(Source(built), unknown)
