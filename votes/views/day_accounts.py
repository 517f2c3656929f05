"""The day's people together: added from a list, given new PINs, closed; and their slips.

A PIN is in the answer to the form that made it and nowhere else: it waits in no session, and the
page is kept by no browser. Whoever loses it is given another one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from .. import pins
from ..choices import Role
from ..forms.day_accounts import HelpersForm
from ..models import User, VoteSession
from ..services import accounts as verbs
from ..services import day_accounts
from ..services.errors import Refused
from .access import allowed
from .answers import answer_refusals, me, sent, show
from .colleagues import colleague, own_colleague
from .entrance import both

ACCOUNT = "accounts"


@both
@never_cache
@allowed("accounts_day")
@sensitive_variables("slips")
def accounts_day(request: HttpRequest, session: VoteSession) -> HttpResponse:
    form = HelpersForm(sent(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            slips = day_accounts.create(
                session=session, people=said["names"], role=said["role"], by=me(request)
            )
        except Refused as refused:
            form.add_error("names", str(refused))
        else:
            return handed_out(request, session, slips)
    return show(request, session, "votes/accounts/day.html", form=form)


def handed_out(
    request: HttpRequest, session: VoteSession, slips: Sequence[day_accounts.Slip]
) -> HttpResponse:
    """The slips to print, cut and hand over: shown once."""
    rows = [
        {
            "user": slip.user,
            "post": slip.post,
            "roles": ", ".join(str(Role(role).label) for role in slip.roles),
            "pin": pins.spaced(slip.pin),
        }
        for slip in slips
    ]
    address = request.build_absolute_uri(reverse("home"))
    host = request.get_host().rpartition(":")[0] or request.get_host()
    alone = host in {"127.0.0.1", "localhost", "[::1]"}
    context = {"slips": rows, "address": address, "alone": alone}
    return show(request, session, "votes/accounts/slips.html", **context)


@require_POST
@never_cache
@allowed("accounts_many")
@answer_refusals(ACCOUNT)
def accounts_many(request: HttpRequest, session: VoteSession) -> HttpResponse:
    """One act on everybody ticked; refused for one, it is done to nobody."""
    picked = [int(pk) for pk in request.POST.getlist("who") if pk.isdecimal()]
    act = ACTS.get(request.POST.get("act", ""))
    if act is None or not picked:
        raise Refused(_("Chưa chọn ai. Đánh dấu từng người, rồi bấm việc cần làm."), "empty")
    return act(request, session, picked)


def _pins(request: HttpRequest, session: VoteSession, picked: Sequence[int]) -> HttpResponse:
    users = [own_colleague(request, session, pk) for pk in picked]
    return handed_out(
        request, session, day_accounts.renew(session=session, users=users, by=me(request))
    )


def _lock(request: HttpRequest, session: VoteSession, picked: Sequence[int]) -> HttpResponse:
    return _set_active(request, session, picked, active=False)


def _unlock(request: HttpRequest, session: VoteSession, picked: Sequence[int]) -> HttpResponse:
    return _set_active(request, session, picked, active=True)


def _set_active(
    request: HttpRequest, session: VoteSession, picked: Sequence[int], *, active: bool
) -> HttpResponse:
    users = [own_colleague(request, session, pk) for pk in picked]
    if me(request) in users:
        raise Refused(_("Không tự khóa tài khoản của mình được."), "oneself")
    verbs.set_active_all(users=users, active=active, by=me(request))
    word = _("Đã mở lại tài khoản: %(n)s.") if active else _("Đã khóa tài khoản: %(n)s.")
    return _done(request, session, word, users)


def _role(request: HttpRequest, session: VoteSession, picked: Sequence[int]) -> HttpResponse:
    """A role more, beside those they hold."""
    users = [colleague(session, pk) for pk in picked]
    role = request.POST.get("role", "")
    verbs.add_role(users=users, session=session, role=role, by=me(request))
    return _done(request, session, _("Đã giao thêm vai trò cho: %(n)s."), users)


def _done(
    request: HttpRequest, session: VoteSession, text: str, users: Sequence[User]
) -> HttpResponse:
    messages.success(request, text % {"n": ", ".join(map(str, users))})
    return redirect(ACCOUNT, code=session.code)


ACTS: dict[str, Callable[[HttpRequest, VoteSession, Sequence[int]], HttpResponse]] = {
    "pins": _pins,
    "lock": _lock,
    "unlock": _unlock,
    "role": _role,
}


@require_POST
@allowed("accounts_close")
@answer_refusals(ACCOUNT)
def accounts_close(request: HttpRequest, session: VoteSession) -> HttpResponse:
    closed = day_accounts.close(session=session, by=me(request))
    text = ngettext(
        "Đã đóng %(n)s tài khoản trong ngày.", "Đã đóng %(n)s tài khoản trong ngày.", closed
    )
    messages.success(request, text % {"n": closed})
    return redirect(ACCOUNT, code=session.code)
