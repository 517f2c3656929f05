"""The first print of a fixed result is kept; drafts are drawn anew."""

from __future__ import annotations

from collections import OrderedDict

import pytest

from tests import build
from votes.models import Print
from votes.services import assembling, drawn, printing, sealing

pytestmark = pytest.mark.django_db


class Renderer:
    """Stands for documents.render: another answer each time, and a note of what it was asked."""

    def __init__(self) -> None:
        self.calls: list[tuple] = []

    def __call__(self, key, built, *, beside, **kwargs) -> bytes:
        self.calls.append((key, kwargs))
        return b"ban %d" % len(self.calls)


def content(session, render, **which) -> bytes:
    return printing.content(
        session=session,
        built=assembling.current(session),
        document="minutes",
        fmt="pdf",
        render=render,
        **which,
    )


@pytest.fixture
def session():
    return build.ready()


@pytest.fixture
def sealed(session):
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="x")
    session.refresh_from_db()
    return session


def test_a_draft_is_drawn_anew_when_anything_of_it_changed_and_never_kept(session):
    render = Renderer()
    assert [content(session, render), content(session, render)] == [b"ban 1", b"ban 1"]
    session.place = "Hội trường B"
    session.save(update_fields=["place"])
    assert content(session, render) == b"ban 2"
    assert not Print.objects.exists()


def test_what_is_remembered_of_drafts_is_bounded(monkeypatch):
    monkeypatch.setattr(drawn, "_drawn", OrderedDict())
    monkeypatch.setattr(drawn, "BYTES", 25)
    for number in range(40):
        drawn.once(number, lambda: b"0123456789")
    assert list(drawn._drawn) == [38, 39]
    assert drawn.once(38, lambda: b"anew") == b"0123456789"
    assert drawn.once(1, lambda: b"anew") == b"anew"


def test_the_first_print_of_a_fixed_result_is_returned_ever_after(sealed):
    render = Renderer()
    assert content(sealed, render) == content(sealed, render) == b"ban 1"
    assert render.calls == [("minutes", {"format": "pdf", "digest": sealed.results.get().digest})]


def test_each_part_of_a_document_is_a_print_of_its_own(sealed):
    render = Renderer()
    assert content(sealed, render, form="1") != content(sealed, render, form="2")
    assert sorted(Print.objects.values_list("document", flat=True)) == [
        "minutes:form=1",
        "minutes:form=2",
    ]


def test_a_new_version_is_printed_anew(sealed):
    render = Renderer()
    content(sealed, render)
    sealing.reopen(
        session=sealed, reason="x", by=build.head(sealed), confirmed_by=build.secretary(sealed)
    )
    sealing.seal(session=sealed, by=None, confirmed_by=None, acknowledge_all="x")
    sealed.refresh_from_db()
    assert content(sealed, render) == b"ban 2"


def test_a_roll_up_is_printed_anew_once_more_is_fixed_below(sealed):
    render = Renderer()
    below = build.organisation("Chi bộ thôn Đông", superior=sealed.organisation)
    assert content(sealed, render, wants={"units"}) == content(sealed, render, wants={"units"})
    one = build.ready(organisation=below)
    assert content(sealed, render, wants={"units"}) == b"ban 2"
    sealing.seal(session=one, by=None, confirmed_by=None, acknowledge_all="x")
    assert content(sealed, render, wants={"units"}) == b"ban 3"
    assert content(sealed, render, wants={"units"}) == b"ban 3"
