"""Whether the code on a paper is that of the result that stands."""

from __future__ import annotations

import pytest

from tests import build, web
from tests.test_views_papers import _fixed
from votes import payload
from votes.models import Batch
from votes.services import sealing

pytestmark = pytest.mark.django_db


def _check(session, user, printed: str) -> str:
    return web.text(web.get(user, "check_code", session, printed=printed))


def test_a_code_from_paper_is_recognised_however_it_is_typed():
    session, head, result = _fixed()
    code = payload.code_line(result.digest)
    assert "Đúng mã của kết quả đã chốt" in _check(session, head, code)
    assert "Đúng mã" in _check(session, head, f" {code.lower().replace('-', ' ')} ")


def test_a_code_of_another_paper_is_refused_and_says_what_that_means():
    session, head, _result = _fixed()
    assert "Không phải mã của kết quả nào" in _check(session, head, "0000-0000-0000-0000")


def test_a_code_of_an_earlier_version_says_so():
    session, head, first = _fixed()
    people = {"by": head, "confirmed_by": build.secretary(session)}
    sealing.reopen(session=session, reason="Sót tập", **people)
    batch = Batch.objects.get(form__session=session)
    build.settling.reopen_batch(batch=batch, by=head, reason="Xem lại")
    sealing.seal(session=session, acknowledge_all="đã xem", **people)
    words = _check(session, head, payload.code_line(first.digest))
    assert "Mã của bản 1" in words and "bản đã được thay thế" in words


def test_the_page_to_check_a_code_opens_without_one():
    session, head, _result = _fixed()
    words = web.text(web.get(head, "check_code", session))
    assert "Đối chiếu" in words and "Không phải mã" not in words
