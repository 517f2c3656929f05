"""Results over the years and of units below: who is the same, what is broken, who may look."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import build, web
from votes import archive, payload
from votes.choices import Role
from votes.models import Organisation, SealedResult, VoteSession
from votes.services import archiving, assembling, comparing, rolling_up, sealing
from votes.services.comparing import Person, same

BORN = datetime.date(1970, 5, 1)


def _fixed(body, year: int = 2026, **fields) -> VoteSession:
    """A sealed session with a result as sealing would store it, without the counting."""
    held = datetime.date(year, 2, 5)
    made = build.session(organisation=body, subjects=1, status="sealed", held_on=held, **fields)
    _seal(made)
    return made


def _seal(made) -> None:
    text = payload.canonical(assembling.live_payload(made)).decode()
    digest = payload.digest(text.encode())
    SealedResult.objects.create(session=made, version=1, payload=text, digest=digest)


def _born(session, day: datetime.date) -> None:
    official = session.subjects.get().official
    official.birth_date = day
    official.save()


def _key(session) -> str:
    return f"{session.code}:1:1"


def _open(body, name: str, **query) -> str:
    user = build.user("Hiền", Role.ORGANISER, to=body)
    return web.text(web.client(user).get(reverse(name), query))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Person("Lê Văn Hòa", "u1"), Person("Lê Văn Hòa Bình", "u1"), True),
        (Person("Lê Văn Hòa", "u1", BORN), Person("LÊ VĂN HOÀ", "u2", BORN), True),
        (Person("Lê Văn Hòa", "u1", BORN), Person("Lê Văn Hòa"), None),
        (Person("Lê Văn Hòa"), Person("Lê Văn Hòa"), None),
        (Person("Lê Văn Hòa", "", BORN), Person("Lê Văn Hòa", "", BORN.replace(1971)), False),
        (Person("Lê Văn Hòa"), Person("Lê Văn Hóa"), False),
    ],
)
def test_people_are_the_same_by_their_record_or_by_name_and_birth_date(one, other, expected):
    assert same(one, other) is expected


@pytest.mark.django_db
class TestOverTheYears:
    def test_an_official_rated_in_two_places_has_both_results(self):
        top = build.organisation("Đảng bộ tỉnh Hoa Lư")
        below = build.organisation("Đảng bộ xã Đại An", superior=top)
        sessions = [_fixed(top, 2023), _fixed(below, 2026)]
        for session in sessions:
            _born(session, BORN)
        found = comparing.history(top, _key(sessions[1]))
        assert [one.key for one in found.rated] == [_key(one) for one in sessions]
        said = _open(top, "history_person", line=_key(sessions[0]))
        assert "nhiều nơi" in said and "Đảng bộ xã Đại An" in said

    def test_the_chart_has_both_thresholds_of_the_lowest_level(self):
        body = build.organisation()
        said = _open(body, "history_person", line=_key(_fixed(body, 2023)))
        assert "quá 1/2" in said and "từ 2/3" in said
        assert "ngưỡng của mức “tín nhiệm thấp”, tính từ dưới lên" in said

    def test_who_only_shares_a_name_is_joined_by_hand_and_never_by_itself(self):
        body = build.organisation()
        first, second = _fixed(body, 2023), _fixed(body, 2026)
        found = comparing.history(body, _key(first))
        assert [[one.key for one in some] for some in (found.rated, found.maybe)] == [
            [_key(first)], [_key(second)],
        ]  # fmt: skip
        assert "Trùng họ tên, chưa ghép" in _open(body, "history_person", line=_key(first))
        said = _open(body, "history_person", line=_key(first), also=_key(second))
        assert "Bỏ ghép" in said and "chưa ghép" not in said

    def test_a_broken_result_is_said_and_gives_no_figure(self):
        body = build.organisation()
        whole, broken = _fixed(body, 2023), _fixed(body, 2026, title="Cuộc bị sửa")
        SealedResult.objects.filter(session=broken).update(digest="0" * 64)
        found = comparing.history(body, _key(whole))
        assert [one.code for one in found.broken] == [broken.code] and not found.maybe
        assert "“Cuộc bị sửa”" in _open(body, "history_person", line=_key(whole))
        assert "Không khớp mã đối chiếu" in _open(body, "history")

    def test_a_term_has_its_votes_and_everybody_rated_in_them(self):
        body = build.organisation()
        sessions = [_fixed(body, year) for year in (2018, 2023, 2026)]
        for session in sessions:
            _born(session, BORN)
        votes, people = comparing.term(body, 2022, 2026)
        assert [one.code for one in votes] == [one.code for one in sessions[1:]]
        assert [len(one.lines) for one in people] == [2]
        assert people[0].name in _open(body, "history", q=people[0].name.upper())
        assert "Không có ai tên" in _open(body, "history", q="không ai")

    def test_results_of_bodies_beside_and_above_are_not_there(self):
        top = build.organisation("Đảng bộ tỉnh Hoa Lư")
        one, other = (build.organisation(name, superior=top) for name in ("Xã A", "Xã B"))
        session, above = _fixed(other), _fixed(top)
        for hidden in (session, above):
            assert comparing.history(one, _key(hidden)) is None
            user = build.user("Hiền", Role.ORGANISER, to=one)
            browser = web.client(user)
            asked = (
                ("history_person", {"line": _key(hidden)}),
                ("rollup_unit", {"code": hidden.code}),
            )
            assert {browser.get(reverse(n), q).status_code for n, q in asked} == {404}

    @pytest.mark.parametrize("name", ["history", "rollup"])
    def test_a_body_without_results_is_told_what_to_do(self, name):
        assert "Chưa có kết quả" in _open(build.organisation(), name)


@pytest.mark.django_db
def test_a_roll_up_is_printed_as_a_paper_of_the_bodys_own_vote():
    top = build.organisation("Đảng bộ tỉnh Hoa Lư")
    _fixed(build.organisation("Đảng bộ xã Đại An", superior=top), 2026)
    assert "In báo cáo tổng hợp" not in _open(top, "rollup")
    own = _fixed(top, 2026)
    assert "In báo cáo tổng hợp" in _open(top, "rollup")
    assert rolling_up.own_vote(top, rolling_up.Round.of(own)) == own.code


@pytest.mark.django_db
def test_a_body_with_two_votes_under_way_is_named_once():
    top = build.organisation("Đảng bộ tỉnh Hoa Lư")
    _fixed(top, 2026)
    below = build.organisation("Đảng bộ xã Đại An", superior=top)
    for code in ("mot", "hai"):
        build.session(organisation=below, code=code, held_on=datetime.date(2026, 3, 1))
    assert "chưa chốt kết quả (1)" in _open(top, "rollup")


@pytest.mark.django_db
def test_a_roll_up_counts_units_names_the_missing_and_opens_each():
    top = build.organisation("Đảng bộ tỉnh Hoa Lư")
    done, waits, _none = (
        build.organisation(name, superior=top) for name in ("Xã Một", "Xã Hai", "Xã Ba")
    )
    session = _fixed(done)
    build.session(organisation=waits)
    said = _open(top, "rollup")
    assert "Chưa tổ chức (2)" in said and "chưa chốt kết quả (1): Xã Hai" in said
    assert "Từng cơ quan, đơn vị" in said
    unit = _open(top, "rollup_unit", code=session.code)
    assert "Mã đối chiếu" in unit and build.name(1) in unit
    SealedResult.objects.update(digest="0" * 64)
    assert "không đưa ra số liệu" in _open(top, "rollup_unit", code=session.code)
    assert "Không khớp mã đối chiếu" in _open(top, "rollup")


@pytest.fixture
def archived(db):
    """The file of a commune's result, and the province above it; the session is not here."""
    top = build.organisation("Đảng bộ tỉnh Hoa Lư")
    commune = build.organisation("Đảng bộ xã Đại An", superior=top)
    made = build.ready(organisation=commune)
    sealing.seal(session=made, by=None, confirmed_by=None, acknowledge_all="x")
    made.refresh_from_db()
    data = archiving.export(session=made)
    for result in SealedResult.objects.all():
        result.snapshot.delete() if hasattr(result, "snapshot") else None
        result.delete()
    build.wipe(made)
    return top, data


def _upload(body, *some: bytes) -> str:
    user = build.user("Hiền", Role.ORGANISER, to=body)
    files = [SimpleUploadedFile(f"xa-{n}.zip", data) for n, data in enumerate(some, 1)]
    return web.text(web.client(user).post(reverse("archives"), {"archives": files}))


def _changed(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        held = {name: opened.read(name) for name in opened.namelist()}
    return archive.pack({**held, "ban-1/phieu.txt": b"# 1\n"}.items())


def test_several_archives_are_taken_in_and_each_says_what_became_of_it(archived):
    top, data = archived
    said = _upload(top, _changed(data), data, data)
    parts = ("xa-1.zip Không nhận", "đã bị thay đổi", "xa-2.zip Đã nhận", "xa-3.zip Đã có")
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert "Từng cơ quan, đơn vị" in _open(top, "rollup")


def test_an_archive_of_a_body_that_is_not_below_is_refused_and_leaves_nothing(archived):
    _top, data = archived
    other = build.organisation("Đảng bộ tỉnh khác")
    bodies = Organisation.objects.count()
    assert "không trực thuộc “Đảng bộ tỉnh khác”" in _upload(other, data)
    assert (VoteSession.objects.count(), Organisation.objects.count()) == (0, bodies)


@pytest.mark.parametrize(
    ("some", "said"), [((), "Chưa chọn tệp"), ((b"",), "tệp trống"), ((b"x",), "hoặc đã hỏng")]
)
def test_what_is_no_archive_is_said_to_be_none(db, some, said):
    assert said in _upload(build.organisation(), *some)


def test_a_file_far_too_big_is_not_read(db, monkeypatch):
    monkeypatch.setattr("votes.forms.archives.FILE_LIMIT", 3)
    assert "lớn hơn 50 MB" in _upload(build.organisation(), b"xxxx")
