"""Every page, in both themes: nothing that keeps somebody out (axe, WCAG 2.2 AA)."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse

from tests import build
from tests.browser import HOST
from tests.e2e.desk import log_in
from votes.choices import Role
from votes.models import Batch, Member
from votes.services import keying as keyings
from votes.services import rehearsing, screens, sealing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
AXE = (Path(__file__).parent.parent / "vendor/axe-core/axe.min.js").read_text(encoding="utf-8")
RUN = """async (rules) => {
  const { violations } = await axe.run(document, {
    runOnly: rules, resultTypes: ["violations"], iframes: false,
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.target).join(" · ")}`);
}"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: All that the theme changes.
COLOURS = ["color-contrast"]
COUNTING = (
    "session", "roll", "roll_names", "votes", "papers", "batches", "differences", "checks",
    "results", "documents", "details", "display", "log", "accounts", "turn", "keying_start",
    "cancel", "rehearsal", "accounts_day", "work", "seal",
)  # fmt: skip
#: Pages of one of its batches.
OF_BATCH = ("difference", "batch_reopen", "keying_order")
SEALED = (
    "session", "results", "documents", "details", "display", "log", "reopen", "check_code",
    "purge", "resolution_vote",
)  # fmt: skip
PRACTICE = ("rehearsal", "rehearsal_wipe", "display")
DRAFT = ("session", "lists", "display")
PREPARING = ("organisation", "bases", "rules", "officials", "members", "forms", "board", "check")
OFFICE = ("home", "session_new", "session_import", "layout", "password_change")
COMPARING = ("history", "rollup", "archives")
#: Every page that is asked about here, by its name; `tests/test_looks.py` misses none.
ASKED = {
    *COUNTING, *OF_BATCH, *SEALED, *PRACTICE, *DRAFT, *OFFICE, *COMPARING, "screen", "login",
    "password_first", "check", "keying", "keying_abandon", "account_roles", "prepare_step",
    "prepare_row", "rollup_unit", "history_person", "help", "help_chapter",
}  # fmt: skip
EVERYTHING = tuple(Role.values)


def people_with_everything(session):
    return build.user("Người có mọi vai trò", *EVERYTHING, to=session)


@pytest.fixture
def look(keying_browser, live_server):
    """`look(user)`: opens an address in that person's window and tells what axe finds."""
    root = live_server.url.replace("localhost", HOST).replace("127.0.0.1", HOST)
    # The policy would keep the test's own script out of the page. Without motion no button is
    # looked at half way from its light colour to its dark one.
    context = keying_browser.new_context(
        color_scheme="light", reduced_motion="reduce", bypass_csp=True
    )

    # A paper in a frame is the browser's to show, and costs more than the page around it.
    context.route("**/*.pdf*", lambda route: route.abort())
    context.add_init_script(AXE)
    page = context.new_page()

    def found(user, url: str, wait_for: str = "main, #desk") -> list[str]:
        if user is not None:
            log_in(context, root, user)
        page.emulate_media(color_scheme="light")
        page.goto(root + url)
        page.wait_for_selector(wait_for)
        violations = page.evaluate(RUN, RULES)
        page.emulate_media(color_scheme="dark")
        violations += page.evaluate(RUN, COLOURS)
        return [f"{url} {violation}" for violation in violations]

    yield found
    context.close()


def test_pages_of_a_session_being_counted(look):
    session = build.counting(batches=[2, 2])
    first, second = Batch.objects.filter(form__session=session)
    build.twice_keyed(first, ["111", "112"], ["113", "!writing"])
    build.twice_keyed(second, ["111", "112"])
    user = people_with_everything(session)
    member = Member.objects.create(organisation=session.organisation, name="Đặng Thị Hoà")
    session.attendance.create(member=member, present=True)
    screens.make_code(session=session, by=user)
    urls = [reverse(name, args=[session.code]) for name in COUNTING] + [reverse("screen")]
    urls += [reverse(name, args=[session.code, first.pk]) for name in OF_BATCH]
    begun = first.keyings.first()
    urls.append(reverse("keying_abandon", args=[session.code, begun.pk]))
    urls.append(reverse("account_roles", args=[session.code, begun.keyed_by.pk]))
    assert [text for url in urls for text in look(user, url)] == []


def test_a_whole_paper_decided_and_checked(look):
    session = build.ready()
    user = people_with_everything(session)
    batch = Batch.objects.get(form__session=session)
    check = build.check(session, by=user, papers=[(batch, 1), (batch, 2)])
    assert look(user, reverse("check", args=[session.code, check.pk])) == []
    check.papers.filter(position=1).update(agrees=False)
    batch.ballots.filter(position=1).delete()
    Batch.objects.update(settled=False, differences=1)
    assert look(user, reverse("difference", args=[session.code, batch.pk])) == []


@pytest.mark.parametrize("lines", [12, 30, 60])
def test_the_keying_page(look, lines):
    session = build.counting(subjects=lines, batches=[2])
    keying = keyings.next_keying(session=session, by=build.typist(session))
    url = reverse("keying", args=[session.code, keying.pk])
    assert look(keying.keyed_by, url, "#desk:visible") == []


def test_pages_of_a_fixed_result(look):
    session = build.ready()
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã xem")
    user = people_with_everything(session)
    urls = [reverse(name, args=[session.code]) for name in SEALED]
    assert [text for url in urls for text in look(user, url)] == []


def test_pages_that_compare_results(look):
    session = build.ready(papers=["113", "313", "133"])
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã xem")
    build.session(organisation=build.organisation("Chi bộ Một", superior=session.organisation))
    head = build.user("Cán bộ", Role.ORGANISER, to=session.organisation)
    urls = [reverse(name) for name in COMPARING]
    urls.append(f"{reverse('rollup_unit')}?code={session.code}")
    urls.append(f"{reverse('history_person')}?line={session.code}:1:1")
    assert [text for url in urls for text in look(head, url)] == []


def test_pages_before_and_around_a_session(look):
    session = build.session()
    new = build.user("Mới", to=session, must_set_password=True)
    assert look(None, reverse("login")) == []
    assert look(None, "/khong-co/") == []
    assert look(new, reverse("password_first")) == []
    head = build.user("Cán bộ", Role.ORGANISER, to=session.organisation)
    assert [text for name in OFFICE for text in look(head, reverse(name))] == []


def test_pages_of_a_draft(look):
    session = build.session()
    user = people_with_everything(session)
    urls = [reverse(name, args=[session.code]) for name in DRAFT]
    urls += [reverse("prepare_step", args=[session.code, step]) for step in PREPARING]
    row = session.subjects.first()
    urls.append(reverse("prepare_row", args=[session.code, "officials", row.pk]))
    assert [text for url in urls for text in look(user, url)] == []


def test_the_manual(look):
    chapters = ("office", "typist", "head", "administrator")
    urls = [reverse("help"), *(reverse("help_chapter", args=[name]) for name in chapters)]
    assert [text for url in urls for text in look(None, url)] == []


def test_pages_of_a_practice_copy(look):
    user = build.organiser(build.session())
    copy = rehearsing.rehearse(session=user.role_assignments.get().session, by=user)
    assert [f for name in PRACTICE for f in look(user, reverse(name, args=[copy.code]))] == []
