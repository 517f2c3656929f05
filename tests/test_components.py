"""Parts of pages: what they show, say and leave out. Rendered as pages render them."""

from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.template import Context, Template

from votes import payload, rulesets
from votes.choices import SessionStatus
from votes.templatetags import tinnhiem

ROOT = Path(__file__).parents[1]
LEVELS = rulesets.ruleset("qd96-2023").levels
TWO_LEVELS = rulesets.ruleset("bo-phieu-2023").levels


def shown(source: str, **values) -> ElementTree.Element:
    """What a template shows, parsed; attributes without a value don't parse and fail."""
    text = Template(f"{{% load tinnhiem %}}<div>{source}</div>").render(Context(values))
    return ElementTree.fromstring(text)


def words(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def classes(element: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [node for node in element.iter() if name in node.get("class", "").split()]


def line(high: int, medium: int, low: int, **more) -> payload.Line:
    counts = {"high": high, "medium": medium, "low": low}
    return payload.Line(1, "Đỗ Văn An", ("Ủy viên",), counts=counts, **more)


def bar(source: payload.Line, total: int | None, levels=LEVELS) -> ElementTree.Element:
    return shown("{% stacked_bar line levels total %}", line=source, levels=levels, total=total)


def test_every_icon_that_a_state_uses_is_drawn():
    sprite = (ROOT / "static/votes/icons.svg").read_text(encoding="utf-8")
    used = {icon for icon, _word in tinnhiem.STATES.values()}
    used |= {icon for _look, icon in tinnhiem.STATUS_LOOKS.values()}
    assert [name for name in used if f'id="{name}"' not in sprite] == []


def test_an_icon_is_decoration_unless_it_has_a_name():
    silent, named = shown('{% icon "check" %}{% icon "check" label="Khớp" %}')
    assert (silent.get("aria-hidden"), silent.get("role")) == ("true", None)
    assert (named.get("role"), named.get("aria-label")) == ("img", "Khớp")


@pytest.mark.parametrize("status", SessionStatus)
def test_a_status_is_an_icon_and_its_word(status):
    badge = shown("{% status value %}", value=status.value)
    assert words(badge) == status.label
    assert badge.find(".//{*}use") is not None


def test_an_unknown_state_is_an_error_not_a_blank():
    with pytest.raises(KeyError):
        shown('{% state "green" %}')


def test_the_stepper_says_each_state_in_words_and_marks_the_current_step():
    steps = [
        {"label": "Chuẩn bị", "state": "done", "url": "/a"},
        SimpleNamespace(label="Điểm danh", state="current", note="40 có mặt"),
        {"label": "Chốt kết quả", "state": "todo"},
        {"label": "Phát phiếu", "state": "blocked"},
    ]
    nav = shown("{% stepper steps %}", steps=steps)
    assert [words(item) for item in nav.iter("li")] == [
        "Chuẩn bị – Xong",
        "Điểm danh – Đang làm 40 có mặt",
        "Chốt kết quả – Chưa làm",
        "Phát phiếu – Phải xử lý",
    ]
    assert [item.get("aria-current") for item in nav.iter("li")] == [None, "step", None, None]
    assert [link.get("href") for link in nav.iter("a")] == ["/a"]


@pytest.mark.parametrize(
    ("ok", "word"), [(True, "Khớp"), (False, "Không khớp"), (None, "Chưa đủ số")]
)
def test_an_equation_reads_as_it_is_spoken_and_says_whether_it_holds(ok, word):
    terms = [("Phát ra", 1040), "≥", ("Thu về", 40)]
    assert words(shown("{% equation terms ok=ok %}", terms=terms, ok=ok)) == (
        f"Phát ra 1.040 ≥ Thu về 40 {word}"
    )


def test_an_equation_names_the_number_nobody_knows():
    text = words(shown("{% equation terms %}", terms=[("Đã in", None), "=", ("Phát ra", 0)]))
    assert text == "Đã in chưa có = Phát ra 0 Chưa đủ số"


@pytest.mark.parametrize(
    ("done", "total", "width"), [(7, 25, "28%"), (0, 0, "0%"), (1, 3, "33.333%"), (26, 25, "100%")]
)
def test_progress_is_a_length_and_two_numbers(done, total, width):
    meter = shown('{% progress done total "Lượt 1 tập 2" %}', done=done, total=total)
    image = meter.find(".//{*}svg")
    assert classes(meter, "meter-fill")[0].get("width") == width
    assert image.get("aria-label") == "Lượt 1 tập 2"
    assert (image.get("aria-valuenow"), image.get("aria-valuemax")) == (str(done), str(total))
    assert words(meter) == f"{done}/{total}"


def test_a_bar_puts_the_counts_end_to_end_as_shares_of_the_denominator():
    parts = classes(bar(line(20, 10, 5), 40), "bar-part")
    assert [(part.get("x"), part.get("width")) for part in parts] == [
        ("0%", "50%"),
        ("50%", "25%"),
        ("75%", "12.5%"),
    ]


def test_a_bar_says_every_count_aloud_void_marks_too():
    image = bar(line(38, 1, 0, blank=1, multiple=2), 42).find(".//{*}svg")
    assert image.get("aria-label") == (
        "Đỗ Văn An: Tín nhiệm cao 38, Tín nhiệm 1, Tín nhiệm thấp 0, "
        "Không đánh dấu 1, Đánh dấu nhiều ô 2"
    )


def test_a_bar_leaves_out_what_nobody_marked_and_keeps_the_patterns_in_place():
    fills = [part.get("fill") for part in classes(bar(line(0, 30, 10), 40), "bar-part")]
    assert fills == ["url(#fill-lined)", "url(#fill-crossed)"]


def test_a_count_is_written_only_where_there_is_room():
    counts = classes(bar(line(38, 1, 1), 40), "bar-count")
    assert [words(count) for count in counts] == ["38"]


@pytest.mark.parametrize("total", [None, 0, 3])
def test_a_bar_never_grows_beyond_its_end(total):
    parts = classes(bar(line(5, 3, 2), total), "bar-part")
    assert [part.get("width") for part in parts] == ["50%", "30%", "20%"]


def test_a_bar_without_any_mark_is_empty():
    assert classes(bar(line(0, 0, 0), None), "bar-part") == []


def test_two_levels_use_the_patterns_that_differ_most():
    counts = {"confidence": 30, "no_confidence": 10}
    official = payload.Line(1, "Đỗ Văn An", ("Ủy viên",), counts=counts)
    fills = [part.get("fill") for part in classes(bar(official, 40, TWO_LEVELS), "bar-part")]
    assert fills == ["url(#fill-solid)", "url(#fill-crossed)"]


def test_the_legend_names_the_levels_and_what_stays_white():
    legend = shown("{% bar_legend levels %}", levels=LEVELS)
    assert [words(item) for item in legend.iter("li")] == [
        "Tín nhiệm cao",
        "Tín nhiệm",
        "Tín nhiệm thấp",
        "Không đánh dấu, đánh dấu nhiều ô, phiếu không hợp lệ",
    ]


def test_findings_say_their_weight_code_and_message():
    found = [payload.FindingNote(code, "Đếm lại tập 2.") for code in ("E03", "W07", "N05")]
    assert [words(item) for item in shown("{% findings found %}", found=found).iter("li")] == [
        "Lỗi phải xử lý E03 Đếm lại tập 2.",
        "Lưu ý W07 Đếm lại tập 2.",
        "Ghi chú N05 Đếm lại tập 2.",
    ]


def test_only_a_warning_nobody_acknowledged_has_a_form():
    found = [
        payload.FindingNote("E03", "Đếm lại."),
        payload.FindingNote("W07", "Chưa có căn cứ."),
        payload.FindingNote("W04", "Một lượt nhập.", "Bùi Thị Hoa", "Hội nghị đồng ý"),
    ]
    text = Template("{% load tinnhiem %}{% findings found url='/x' %}").render(
        Context({"found": found, "csrf_token": "abc"})
    )
    assert text.count("<form") == text.count('value="abc"') == 1
    assert 'name="code" value="W07"' in text
    assert "Đã kiểm tra: Bùi Thị Hoa – Hội nghị đồng ý" in text


def test_what_people_typed_is_shown_as_text():
    found = [payload.FindingNote("W07", "<b>&", "<i>An", "<u>")]
    assert words(shown("{% findings found %}", found=found)).endswith(
        "<b>& Đã kiểm tra: <i>An – <u>"
    )
    assert words(shown("{% tile 1 label %}", label="<b>")) == "<b> 1"
    assert words(shown("{% icon 'check' label=name %}", name='"><b>')) == ""


def test_a_tile_shows_an_unknown_count_as_a_dash_and_its_state_in_words():
    text = words(shown('{% tile n "Thu về" note="Thừa 1" state="blocked" %}', n=None))
    assert text == "Thu về – Thừa 1"


def test_an_empty_list_says_what_to_do_next():
    tag = '{% empty "Chưa có gì" "Nhập tệp của văn phòng." url="/import/" action="Nhập tệp" %}'
    box = shown(tag)
    assert words(box) == "Chưa có gì Nhập tệp của văn phòng. Nhập tệp"
    assert box.find(".//a").get("href") == "/import/"


def test_confirming_asks_for_the_code_and_says_what_was_wrong():
    text = Template(
        "{% load tinnhiem %}{% confirm 'yen-son' 'Hủy' error='Mã chưa đúng.' %}"
    ).render(Context())
    assert 'name="confirm" required' in text
    assert 'aria-invalid="true" aria-describedby="confirm-error"' in text
    assert "yen-son" in text
    assert "Mã chưa đúng." in text


def test_a_wide_table_can_be_scrolled_by_keyboard():
    region = shown('{% scroll "Tập phiếu" %}<table></table>{% endscroll %}')[0]
    assert (region.get("role"), region.get("tabindex")) == ("group", "0")
    assert region.get("aria-label") == "Tập phiếu"
    assert region.find("table") is not None


@pytest.mark.parametrize(
    ("value", "text"), [(1015, "1.015"), (0, "0"), (None, "–"), ("10:42", "10:42")]
)
def test_numbers_are_written_the_vietnamese_way(value, text):
    assert tinnhiem.number(value) == text


@pytest.mark.parametrize(("value", "text"), [("97.50", "97,50%"), (None, "–"), ("0.00", "0,00%")])
def test_percentages_are_written_the_vietnamese_way(value, text):
    assert tinnhiem.percent(value) == text


def test_the_list_of_components_names_every_tag_and_filter():
    guide = (ROOT / "docs/components.md").read_text(encoding="utf-8")
    internal = {"theme", "theme_media"}
    names = {*tinnhiem.register.tags, *tinnhiem.register.filters} - internal
    assert [n for n in names if f"{{% {n} " not in guide and f"\\|{n} }}}}" not in guide] == []
