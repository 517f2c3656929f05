"""The one line at the top of a page that says who may open it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import quote

from django.contrib.auth import logout as log_out
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ..models import User, VoteSession
from ..payload import PayloadError
from ..permissions import ORGANISATION, RULES

View = Callable[..., HttpResponse]


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def refusal(
    request: HttpRequest, status: int, code: str, message: str, back: str = ""
) -> HttpResponse:
    """A refusal as a page for people or as JSON for the page's own scripts.

    `back` is the page of the session from which the person goes on.
    """
    if wants_json(request):
        return JsonResponse({"code": code, "error": message}, status=status)
    return render(request, f"{status}.html", {"message": message, "back": back}, status=status)


def _to_login(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"code": "login", "error": _("Đăng nhập lại.")}, status=401)
    return redirect(f"{reverse('login')}?next={quote(request.get_full_path())}")


def entrance(request: HttpRequest) -> HttpResponse | None:
    """What stands before any page: to be logged in, on a day that is not over."""
    if not request.user.is_authenticated:
        return _to_login(request)
    return _day_over(request, request.user) if request.user.is_closed else None


def _entrance(request: HttpRequest) -> HttpResponse | None:
    """The same, with a password of one's own."""
    if (stop := entrance(request)) is not None:
        return stop
    return redirect("password_first") if cast(User, request.user).must_set_password else None


def _day_over(request: HttpRequest, user: User) -> HttpResponse:
    """An open browser of somebody whose day is over: says so once, and is logged out."""
    if wants_json(request):
        said = _("Tài khoản trong ngày đã đóng.")
        return JsonResponse({"code": "closed", "error": said}, status=410)
    if request.headers.get("HX-Request"):  # asked by the page itself: nobody would read the words
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"person": user, "session": user.day_of}
    log_out(request)
    return render(request, "registration/closed.html", context, status=403)


def allowed(name: str) -> Callable[[View], View]:
    """For a page of one session: its `code` becomes `session`, and `request.roles` is set.

    `request.rehearsal` has every page of a practice copy say that it has no value.

    302 to the log-in, 404 for another organisation, 403 for a role, 409 for a state.
    """
    rule = RULES[name]

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
            if (stop := _entrance(request)) is not None:
                return stop
            user = cast(User, request.user)
            session = _session(user, code, lean=wants_json(request))
            request.rehearsal = session.is_rehearsal  # type: ignore[attr-defined]
            roles = user.roles_in(session)
            if not rule.allows(roles, session.status):
                message = _("Vai trò của đồng chí không mở được trang này.")
                return refusal(request, 403, "role", message)
            if session.status not in rule.states:
                back = _front(session, roles)
                return refusal(request, 409, "state", _wrong_state(session), back)
            request.roles = roles  # type: ignore[attr-defined]
            try:
                return view(request, session=session, **kwargs)
            except PayloadError as error:
                return broken(request, session, error)

        return never_cache(guarded)

    return decorate


#: All that a page's script asks for; the rest is read when it is needed.
LEAN = ("code", "status", "organisation_id", "ruleset_key", "rehearsal_of_id")


def _session(user: User, code: str, *, lean: bool) -> VoteSession:
    """The session, if it is one of the person's organisation, and of the day where the account
    is for one; `lean` without its letterhead.
    """
    known = VoteSession.objects.filter(code=code)
    chosen = known.only(*LEAN) if lean else known.select_related("organisation__superior")
    session = next(iter(chosen.order_by()), None)
    if session is None or not user.works_in(session):
        raise Http404(_("Không có cuộc lấy phiếu này."))
    return session


def _front(session: VoteSession, roles: frozenset[str]) -> str:
    """Where somebody sees how a session stands: Điều hành, or for a typist Nhập phiếu."""
    leads = RULES["session"].allows(roles, session.status)
    return reverse("session" if leads else "keying_start", args=[session.code])


def broken(request: HttpRequest, session: VoteSession, error: PayloadError) -> HttpResponse:
    """What was fixed has been changed: no figure leaves the server."""
    text = _(
        "Kết quả đã chốt trong cơ sở dữ liệu đã bị thay đổi (%(error)s), không số liệu nào được "
        "đưa ra. Dùng biên bản đã in và ký; quản trị máy chủ chạy: verify %(code)s"
    )
    said = text % {"error": error, "code": session.code}
    return refusal(request, 409, "broken", said)


def _wrong_state(session: VoteSession) -> str:
    return _("Cuộc lấy phiếu đang ở trạng thái “%(now)s”, trang này chưa mở hoặc đã đóng.") % {
        "now": session.get_status_display()
    }


def allowed_in_organisation(name: str) -> Callable[[View], View]:
    """For a page of the organisation; `home` is for everybody who is logged in."""
    roles = ORGANISATION[name]

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            if (stop := _entrance(request)) is not None:
                return stop
            if name != "home" and not has_role(cast(User, request.user), roles):
                message = _("Vai trò của đồng chí không mở được trang này.")
                return refusal(request, 403, "role", message)
            return view(request, **kwargs)

        return never_cache(guarded)

    return decorate


def has_role(user: User, roles: frozenset[str]) -> bool:
    """Whether somebody has one of the roles in the whole of their organisation."""
    return user.role_assignments.filter(session=None, role__in=roles).exists()
