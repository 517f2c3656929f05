"""The six meetings of the gallery: what is in them, and the command that draws their papers."""

import builtins
from dataclasses import replace

import pytest

from tests import commands
from votes import gallery, payload
from votes.gallery import cases, drawing
from votes.services import recount

SIZES = {
    "tiny": (5, 1, 1),
    "commune": (30, 10, 1),
    "twin": (40, 12, 1),
    "council": (105, 35, 1),
    "assembly": (480, 44, 10),
    "congress": (700, 60, 1),
}
FIXED = [key for key in gallery.CASES if not key.endswith("-draft")]


@pytest.mark.parametrize("key", gallery.CASES)
def test_every_meeting_has_its_size(key):
    fixture = "council" if key in {"nq85", "two-levels"} else key.partition("-")[0]
    built = gallery.case(key).payload
    voters, officials, forms = SIZES[fixture]
    lines = sum(len(form.lines) for form in built.forms)
    assert (built.roll.summoned, len(built.forms)) == (voters, forms)
    assert lines == (4 if key == "two-levels" else officials)


@pytest.mark.parametrize("key", FIXED)
def test_every_figure_is_what_the_ballots_give(key):
    case = gallery.case(key)
    assert list(recount.problems(case.payload, case.ballots)) == []
    assert payload.digest(case.ballots.encode()) == case.payload.ballots_digest


def test_a_case_is_the_same_whenever_it_is_made():
    first = gallery.case("commune-state")
    cases.case.cache_clear()
    assert gallery.case("commune-state") == first
    assert first.digest == payload.digest(payload.canonical(first.payload))


def test_what_is_hard_to_print_is_somewhere():
    built = [gallery.case(key).payload for key in FIXED]
    groups = [{line.group for form in one.forms for line in form.lines} for one in built]
    assert {"", "A", "B"} in groups
    assert {""} in groups
    assert max(len(one.board) for one in built) == 29
    assert any(one.classification.level for one in built)
    assert any(form.invalid_reasons.get("other") for one in built for form in one.forms)
    assert {one.organisation.spelling for one in built} == {"ủy", "uỷ"}
    assert any(len(line.posts) == 3 for one in built for form in one.forms for line in form.lines)
    assert {bool(one.details) for one in built} == {True, False}


def test_no_two_of_the_people_summoned_have_one_name():
    names = [person[0] for person in cases.people.people(3000)]
    assert len(set(names)) == 3000


def test_a_document_of_the_other_letterhead_is_left_out(monkeypatch):
    party_only = replace(gallery.DOCUMENTS["counts"], letterheads=frozenset({"party"}))
    monkeypatch.setitem(gallery.DOCUMENTS, "counts", party_only)
    assert "counts" in gallery.keys_of("tiny-party")
    assert "counts" not in gallery.keys_of("tiny-state")


def test_one_meeting_one_case_or_one_document_may_be_asked_for():
    assert {case for case, _ in gallery.jobs("tiny")} == set(gallery.CASES[:4])
    assert {case for case, _ in gallery.jobs("nq85")} == {"nq85"}
    assert {key for _, key in gallery.jobs("minutes")} == {"minutes"}
    assert gallery.jobs("nothing") == []


def test_two_processes_draw_what_one_does(monkeypatch):
    jobs = [("tiny-state", "counts"), ("tiny-party", "counts")]
    monkeypatch.setattr(drawing.os, "cpu_count", lambda: 1)
    alone = list(gallery.drawn(jobs))
    monkeypatch.setattr(drawing.os, "cpu_count", lambda: 2)
    assert list(gallery.drawn(jobs)) == alone
    assert [one.case for one in alone] == ["tiny-state", "tiny-party"]


@pytest.fixture
def one_process(monkeypatch):
    monkeypatch.setattr(drawing.os, "cpu_count", lambda: 1)


def test_the_command_writes_files_and_pictures(one_process, tmp_path):
    words = ("--output", str(tmp_path), "--png", "--only", "tiny-party-draft/counts")
    answer = commands.run("gallery", *words)
    made = tmp_path / "tiny-party-draft"
    assert answer == commands.Answer(0, f"{made / 'counts.pdf'}\n", "")
    assert (made / "counts.pdf").read_bytes().startswith(b"%PDF")
    assert (made / "counts-01.png").read_bytes().startswith(b"\x89PNG")


def test_the_command_says_what_was_refused_and_writes_nothing_of_it(one_process, tmp_path):
    words = ("--output", str(tmp_path), "--only", "tiny-party-draft/batch")
    answer = commands.run("gallery", *words)
    assert (answer.code, answer.out) == (0, "")
    assert "tiny-party-draft/batch: Chưa chia tập phiếu" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_meeting_is_refused_with_the_known_ones(tmp_path):
    answer = commands.run("gallery", "--output", str(tmp_path), "--only", "memo")
    assert answer.code == 1
    assert "“memo”" in answer.err
    assert "congress-state" in answer.err
    assert "minutes" in answer.err


def test_a_folder_that_cannot_be_written_is_said_in_one_line(one_process, tmp_path):
    (tmp_path / "file").write_text("")
    answer = commands.run(
        "gallery", "--output", str(tmp_path / "file"), "--only", "tiny-state/counts"
    )
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
    assert "Không ghi được vào" in answer.err


def test_pictures_without_pypdfium2_are_refused_in_one_line(one_process, monkeypatch, tmp_path):
    real = builtins.__import__

    def without(name, *others, **more):
        if name == "pypdfium2":
            raise ImportError(name)
        return real(name, *others, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    words = ("--output", str(tmp_path), "--png", "--only", "tiny-state/counts")
    answer = commands.run("gallery", *words)
    assert (answer.code, len(answer.err.splitlines())) == (1, 1)
    assert "chưa cài pypdfium2" in answer.err
