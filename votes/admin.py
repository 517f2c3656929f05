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

from . import guesses
from .forms.people import too_soon
from .models import Organisation, RoleAssignment, User

# Groups give nothing here. Importing their admin first registers them, so that they can go.
if isinstance(admin.site._registry.get(Group), GroupAdmin):
    admin.site.unregister(Group)
admin.site.site_header = "Tín nhiệm"


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
    fields = ("role", "session")


@admin.register(User)
class UserAdmin(OnlySeen, admin.ModelAdmin):
    list_display = ("username", "name", "organisation", "is_active")
    search_fields = ("username", "name")
    fields = (
        "username",
        "name",
        "organisation",
        "day_of",
        "closes_at",
        "is_active",
        "is_staff",
        "last_login",
    )
    inlines = (RoleInline,)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Never by the password: a filter answers what the page does not show."""
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)
