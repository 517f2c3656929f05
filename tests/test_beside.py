"""What papers need beside the payload is gathered from the tables."""

import datetime

import pytest

from tests import build
from votes.services import beside

pytestmark = pytest.mark.django_db


def test_the_roll_is_in_alphabetical_order_and_namesakes_by_birth():
    session = build.session()
    for name, born, present in (
        ("Lê Văn Đạt", 1980, True),
        ("Lê Thị Ánh", 1985, False),
        ("Lê Thị Ánh", 1971, True),
    ):
        member = session.organisation.members.create(
            name=name, birth_date=datetime.date(born, 1, 1), posts=["Ủy viên", str(born)]
        )
        session.attendance.create(member=member, present=present)
    roll = beside.of(session, {"roll"}).roll
    assert [(one.post, one.present) for one in roll] == [
        ("Ủy viên, 1971", 1),
        ("Ủy viên, 1985", 0),
        ("Ủy viên, 1980", 1),
    ]
    assert beside.of(session, ()).roll == ()
