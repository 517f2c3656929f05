"""Commands that bring a session in: import_session, import_ballots, gen_session."""

from __future__ import annotations

import pytest

from tests import build, commands
from votes.models import Keying, VoteSession

pytestmark = pytest.mark.django_db
PAPERS = ("12", "11", "!unstamped", "39")


@pytest.fixture
def counting():
    return build.counting(subjects=2, batches=[4])


def imports(folder, **parts) -> commands.Answer:
    return commands.run("import_session", commands.written(folder, commands.session_file(**parts)))


def keys(folder, session, *papers: str, number: int = 1) -> commands.Answer:
    path = commands.written(folder, commands.ballots(*papers), "phieu.csv")
    return commands.run("import_ballots", session.code, path, "--keying", str(number))


def test_import_session_prints_the_code_alone(tmp_path):
    assert imports(tmp_path) == commands.Answer(0, "binh-an\n", "")
    assert VoteSession.objects.get().code == "binh-an"


def test_the_twin_of_the_example_is_a_good_session_file():
    assert commands.run("import_session", str(commands.TWIN)).out == "van-khe-2023\n"
    session = VoteSession.objects.get()
    assert session.subjects.filter(form__isnull=False).count() == 12
    assert session.subjects.get(exempt=True).official.appointed_on.year == 2023


def test_a_taken_code_is_one_line_that_names_it(tmp_path):
    imports(tmp_path)
    assert imports(tmp_path) == commands.Answer(
        1, "", "session.code: mã “binh-an” đã có. Chọn mã khác.\n"
    )


def test_every_problem_of_a_file_is_a_line_with_its_place(tmp_path):
    officials = [{"name": "Lê An", "posts": ["x"], "rank": 1}, {"posts": ["y"]}]
    answer = imports(tmp_path, officials=officials)
    assert answer.code == 1
    first, second = answer.err.splitlines()
    assert first.startswith("officials[0].rank: khóa lạ.")
    assert second.startswith("officials[1].name: thiếu")
    assert not VoteSession.objects.exists()


def test_a_file_that_is_no_json_is_named_by_line_and_column(tmp_path):
    answer = commands.run("import_session", commands.written(tmp_path, '{"organisation": }'))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("dòng 1, cột 18: không đúng JSON")


@pytest.mark.parametrize("name", ["khong-co.json", "", "a\0b.json"])
def test_a_file_that_can_not_be_read_is_named(tmp_path, name):
    answer = commands.run("import_session", str(tmp_path / name))
    assert (answer.code, len(answer.err.splitlines())) == (1, 1)
    assert answer.err.startswith(f"Không đọc được tệp {tmp_path}")


@pytest.mark.parametrize("ending", ["xlsx", "XLS", "ods", "csv"])
def test_a_spreadsheet_is_refused_with_what_to_use(tmp_path, ending):
    path = commands.written(tmp_path, "x", f"bang.{ending}")
    answer = commands.run("import_session", path)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        f"{path}: bản này chưa đọc bảng tính. Dùng tệp .json theo mẫu tệp cuộc lấy phiếu.\n"
    )


def test_import_ballots_prints_ballots_and_differences(tmp_path, counting):
    assert keys(tmp_path, counting, *PAPERS) == commands.Answer(0, "4 ballots, 0 differences\n", "")
    other = ("12", "13", "!unstamped", "39")
    assert keys(tmp_path, counting, *other, number=2).out == "4 ballots, 1 differences\n"


def test_the_same_content_twice_is_said_on_stderr_only(tmp_path, counting):
    keys(tmp_path, counting, *PAPERS)
    answer = keys(tmp_path, counting, *PAPERS, number=2)
    assert (answer.code, answer.out) == (0, "4 ballots, 0 differences\n")
    assert "W05" in answer.err


@pytest.mark.parametrize(
    ("number", "line"),
    [(3, "Lượt 3 không có: cuộc lấy phiếu này nhập 2 lượt.\n"),
     (1, "Loại phiếu “1”, tập 1 đã có lượt 1.\n")],
)  # fmt: skip
def test_a_keying_that_can_not_be_is_refused(tmp_path, counting, number, line):
    keys(tmp_path, counting, *PAPERS)
    assert keys(tmp_path, counting, *PAPERS, number=number) == commands.Answer(1, "", line)
    assert Keying.objects.count() == 1


def test_a_cancelled_session_is_refused_with_its_state(tmp_path, counting):
    type(counting).objects.update(status="cancelled", cancel_reason="x")
    answer = keys(tmp_path, counting, *PAPERS)
    assert answer.code == 1
    assert answer.err.startswith("Cuộc lấy phiếu đang ở trạng thái “Đã hủy”")


def test_bad_rows_are_lines_with_their_number(tmp_path, counting):
    answer = keys(tmp_path, counting, "12", "17", "!torn")
    assert answer.code == 1
    assert [line[:7] for line in answer.err.splitlines()] == ["dòng 3:", "dòng 4:"]
    assert not Keying.objects.exists()


@pytest.mark.parametrize(
    "words",
    [("import_ballots", "khong-co", __file__, "--keying", "1"), ("tally", "khong-co"),
     ("seal", "khong-co"), ("document", "khong-co", "minutes", "--output", "x.pdf")],
)  # fmt: skip
def test_an_unknown_code_is_one_line(words):
    line = "Không có cuộc lấy phiếu nào mang mã “khong-co”.\n"
    assert commands.run(*words) == commands.Answer(1, "", line)


def test_gen_session_prints_the_code_and_says_the_slips():
    answer = commands.run(
        "gen_session", "--voters", "30", "--officials", "4", "--seed", "3", "--error-rate", "0.05"
    )
    assert (answer.code, answer.out) == (0, "thu-30x4-3\n")
    assert answer.err.startswith("Sai khi nhập: ")
    assert VoteSession.objects.get(code="thu-30x4-3").status == "counting"
