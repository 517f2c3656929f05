"""A fixed result as a file: checked without the program, taken in elsewhere, refused if changed."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile

import pytest

from tests import build, commands, web
from votes import archive
from votes.models import AuditEntry, ImportedLog, Organisation, Print, SealedResult, VoteSession
from votes.services import archive_import, archiving, sealing, unpacking, verifying
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    made = build.ready(papers=["111", "112", "123", "122", "109"])
    sealing.seal(session=made, by=None, confirmed_by=None, acknowledge_all="x")
    made.refresh_from_db()
    commands.run("document", made.code, "minutes", "--output", "/dev/null")
    return made


@pytest.fixture
def data(session) -> bytes:
    return archiving.export(session=session)


def elsewhere(session) -> None:
    """As if this were another installation: nothing of the session is here."""
    ImportedLog.objects.filter(session=session).delete()
    Print.objects.all().delete()
    for result in SealedResult.objects.order_by("-version"):
        result.snapshot.delete() if hasattr(result, "snapshot") else None
        result.delete()
    AuditEntry.objects.all().delete()
    body = session.organisation_id
    build.wipe(session)
    Organisation.objects.filter(pk=body).update(audit_length=0, audit_head="")


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def refused(data: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        archive_import.import_archive(data=data, by=None)
    return caught.value


def test_the_same_result_gives_the_same_file_and_changes_nothing(session, data):
    entries = session.audit_entries.count()
    assert archiving.export(session=session) == data
    assert session.audit_entries.count() == entries


def test_the_file_checks_itself_without_the_program(data, tmp_path):
    zipfile.ZipFile(io.BytesIO(data)).extractall(tmp_path)
    done = subprocess.run([sys.executable, "kiem_tra.py"], cwd=tmp_path, capture_output=True)
    assert (done.returncode, done.stdout.decode().splitlines()[-1]) == (0, "NGUYÊN VẸN")
    paper = tmp_path / "ban-1/phieu.txt"
    paper.write_text(paper.read_text().replace("111", "113"))
    done = subprocess.run([sys.executable, "kiem_tra.py"], cwd=tmp_path, capture_output=True)
    said = done.stdout.decode()
    assert done.returncode == 1
    assert "phieu.txt: khác" in said and "số phiếu sai" in said


def test_ballots_leave_sorted_and_without_batch_or_position(data):
    lines = files(data)["ban-1/phieu.txt"].decode().splitlines()
    assert lines[0] == "# 1" and lines[1:] == sorted(lines[1:])


def test_an_archive_comes_in_under_its_uid_and_verifies(session, data):
    elsewhere(session)
    made = archive_import.import_archive(data=data, by=None)
    assert (made.uid, made.code, made.status) == (session.uid, session.code, "sealed")
    assert verifying.verify(code=made.code) == []
    assert made.results.get().prints.get().document == "minutes"


def test_a_taken_code_gets_another(session, data):
    code = session.code
    elsewhere(session)
    build.session(code=code)
    assert archive_import.import_archive(data=data, by=None).code == f"{code}-2"


def test_what_came_in_goes_out_as_it_came(session, data):
    elsewhere(session)
    assert archiving.export(session=archive_import.import_archive(data=data, by=None)) == data


def test_the_same_archive_twice_is_refused_by_name(session, data):
    assert refused(data).code == "own"
    elsewhere(session)
    archive_import.import_archive(data=data, by=None)
    assert refused(data).code == "known"


def test_a_new_version_joins_the_ones_that_are_here(session, data):
    head, secretary = build.head(session), build.secretary(session)
    sealing.reopen(session=session, reason="đếm lại", by=head, confirmed_by=secretary)
    sealing.seal(session=session, by=head, confirmed_by=secretary, acknowledge_all="x")
    session.refresh_from_db()
    second = archiving.export(session=session)
    for user in (head, secretary):
        user.role_assignments.all().delete()
    elsewhere(session)
    archive_import.import_archive(data=data, by=None)
    made = archive_import.import_archive(data=second, by=None)
    assert made.results.count() == 2
    assert verifying.verify(code=made.code) == []


def _spoilt(name: str, change) -> object:
    def spoil(data: bytes) -> bytes:
        return archive.pack(
            (one, change(content) if one == name else content)
            for one, content in files(data).items()
        )

    return spoil


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("ban-1/phieu.txt", lambda content: content.replace(b"111", b"113")),
        ("ban-1/ket-qua.json", lambda content: content.replace(b'"invalid":0', b'"invalid":1')),
        ("nhat-ky.jsonl", lambda content: content.replace(b'"who_name"', b'"who_name" ')),
        ("ban-1/ban-in/01-minutes.pdf", lambda content: content + b" "),
        ("kiem_tra.py", lambda content: b"print('NGUYEN VEN')"),
    ],
)
def test_a_changed_archive_is_refused_naming_the_file(session, data, name, change):
    elsewhere(session)
    error = refused(_spoilt(name, change)(data))
    assert (error.code, name in str(error)) == ("tampered", True)
    assert not VoteSession.objects.exists()


def test_sums_written_anew_do_not_hide_a_change(session, data):
    elsewhere(session)
    held = files(data)
    held["ban-1/phieu.txt"] = held["ban-1/phieu.txt"].replace(b"111", b"113")
    sums = "".join(
        f"{archiving.payload.digest(content)}  {name}\n"
        for name, content in held.items()
        if name != "SHA256SUMS"
    )
    held["SHA256SUMS"] = sums.encode()
    assert "danh sách phiếu không khớp" in str(refused(archive.pack(held.items())))


@pytest.mark.parametrize("content", [b"", b"khong phai", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_is_no_archive_is_said_to_be_none(content):
    assert refused(content).code == "no_archive"


def test_an_archive_that_grows_without_end_is_refused_before_it_is_unpacked(monkeypatch, data):
    monkeypatch.setattr(unpacking, "LARGEST", 1000)
    assert refused(data).code == "too_large"


def test_a_changed_log_or_result_of_an_imported_session_is_found(session, data):
    elsewhere(session)
    made = archive_import.import_archive(data=data, by=None)
    log = made.imported_log
    log.entries = log.entries.replace('"sealed"', '"sealed!"')
    log.save()
    assert any("nhật ký đứt ở dòng" in text for text in verifying.verify(code=made.code))
    log.delete()
    assert any("mất nhật ký" in text for text in verifying.verify(code=made.code))


def test_pages_of_an_imported_session_open_and_it_is_not_reopened(session, data):
    elsewhere(session)
    made = archive_import.import_archive(data=data, by=None)
    head, secretary = build.head(made), build.secretary(made)
    for page in ("session", "results", "documents", "display", "log"):
        assert web.get(head, page, made).status_code == 200, page
    assert web.get(head, "document", made, "minutes", "pdf").status_code == 200
    with pytest.raises(Refused, match="nơi khác"):
        sealing.reopen(session=made, reason="x", by=head, confirmed_by=secretary)


def test_what_is_not_fixed_is_not_exported(tmp_path):
    running = build.ready()
    answer = commands.run("export", running.code, "--output", str(tmp_path / "x.zip"))
    assert (answer.code, list(tmp_path.iterdir())) == (1, [])
    assert "đã chốt kết quả" in answer.err


def test_a_classified_session_is_exported_with_a_line_of_the_register_only(session, tmp_path):
    VoteSession.objects.filter(pk=session.pk).update(classification="secret")
    words = ("export", session.code, "--output", str(tmp_path / "x.zip"))
    assert "sổ đăng ký" in commands.run(*words).err
    assert commands.run(*words, "--register", "Số 12, ngày 02/3/2026").code == 0
    held = files((tmp_path / "x.zip").read_bytes())
    assert held["so-dang-ky.txt"].decode() == "Số 12, ngày 02/3/2026\n"


def test_the_command_prints_the_code_alone(session, data, tmp_path):
    (tmp_path / "x.zip").write_bytes(data)
    elsewhere(session)
    answer = commands.run("import_archive", str(tmp_path / "x.zip"))
    assert (answer.code, answer.out, answer.err) == (0, f"{session.code}\n", "")
    assert json.loads(files(data)["noi-dung.json"])["session"]["code"] == session.code
