import re
import threading
from dataclasses import replace

import pypdfium2
import pytest

from tests import documents as sample
from votes import documents, layouts, payload
from votes.documents import fonts
from votes.documents.registry import DraftMark

KEYS = ["roll", "stock", "board", "script", "ballot", "counts", "batch", "minutes", "summary"]
RULESETS = ["qd96-2023", "nq96-2023", "nq85-2014", "bo-phieu-2023"]
EVERY = pytest.mark.parametrize("key", KEYS)
CODE = payload.code_line(sample.DIGEST)


def test_the_documents_of_the_day_are_known_by_key_in_its_order():
    day = "roll stock board script ballot counts batch minutes announcement summary resolution "
    day += "report certificate notice sealing log rollup"
    assert list(documents.DOCUMENTS) == [key for key in day.split() if key in documents.DOCUMENTS]
    assert set(KEYS) < set(documents.DOCUMENTS)
    assert all(document.formats[0] == "pdf" for document in documents.DOCUMENTS.values())


def test_minutes_and_summary_are_offered_as_files_of_figures_too():
    for key in ("minutes", "summary"):
        assert {"xlsx", "csv", "pptx"} <= set(documents.DOCUMENTS[key].formats)


@pytest.mark.parametrize("ruleset", RULESETS)
@EVERY
def test_the_same_payload_renders_the_same_bytes(key, ruleset):
    built = sample.sample(ruleset, 7, sealed=True)
    first = documents.render(key, built, digest=sample.DIGEST)
    documents.render("ballot", sample.sample(lines=2))
    assert documents.render(key, built, digest=sample.DIGEST) == first
    assert first.startswith(b"%PDF-")


@EVERY
def test_a_payload_read_back_from_its_canonical_text_renders_the_same_bytes(key):
    built = sample.sample(lines=3, sealed=True)
    again = payload.parse(payload.canonical(built).decode())
    first = documents.render(key, built, digest=sample.DIGEST)
    assert documents.render(key, again, digest=sample.DIGEST) == first


def test_two_threads_render_the_same_bytes():
    built, made = sample.sample(lines=5), []
    work = [
        threading.Thread(target=lambda: made.append(documents.render("minutes", built)))
        for _ in range(4)
    ]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert len(made) == 4
    assert len(set(made)) == 1


def test_a_second_thread_waits_while_the_letters_are_taken_out_of_the_font():
    built, made = sample.sample(lines=1), []
    work = threading.Thread(target=lambda: made.append(documents.render("counts", built)))
    with fonts.reading:
        work.start()
        work.join(0.5)
        assert not made
    work.join()
    assert made


@EVERY
@pytest.mark.parametrize(
    ("status", "marked"),
    [
        ("draft", {"ballot", "minutes", "summary"}),
        ("voting", {"minutes", "summary"}),
        ("counting", {"minutes", "summary"}),
        ("sealed", set()),
    ],
)
def test_the_mark_of_a_draft_is_one_flat_run_of_text_on_each_page_that_carries_it(
    key, status, marked
):
    built = sample.sample(lines=4, sealed=status == "sealed", status=status)
    data = documents.render(key, built, digest=sample.DIGEST)
    found = [run for run in sample.runs(data) if "DỰ THẢO" in run.text]
    assert len(found) == (len(sample.pages(data)) if key in marked else 0)
    assert all(run.level == 1 for run in found)


def test_the_mark_of_a_draft_lies_behind_the_text():
    first = sample.runs(documents.render("minutes", sample.sample(lines=2)))[0]
    assert first.text.strip() == "DỰ THẢO"


@EVERY
@pytest.mark.parametrize("sealed", [False, True])
def test_only_minutes_and_summary_of_a_fixed_result_carry_the_code_line(key, sealed):
    built = sample.sample(lines=4, sealed=sealed)
    said = sample.said(documents.render(key, built, digest=sample.DIGEST))
    expected = sealed and key in {"minutes", "summary"}
    assert (f"Mã đối chiếu số liệu: {CODE}" in said) == expected
    assert ("Mã đối chiếu" in said) == expected


@pytest.mark.parametrize("key", ["minutes", "summary"])
def test_a_fixed_result_is_not_printed_without_its_digest(key):
    with pytest.raises(documents.DocumentRefused, match="thiếu mã đối chiếu"):
        documents.render(key, sample.sample(lines=2, sealed=True))


def test_a_ballot_of_a_fixed_result_needs_no_digest():
    assert documents.render("ballot", sample.sample(lines=2, sealed=True))


@EVERY
def test_a_file_says_its_title_author_and_language(key):
    data = documents.render(key, sample.sample(lines=2))
    document = pypdfium2.PdfDocument(data)
    about = document.get_metadata_dict()
    document.close()
    assert about["Author"] == "Đảng ủy xã Thanh Khê"
    assert about["Title"]
    assert b"/Lang (vi)" in data


@EVERY
def test_a_file_is_not_locked_and_points_nowhere(key):
    data = documents.render(key, sample.sample(lines=2))
    assert b"/Encrypt" not in data
    assert b"/URI" not in data
    assert b"Helvetica" not in data


@EVERY
def test_only_the_shipped_faces_are_used_and_embedded(key):
    data = documents.render(key, sample.sample(lines=2))
    assert {run.font.removeprefix("votes-") for run in sample.runs(data)} <= {
        f"LiberationSerif-{face}" for face in ("Regular", "Bold", "Italic", "BoldItalic")
    }
    assert len(re.findall(rb"/FontFile2", data)) >= 1


def test_an_unknown_document_is_refused_with_the_known_ones():
    with pytest.raises(documents.DocumentRefused, match=r"“memo”.*ballot, counts, batch"):
        documents.render("memo", sample.sample(lines=1))


def test_an_unknown_format_is_refused_with_those_there_are():
    with pytest.raises(documents.DocumentRefused, match=r"không có dạng odt, chỉ có: pdf"):
        documents.render("minutes", sample.sample(lines=1), "odt")


def test_a_part_that_a_document_does_not_have_is_refused():
    with pytest.raises(documents.DocumentRefused, match="không in riêng theo “form”"):
        documents.render("minutes", sample.sample(lines=1), form="1")


@pytest.mark.parametrize("key", ["ballot", "batch"])
def test_an_unknown_form_is_refused_by_name(key):
    with pytest.raises(documents.DocumentRefused, match="Không có loại phiếu “9”"):
        documents.render(key, sample.sample(lines=1), form="9")


@pytest.mark.parametrize("key", [key for key in KEYS if key not in {"roll", "board"}])
def test_nothing_is_printed_before_somebody_is_rated(key):
    with pytest.raises(documents.DocumentRefused, match="chưa có người được lấy phiếu"):
        documents.render(key, replace(sample.sample(), forms=()))


def test_what_a_document_needs_and_marks_is_said_by_its_entry():
    known = documents.DOCUMENTS
    assert known["ballot"].draft_mark is DraftMark.WHILE_DRAFT
    assert {key for key, one in known.items() if one.code_line} <= {"minutes", "summary", "log"}
    assert known["batch"].which == {"form", "batch"}


def test_a_document_of_the_other_letterhead_is_refused(monkeypatch):
    party_only = replace(documents.DOCUMENTS["counts"], letterheads=frozenset({"party"}))
    monkeypatch.setitem(documents.DOCUMENTS, "counts", party_only)
    assert documents.render("counts", sample.sample(lines=1))
    with pytest.raises(documents.DocumentRefused, match="không có theo thể thức"):
        documents.render("counts", sample.sample("nq96-2023", 1))


def test_a_part_left_empty_means_all():
    built = sample.sample(lines=2, forms=2)
    assert documents.render("batch", built, form="", batch=None) == documents.render("batch", built)


def test_it_is_printed_as_it_was_fixed_after_a_profile_changes(monkeypatch):
    built = sample.sample(lines=3, sealed=True)
    first = documents.render("minutes", built, digest=sample.DIGEST)
    entries = {**layouts.PARTY_2026.entries, "body_size": layouts.Measure("", "pt", 120, 120, 150)}
    later = replace(layouts.PARTY_2026, entries=entries)
    monkeypatch.setitem(layouts.PROFILES, later.key, later)
    assert documents.render("minutes", built, digest=sample.DIGEST) == first
    assert documents.render("minutes", sample.sample(lines=3)) != first


@pytest.mark.parametrize("ruleset", ["qd96-2023", "nq96-2023"])
def test_a_measure_that_an_older_result_does_not_know_comes_from_its_profile(ruleset):
    built = sample.sample(ruleset, 3)
    older = {key: value for key, value in built.layout.items() if key != "sign_room"}
    assert documents.render("minutes", replace(built, layout=older)) == documents.render(
        "minutes", built
    )


def test_a_profile_that_is_gone_is_replaced_by_the_newest_of_the_letterhead():
    built = sample.sample("nq96-2023", 2)
    bare = replace(built, layout={"profile": "state-1990"})
    assert "TM. BAN KIỂM PHIẾU" in sample.said(documents.render("minutes", bare))
