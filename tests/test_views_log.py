"""Nhật ký kiểm phiếu: every action in words, the chain whole or broken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import build, web
from votes.choices import CheckKind
from votes.log_words import SENTENCES, sentence
from votes.models import AuditEntry
from votes.services import running

SERVICES = Path(__file__).parent.parent / "votes" / "services"
#: Acts on accounts and letterheads: they stand in the organisation's chain, not in a session's.
OF_ORGANISATION = {
    "account_created", "account_reset", "account_locked", "account_unlocked",
    "password_set", "roles_set", "role_granted", "layout_set", "rehearsal_made",
    "rehearsal_wiped", "account_renamed",
}  # fmt: skip


def _log(session) -> str:
    return web.text(web.get(build.observer(session), "log", session))


def _actions() -> set[str]:
    """Every action that a service writes into a log."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SERVICES.glob("*.py"))
    named = set(re.findall(r'audit\.record\(\s*[\w.]+,\s*"(\w+)"', text))
    of_checks = set(re.findall(r'f"\{check\.kind\}_(\w+)"', text))
    return named | {f"{kind}_{act}" for kind in CheckKind.values for act in of_checks}


def test_every_action_of_a_session_has_a_sentence():
    assert _actions() - OF_ORGANISATION == set(SENTENCES)


@pytest.mark.parametrize("action", SENTENCES)
def test_a_sentence_without_its_details_is_still_a_sentence(action):
    words = sentence(action, {})
    assert words[0].isupper() and "{" not in words


def test_details_are_said_in_the_words_of_the_field():
    details = {"topic": "board", "agree": 38, "against": 1, "other": 1}
    assert sentence("meeting_voted", details) == (
        "Biểu quyết Ban kiểm phiếu: tán thành 38, không tán thành 1, ý kiến khác 1."
    )
    assert "25, 15 phiếu" in sentence("batches_made", {"form": "1", "sizes": [25, 15]})
    digest = sentence("sealed", {"digest": "0" * 64, "version": 1})
    assert "0000-0000-0000-0000" in digest


def test_a_batch_is_named_by_its_number_and_not_as_a_fraction():
    words = sentence("keying_opened", {"batch": "A/B/2", "keying": 1})
    assert words == "Nhận tập 2 (loại phiếu A/B), lượt 1."


def test_braces_that_somebody_typed_do_nothing():
    assert "{0.__class__}" in sentence("cancelled", {"reason": "{0.__class__}"})


def test_an_action_nobody_knows_is_named():
    assert sentence("flown", {}) == "Việc “flown”."


@pytest.mark.django_db
def test_the_newest_entry_stands_first_with_who_and_when():
    session = build.session(status="voting")
    clerk = build.clerk(session)
    running.set_roll(session=session, summoned=41, present=40, total_members=41, by=clerk)
    session.refresh_from_db()
    running.record_vote(session=session, topic="list", agree=40, against=0, other=0, by=clerk)
    words = _log(session)
    assert words.index("Biểu quyết Danh sách") < words.index("triệu tập 41, có mặt 40")
    assert "Thư ký điểm danh" in words and re.search(r"\d\d:\d\d:\d\d \d\d/\d\d/\d{4}", words)
    assert "Nhật ký còn nguyên vẹn: 2 dòng" in words


@pytest.mark.django_db
def test_a_changed_entry_is_named_by_its_number():
    session = build.session(status="voting")
    for present in (38, 39, 40):
        session.refresh_from_db()
        running.set_roll(
            session=session, summoned=41, present=present, total_members=41,
            by=build.clerk(session),
        )  # fmt: skip
    AuditEntry.objects.filter(session=session, number=2).update(details='{"present":41}')
    assert "bị sửa hoặc thiếu từ dòng 2" in _log(session)


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["details", "at", "who_role"])
def test_a_spoiled_entry_does_not_spoil_the_page(column):
    session = build.session(status="voting")
    running.set_roll(
        session=session, summoned=4, present=4, total_members=4, by=build.clerk(session)
    )
    AuditEntry.objects.filter(session=session).update(**{column: "[hỏng"})
    assert "từ dòng 1" in _log(session)


@pytest.mark.django_db
def test_an_empty_log_says_so():
    assert "Chưa có dòng nào" in _log(build.session())


@pytest.mark.django_db
def test_a_long_log_has_pages():
    session = build.session(status="voting")
    clerk = build.clerk(session)
    for _number in range(51):
        session.refresh_from_db()
        running.set_roll(session=session, summoned=4, present=4, total_members=4, by=clerk)
    assert "Trang 1/2" in _log(session)
