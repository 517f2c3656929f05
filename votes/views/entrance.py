"""Logging in and out, and a password of one's own."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login as log_in
from django.contrib.auth import logout as log_out
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ..forms.people import ChangePasswordForm, LoginForm, OwnPasswordForm
from ..services import accounts
from .access import entrance
from .answers import me, sent

both = require_http_methods(["GET", "POST"])


@both
@never_cache
@sensitive_post_parameters("password")
def login(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(_wanted(request))
    form = LoginForm(request, sent(request))
    if request.method == "POST" and form.is_valid():
        log_in(request, form.user)
        return redirect(_wanted(request))
    return render(request, "registration/login.html", {"form": form, "next": _next(request)})


def _next(request: HttpRequest) -> str:
    """Where the person was going, if that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else ""


def _wanted(request: HttpRequest) -> str:
    return _next(request) or reverse("home")


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    log_out(request)
    return redirect("login")


@both
@never_cache
@sensitive_post_parameters()
def password_first(request: HttpRequest) -> HttpResponse:
    """Before anything else after a one-time code, or the slip's PIN of whoever signs."""
    if (stop := entrance(request)) is not None:
        return stop
    if not me(request).must_set_password:
        return redirect("home")
    return _set_password(request, OwnPasswordForm(me(request), sent(request)))


@both
@never_cache
@sensitive_post_parameters()
def password_change(request: HttpRequest) -> HttpResponse:
    if (stop := entrance(request)) is not None:
        return stop
    if me(request).must_set_password:
        return redirect("password_first")
    return _set_password(request, ChangePasswordForm(me(request), sent(request)))


def _set_password(request: HttpRequest, form: OwnPasswordForm) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        user = me(request)
        accounts.set_password(user=user, password=form.cleaned_data["password"])
        update_session_auth_hash(request, user)
        said = _("Đã đặt mã PIN riêng.") if user.day_of_id else _("Đã đặt mật khẩu.")
        messages.success(request, said)
        return redirect("home")
    return render(request, "registration/password.html", {"form": form})
