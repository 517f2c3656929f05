"""Chi tiết văn bản as a verb: what is kept, when it is fixed, what the log says."""

from __future__ import annotations

import pytest

from tests import build
from votes import details
from votes.models import Print
from votes.services import assembling, audit, detailing, sealing
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db


def _sealed():
    session = build.ready()
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="x")
    session.refresh_from_db()
    return session


def _write(session, **texts):
    return detailing.write(session=session, texts=texts, by=build.organiser(session))


def test_points_are_kept_changed_and_taken_away():
    session = build.ready()
    assert _write(session, witness="Lò Văn A", boxes=" 2 ") == ["witness", "boxes"]
    assert _write(session, witness="Lò Văn A", boxes="") == ["boxes"]
    assert detailing.written(session) == {"witness": "Lò Văn A"}


def test_lines_of_a_list_stay_lines():
    session = build.ready()
    _write(session, staff="An, kỹ thuật  \r\nBình\r\n\r\n")
    assert detailing.written(session)["staff"] == "An, kỹ thuật\nBình"
    assert assembling.live_payload(session).details == {"staff": "An, kỹ thuật\nBình"}


def test_the_log_says_which_points_changed_and_nothing_where_none_did():
    session = build.ready()
    _write(session, boxes="2", witness="")
    _write(session, boxes="2")
    entries = session.audit_entries.filter(action="details_written")
    assert [audit.details_of(entry.details) for entry in entries] == [
        {"points": [details.DETAILS["boxes"].label]}
    ]


def test_what_is_fixed_with_the_result_is_closed_and_what_comes_later_is_not():
    session = _sealed()
    with pytest.raises(Refused, match="Ý kiến, khiếu nại và kết luận") as refused:
        _write(session, complaints="có")
    assert refused.value.code == "closed"
    assert _write(session, witness="Lò Văn A") == ["witness"]


@pytest.mark.parametrize("printed", ["resolution", "certificate:form=1"])
def test_a_later_point_is_closed_by_the_first_print_of_any_paper_with_it(printed):
    session = _sealed()
    result = session.results.get()
    Print.objects.create(result=result, document=printed, format="pdf", content=b"", sha256="")
    shut = detailing.closed(session)
    assert shut["resolution_number"] == printed.partition(":")[0]
    assert "witness" not in shut


def test_a_new_version_opens_the_later_points_again():
    session = _sealed()
    result = session.results.get()
    Print.objects.create(result=result, document="sealing", format="pdf", content=b"", sha256="")
    people = {"by": build.head(session), "confirmed_by": build.secretary(session)}
    sealing.reopen(session=session, reason="Sót tập", **people)
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="x")
    session.refresh_from_db()
    assert "witness" not in detailing.closed(session)


@pytest.mark.parametrize(
    ("texts", "code"),
    [({"khong": "x"}, "unknown"), ({"boxes": "x" * (details.LONGEST + 1)}, "too_long")],
)
def test_a_point_nobody_knows_or_a_text_without_end_is_refused(texts, code):
    with pytest.raises(Refused) as refused:
        _write(build.session(), **texts)
    assert refused.value.code == code


def test_a_date_nobody_can_read_is_refused():
    session = build.session()
    with pytest.raises(Refused, match="không phải ngày") as refused:
        detailing.write(session=session, texts={"issued_on": "mai"}, by=build.organiser(session))
    assert refused.value.code == "misread"


def test_a_session_that_was_called_off_takes_nothing_more():
    session = build.session(status="cancelled", cancel_reason="thử")
    with pytest.raises(Refused) as refused:
        _write(session, boxes="2")
    assert refused.value.code == "wrong_state"
