"""Who and what the pictures show: the demo, and beside it what the demo has no example of."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace
from typing import Any

from django.test import Client
from django.urls import reverse

from tests import build
from votes import roster
from votes.choices import Disclosure, Role
from votes.models import Batch, Keying, Member, Organisation, User, VoteSession
from votes.services import demonstrating, drafting, rehearsing, screens, sealing
from votes.services import keying as keyings

LONG = (
    (
        "Nguyễn Công Tằng Tôn Nữ Thị Quỳnh Hương",
        [
            "Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra Đảng ủy",
            "Phó Chủ tịch Hội đồng nhân dân",
        ],
    ),
    (
        "Hoàng Phủ Ngọc Trường Giang",
        ["Phó Bí thư Thường trực Đảng ủy", "Chủ tịch Hội đồng nhân dân xã"],
    ),
    ("Ê", ["Ủy viên Ban Thường vụ"]),
    (
        "Đặng Trần Nguyễn Thị Minh Nguyệt Ánh",
        [
            "Ủy viên Ban Thường vụ, Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã "
            "kiêm Trưởng Ban Dân vận"
        ],
    ),
)
TITLE = (
    "Lấy phiếu tín nhiệm đối với các đồng chí Ủy viên Ban Chấp hành, Ủy viên Ban Thường vụ "
    "Đảng bộ xã khóa XXVI, nhiệm kỳ 2025–2030"
)
#: Who sits at the computer; an account of the demo, or one of ours.
#: One computer for all: a batch that is open at another is not to be keyed.
DESK = "the-computer-of-the-pictures"
NEW, EMPTY, ALONE = "moi", "trong", "mot-vai"


def make() -> dict[str, Any]:
    """Make everything; by name what the addresses of the places take."""
    demonstrating.prepare()
    party = User.objects.get(username="canbo").organisation
    counting = VoteSession.objects.get(code="kiem-phieu")
    first, last = Batch.objects.filter(form__session=counting).order_by("number")
    ids = {"first": first.pk, "last": last.pk}
    ids["keying"] = Keying.objects.get(batch=last, number=2).pk
    ids["undone"] = Keying.objects.get(batch=last, number=1).pk
    ids["account"] = User.objects.get(username="nhap1").pk
    draft = VoteSession.objects.get(code="chuan-bi")
    ids["official"] = draft.subjects.first().pk
    _earlier_round(party)
    _below(party)
    _practice(ids)
    ids |= _long(party) | _wide(party) | _empty()
    _shown(party)
    build.session(
        organisation=party, code="da-huy", status="cancelled",
        cancel_reason="Hội nghị dời sang quý I năm 2027", present=None,
    )  # fmt: skip
    screens.make_code(session=counting, by=_user("truongban"))
    return ids


def _user(username: str) -> User:
    return User.objects.get(username=username)


def _earlier_round(party: Organisation) -> None:
    """The same people rated three years before, to compare with."""
    people = {role: _user(name) for role, name in PEOPLE.items()}
    twin = demonstrating._twin()
    rated = tuple(replace(one, exempt=False, exempt_reason="") for one in twin.officials)
    forms = (roster.FormData("1", tuple(range(len(rated)))),)
    everybody = replace(twin, officials=rated, forms=forms)
    data = demonstrating._named(everybody, "da-chot-2020", datetime.date(2020, 12, 4))
    session = demonstrating._draft(data, people)
    demonstrating._fix(random.Random(7), session, people)


PEOPLE = {
    "organiser": "canbo", "clerk": "diemdanh", "head": "truongban", "secretary": "thuky",
    "nhap1": "nhap1", "nhap2": "nhap2",
}  # fmt: skip


def _below(party: Organisation) -> None:
    """Two units below: one has a result, the other none."""
    unit = build.organisation("Đảng ủy xã Mường Lũng", superior=party, place="Mường Lũng")
    session = build.ready(
        papers=["1132", "3132", "1311", "1311"], organisation=unit, code="muong-lung"
    )
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã xem")
    build.organisation("Đảng ủy phường Tân Long", superior=party, place="Tân Long")


def _practice(ids: dict[str, Any]) -> None:
    voting = VoteSession.objects.get(code="bo-phieu")
    ids["practice"] = rehearsing.rehearse(session=voting, by=_user("canbo")).code


def _long(party: Organisation) -> dict[str, Any]:
    """Long names and two posts, everything settled; a check of two of its papers."""
    session = build.counting(
        subjects=0, batches=[4], organisation=party, code="ten-dai", title=TITLE
    )
    form = session.forms.get()
    for line, (name, posts) in enumerate(LONG, 1):
        build.subject(session, name, form, line, posts=posts)
    batch = Batch.objects.get(form=form)
    papers = ["1133", "1232", "3133", "1231"]
    for number in (1, 2):
        build.keyed(batch, number, _user(f"nhap{number}"), papers)
    build.settling.reconcile_batch(batch)
    check = build.check(session, by=_user("truongban"), papers=[(batch, 1), (batch, 2)])
    done = batch.keyings.get(number=2).pk
    return {"check": check.pk, "settled": batch.pk, "done": done}


def _wide(party: Organisation) -> dict[str, Any]:
    """Sixty lines to key; a member of every name at the roll."""
    session = build.counting(subjects=60, batches=[25], organisation=party, code="sau-muoi")
    for number in range(1, 61):
        member = Member.objects.create(organisation=party, name=build.name(number))
        session.attendance.create(member=member, present=number % 3 > 0)
    sixty = keyings.next_keying(session=session, by=_user("nhap1"))
    return {"sixty": sixty.pk}


def _empty() -> dict[str, Any]:
    """A body that begins; somebody with a one-time code; a draft with nothing in it."""
    body = build.organisation("Đảng bộ xã Nà Bó", place="Nà Bó")
    people = {}
    for name, called in ((EMPTY, "Vi Thị Lả"), (ALONE, "Lường Văn Pán"), (NEW, "Cà Thị Ỏm")):
        people[name] = build.user(called, to=body)
        User.objects.filter(pk=people[name].pk).update(
            username=name, name=called, must_set_password=name == NEW
        )
    people[EMPTY].role_assignments.create(organisation=body, role=Role.ORGANISER)
    newest = build.organisation("Đảng bộ xã Pa Tần", place="Pa Tần")
    fresh = build.user("Giàng A Sinh", Role.ORGANISER, to=newest)
    User.objects.filter(pk=fresh.pk).update(username="khoi-dau")
    draft = drafting.create_draft(
        title="Lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Đảng ủy xã",
        held_on=datetime.date(2026, 12, 18),
        ruleset="qd96-2023",
        by=people[EMPTY],
        code="ban-thao",
    )
    for role in Role:
        people[EMPTY].role_assignments.create(organisation=body, session=draft, role=role)
    return {}


def _shown(party: Organisation) -> None:
    """What the hall may see of a fixed result, one session for each answer."""
    for disclosure in Disclosure:
        session = build.ready(
            papers=["1132", "3132", "1321", "1311"],
            organisation=party,
            code=f"chieu-{disclosure.value}",
            disclosure=disclosure,
        )
        sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã xem")
    _shown_long(party)
    build.counting(organisation=party, code="chieu-mat", classification="Mật")


def _shown_long(party: Organisation) -> None:
    """A table of more lines than a screen holds, the longest names among them."""
    session = build.counting(
        subjects=0, batches=[4], organisation=party, code="chieu-dai", disclosure=Disclosure.FULL
    )
    form = session.forms.get()
    names = [name for name, _posts in LONG] + [build.name(number) for number in range(10, 26)]
    for line, name in enumerate(names, 1):
        build.subject(session, name, form, line)
    papers = ["11213" * 4, "12113" * 4, "11132" * 4, "21111" * 4]
    build.twice_keyed(Batch.objects.get(form=form), papers)
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã xem")


def cookies(username: str, keying: tuple[str, int] | None = None) -> dict[str, str]:
    """A browser in which that person is logged in, and at the desk of that keying."""
    client = Client()
    client.force_login(_user(username))
    if keying:
        client.cookies["desk"] = DESK
        client.get(reverse("keying", args=keying))
    return {name: morsel.value for name, morsel in client.cookies.items()}
