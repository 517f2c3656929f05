"""Điều hành: who works where, since when, until when, and what each step still lacks."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from tests import build, web
from votes.choices import Topic
from votes.models import AuditEntry, Batch, Keying, LiveDesk, MeetingVote, Reading
from votes.services import audit
from votes.views import dashboard, room

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 6, 3, 30, tzinfo=datetime.UTC)


def _page(session) -> str:
    return web.text(web.get(build.head(session), "session", session))


def _keyed(session, papers: int, minutes: int) -> Keying:
    """An open keying of the first batch, taken so many minutes before NOW."""
    batch = Batch.objects.filter(form__session=session)[0]
    keying = Keying.objects.create(batch=batch, number=1, keyed_by=build.typist(session))
    Reading.objects.bulk_create(
        build.reading(keying, position, "111") for position in range(1, papers + 1)
    )
    entry = audit.record(session, "keying_opened", by=None, batch=f"1/{batch.number}", keying=1)
    at = NOW - datetime.timedelta(minutes=minutes)
    AuditEntry.objects.filter(pk=entry.pk).update(at=at.isoformat())
    return keying


def _clocks(session):
    return room.clocks(session, dashboard.batches(session, build.head(session)), NOW)


def test_the_end_is_forecast_from_what_is_keyed_and_what_is_left():
    session = build.counting(batches=[20], keyings_required=1)
    _keyed(session, papers=10, minutes=10)
    end = timezone.localtime(NOW + datetime.timedelta(minutes=10))
    assert _clocks(session)["done_at"] == f"{end:%H:%M}"


def test_minutes_are_counted_from_the_papers_that_came_out_of_the_box():
    session = build.counting(batches=[5])
    entry = audit.record(session, "papers_counted", by=None, form="1", collected=5)
    at = NOW - datetime.timedelta(minutes=37)
    AuditEntry.objects.filter(pk=entry.pk).update(at=at.isoformat())
    audit.record(session, "counting_started", by=None)
    assert _clocks(session)["since"] == 37


def test_a_time_somebody_wrote_over_is_passed_over():
    session = build.counting(batches=[5])
    audit.record(session, "counting_started", by=None)
    AuditEntry.objects.filter(session=session).update(at="hôm qua")
    assert _clocks(session) == {"collected_at": "", "since": None, "done_at": ""}


def test_everybody_is_named_with_batch_and_computer_and_who_waits():
    session = build.counting(batches=[5])
    LiveDesk.objects.create(keying=_keyed(session, 2, 1), token="x" * 24, machine="192.168.1.7")
    build.typist(session, "Minh")
    words = _page(session)
    assert "Hạnh Tập 1, lượt 1: 2/5 phiếu · máy 192.168.1.7" in words
    assert "Minh chưa nhận tập" in words


def test_who_decides_from_the_paper_is_seen():
    session = build.counting(batches=[1])
    build.twice_keyed(Batch.objects.get(form__session=session), ["111"], ["112"])
    Batch.objects.update(decided_by=build.secretary(session))
    assert "Thư ký Xử lý chỗ khác nhau tập 1" in _page(session)


def test_each_step_says_what_it_lacks():
    session = build.session(status="voting", present=None)
    words = _page(session)
    for lacks in ("chưa ghi số có mặt", "chưa biểu quyết: Ban kiểm phiếu, danh sách"):
        assert lacks in words
    MeetingVote.objects.create(session=session, topic=Topic.BOARD, agree=40)
    assert "chưa biểu quyết: danh sách" in _page(session)
    session.forms.update(issued=40, collected=40)
    assert "chờ bắt đầu kiểm phiếu" in _page(session)


def test_nobody_of_nobody_is_no_quorum():
    session = build.session(status="voting", summoned=0, present=0)
    words = _page(session)
    assert "0/0 – chưa đủ 2/3" in words and "Tiếp: Phát phiếu" not in words
