"""Commands about the result: tally, seal, verify, document."""

from __future__ import annotations

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests import build, commands
from votes import payload
from votes.models import Ballot, Print, SealedResult
from votes.services import rehearsing, sealing

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    """Nothing but a seal is missing; notes stand and no warning."""
    return build.ready(papers=["111", "112", "123", "122", "111"])


def fixed(session) -> SealedResult:
    return sealing.seal(session=session, by=None, confirmed_by=None)


def prints(session, key: str, path, *words: str) -> commands.Answer:
    return commands.run("document", session.code, key, "--output", str(path), *words)


def test_tally_is_json_unless_asked_otherwise(session):
    answer = commands.run("tally", session.code)
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out)["code"] == session.code


def test_tally_as_a_table_or_for_a_spreadsheet(session):
    assert commands.run("tally", session.code, "--format", "table").out.startswith("Loại phiếu  ")
    assert commands.run("tally", session.code, "--format", "csv").out.startswith(
        "\ufeffLoại phiếu;"
    )


def test_tally_of_a_practice_copy_says_on_stderr_that_it_has_no_value():
    copy = rehearsing.rehearse(session=(real := build.session()), by=build.organiser(real))
    answer = commands.run("tally", copy.code)
    assert answer.err == "CHẠY THỬ – KHÔNG CÓ GIÁ TRỊ\n"
    assert json.loads(answer.out)["code"] == copy.code


def test_tally_of_a_fixed_result_reads_what_was_fixed(session):
    result = fixed(session)
    session.subjects.update(name="Tên khác")
    said = json.loads(commands.run("tally", session.code).out)
    assert (said["status"], said["digest"]) == ("sealed", result.digest)
    assert said["forms"][0]["lines"][0]["name"] != "Tên khác"


@pytest.mark.parametrize("marks", ["11", "1111"])
def test_a_ballot_of_another_length_is_e04_on_every_line(session, marks):
    paper = Ballot.objects.filter(batch__form__session=session, position=1)
    paper.update(marks=marks)
    said = json.loads(commands.run("tally", session.code).out)
    assert [one["code"] for one in said["findings"] if one["code"][0] == "E"] == ["E04"] * 3
    assert said["forms"][0]["lines"][0]["high"] == 4
    assert "E04" in commands.run("seal", session.code).err


def test_seal_prints_the_digest_alone(session):
    answer = commands.run("seal", session.code)
    assert re.fullmatch(r"[0-9a-f]{64}\n", answer.out)
    assert (answer.code, answer.err) == (0, "")
    assert SealedResult.objects.get().digest == answer.out.strip()


def test_seal_is_refused_while_an_error_stands_whatever_is_acknowledged(session):
    session.forms.update(issued=6, collected=6)
    answer = commands.run("seal", session.code, "--acknowledge", "đã xem")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("Chưa chốt được: ")
    assert "E02" in answer.err
    assert len(answer.err.splitlines()) == 1


def test_seal_is_refused_until_warnings_are_acknowledged(session):
    session.board.all().delete()
    answer = commands.run("seal", session.code)
    assert (answer.code, "W01" in answer.err) == (1, True)
    assert commands.run("seal", session.code, "--acknowledge", "chưa bầu").code == 0
    assert [a.reason for a in session.acknowledgements.all()] == ["chưa bầu"]


def test_an_empty_reason_acknowledges_nothing(session):
    answer = commands.run("seal", session.code, "--acknowledge", " ")
    assert answer == commands.Answer(1, "", "--acknowledge: ghi lý do, không để trống.\n")


def test_a_fixed_result_is_not_fixed_again(session):
    fixed(session)
    answer = commands.run("seal", session.code)
    assert answer.code == 1
    assert answer.err.startswith("Cuộc lấy phiếu đang ở trạng thái “Đã chốt kết quả”")


def test_verify_says_intact_in_one_line(session):
    fixed(session)
    answer = commands.run("verify", session.code)
    assert answer == commands.Answer(0, f"{session.code}: nguyên vẹn\n", "")


def test_verify_takes_a_version_and_the_code_from_paper(session):
    code = payload.code_line(fixed(session).digest)
    assert commands.run("verify", session.code, "--version", "1", "--code", code.lower()).code == 0
    answer = commands.run("verify", session.code, "--code", "0000-0000-0000-0000")
    assert answer.code == 1
    assert answer.err == "mã đối chiếu 0000-0000-0000-0000 không phải của bản 1\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [((), "chưa có kết quả nào được chốt\n"), (("--version", "2"), "không có bản chốt số 2\n")],
)
def test_verify_is_refused_when_there_is_nothing_to_verify(session, words, line):
    assert commands.run("verify", session.code, *words) == commands.Answer(1, "", line)


def test_verify_of_an_unknown_code_is_one_line():
    answer = commands.run("verify", "khong-co")
    assert answer == commands.Answer(1, "", "không có cuộc lấy phiếu nào mang mã khong-co\n")


def test_verify_names_table_row_and_column_that_were_changed(session):
    fixed(session)
    ballot = Ballot.objects.first()
    Ballot.objects.filter(pk=ballot.pk).update(marks="333")
    answer = commands.run("verify", session.code)
    assert answer.code == 1
    assert f"votes_ballot, dòng {ballot.pk}, cột marks: khác với lúc chốt\n" in answer.err
    assert answer.out == ""


def test_what_can_not_be_read_of_a_fixed_result_is_a_line_too(session):
    fixed(session)
    SealedResult.objects.update(payload="{")
    for name in ("tally", "verify"):
        answer = commands.run(name, session.code)
        assert (answer.code, answer.out) == (1, "")


def test_figures_changed_after_the_seal_are_never_given_out(session, tmp_path):
    text = fixed(session).payload
    SealedResult.objects.update(payload=text.replace('"collected":5', '"collected":6'))
    for answer in (commands.run("tally", session.code), prints(session, "minutes", tmp_path / "x")):
        assert (answer.code, answer.out) == (1, "")
        assert "mã đối chiếu không khớp nội dung. Chạy verify." in answer.err
    assert not list(tmp_path.iterdir())


def test_a_document_is_written_whole_and_leaves_nothing_beside_it(session, tmp_path):
    assert prints(session, "minutes", tmp_path / "bien-ban.pdf") == commands.Answer(0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["bien-ban.pdf"]
    assert (tmp_path / "bien-ban.pdf").read_bytes().startswith(b"%PDF-")


def test_the_first_print_of_a_fixed_result_is_returned_ever_after(session, tmp_path):
    fixed(session)
    prints(session, "minutes", tmp_path / "1.pdf")
    Print.objects.update(content=b"%PDF-first")
    prints(session, "minutes", tmp_path / "2.pdf")
    assert (tmp_path / "2.pdf").read_bytes() == b"%PDF-first"


def test_a_draft_is_drawn_anew_and_not_kept(session, tmp_path):
    prints(session, "summary", tmp_path / "1.pdf")
    assert not Print.objects.exists()


@pytest.mark.parametrize(
    ("format", "start"), [("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("pptx", b"PK")]
)
def test_figures_are_written_in_every_format(session, tmp_path, format, start):
    path = tmp_path / f"x.{format}"
    assert prints(session, "summary", path, "--format", format).code == 0
    assert path.read_bytes().startswith(start)


def test_a_file_that_was_there_is_replaced(session, tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(b"old")
    prints(session, "counts", path)
    assert path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("words", [("--form", "1"), ("--form", "1", "--batch", "1")])
def test_a_part_of_a_document_may_be_chosen(session, tmp_path, words):
    assert prints(session, "batch", tmp_path / "x.pdf", *words).code == 0


@pytest.mark.parametrize(
    ("key", "words", "said"),
    [("minute", (), "Các văn bản: roll, stock, board, script, ballot, "),
     ("counts", ("--format", "pptx"), "không có dạng pptx. Các dạng: "),
     ("ballot", ("--form", "Phiếu đen"), "“Phiếu đen”"),
     ("minutes", ("--form", "1"), "không in riêng theo “form”")],
)  # fmt: skip
def test_what_a_document_has_not_is_named(session, tmp_path, key, words, said):
    answer = prints(session, key, tmp_path / "x.pdf", *words)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert said in answer.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("path", "said"),
    [("khong-co/x.pdf", "không có tệp hoặc thư mục này"), ("", "phải là tên tệp")],
)
def test_a_place_that_can_not_be_written_is_named(session, tmp_path, path, said):
    answer = prints(session, "counts", tmp_path / path)
    assert (answer.code, len(answer.err.splitlines())) == (1, 1)
    assert str(tmp_path / path) in answer.err
    assert said in answer.err


def test_a_link_is_followed_and_a_long_name_written(session, tmp_path):
    link, real, long = tmp_path / "link.pdf", tmp_path / "real.pdf", tmp_path / ("x" * 255)
    link.symlink_to(real)
    assert [prints(session, "counts", path).code for path in (link, long)] == [0, 0]
    assert link.is_symlink()
    assert real.read_bytes() == long.read_bytes()


def test_a_name_too_long_is_one_line(session, tmp_path):
    answer = prints(session, "counts", tmp_path / ("x" * 256))
    assert (answer.code, len(answer.err.splitlines())) == (1, 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_written_and_stays_a_pipe(session, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_bytes)
        assert prints(session, "counts", pipe).code == 0
        assert read.result(timeout=60).startswith(b"%PDF-")
    assert pipe.is_fifo()
