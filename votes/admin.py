"""Django admin: an organisation's letterhead, and who has an account. Nothing of any session.

It has no door to sessions, readings, ballots, results, prints or the log, and accounts are only
looked at here: what is changed of them goes through the pages, which write it in the log.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import guesses
from .forms.people import too_soon
from .models import Organisation, RoleAssignment, User

# Groups give nothing here. Importing their admin first registers them, so that they can go.
if isinstance(admin.site._registry.get(Group), GroupAdmin):
    admin.site.unregister(Group)
admin.site.site_header = "Tín nhiệm"
#: Django would add an s, which no Vietnamese word has.
MANY = {
    Organisation: _("các cơ quan, tổ chức"),
    User: _("các tài khoản"),
    RoleAssignment: _("các phân công"),
}
for _model, _name in MANY.items():
    _model._meta.verbose_name_plural = _name


class EntranceForm(AdminAuthenticationForm):
    """Guesses at this door are counted, and with those at the other one."""

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username", "")
        if message := too_soon(name):
            raise ValidationError(message)
        guesses.failed(name)
        known = super().clean()
        guesses.passed(name)
        return known


admin.site.login_form = EntranceForm


class OnlySeen:
    """Rows are listed and read, never added, changed or deleted."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "superior", "letterhead")
    search_fields = ("name",)
    fields = (
        "name", "kind", "committee", "issuer", "place", "superior", "letterhead", "spelling",
    )  # fmt: skip

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RoleInline(OnlySeen, admin.TabularInline):
    model = RoleAssignment
    fields = ("role", "held_in")
    readonly_fields = ("held_in",)

    @admin.display(description=_("cuộc lấy phiếu"))
    def held_in(self, role: RoleAssignment) -> str:
        return str(role.session or "–")


@admin.register(User)
class UserAdmin(OnlySeen, admin.ModelAdmin):
    list_display = ("username", "name", "body", "is_active")
    list_select_related = ("organisation",)
    search_fields = ("username", "name")
    fields = (
        "username", "name", "body", "day_of", "closes_at", "is_active", "keeper", "last_login",
    )  # fmt: skip
    readonly_fields = ("body", "keeper")
    inlines = (RoleInline,)

    @admin.display(description=_("cơ quan, tổ chức"), ordering="organisation")
    def body(self, user: User) -> str:
        return str(user.organisation or "–")

    @admin.display(description=_("quản trị máy chủ"), boolean=True)
    def keeper(self, user: User) -> bool:
        return user.is_staff

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Never by the password: a filter answers what the page does not show."""
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)
