"""Every address of the application; those of a session carry its code."""

from __future__ import annotations

from django.urls import path
from django.views.i18n import set_language

from .views import (
    checking,
    day,
    details,
    differences,
    display,
    entrance,
    home,
    layout,
    lists,
    log,
    papers,
    people,
    purging,
    reasoned,
    results,
    running,
    turn,
)
from .views.keying import keying_urls

AT = "sessions/<slug:code>/"

urlpatterns = [
    path("healthz", home.healthz, name="healthz"),
    path("login/", entrance.login, name="login"),
    path("logout/", entrance.logout, name="logout"),
    path("password/", entrance.password_change, name="password_change"),
    path("password/first/", entrance.password_first, name="password_first"),
    path("language/", set_language, name="set_language"),
    path("", home.home, name="home"),
    path("import/", home.session_import, name="session_import"),
    path("import/example.json", home.session_example, name="session_example"),
    path("layout/", layout.layout, name="layout"),
    path("layout/preview.pdf", layout.layout_preview, name="layout_preview"),
    # Điều hành
    path(AT, running.session, name="session"),
    path(f"{AT}live/", running.session_live, name="session_live"),
    path(f"{AT}lists/", lists.lists, name="lists"),
    path(f"{AT}lists/template.xlsx", lists.lists_template, name="lists_template"),
    path(f"{AT}open/", running.voting_open, name="voting_open"),
    path(f"{AT}draft/", running.draft_back, name="draft_back"),
    path(f"{AT}count/", running.counting_start, name="counting_start"),
    path(f"{AT}voting/", running.voting_back, name="voting_back"),
    path(f"{AT}cancel/", running.cancel, name="cancel"),
    path(f"{AT}turn/", turn.turn, name="turn"),
    path(f"{AT}accounts/", people.accounts, name="accounts"),
    path(f"{AT}accounts/<int:pk>/reset/", people.account_reset, name="account_reset"),
    path(f"{AT}accounts/<int:pk>/lock/", people.account_lock, name="account_lock"),
    path(f"{AT}accounts/<int:pk>/roles/", people.account_roles, name="account_roles"),
    # the day
    path(f"{AT}roll/", day.roll, name="roll"),
    path(f"{AT}votes/", day.votes, name="votes"),
    path(f"{AT}votes/resolution/", day.resolution_vote, name="resolution_vote"),
    path(f"{AT}papers/", day.papers, name="papers"),
    path(f"{AT}batches/", day.batches, name="batches"),
    path(f"{AT}batches/<int:pk>/size/", day.batch_resize, name="batch_resize"),
    *keying_urls,
    path(f"{AT}keyings/<int:pk>/abandon/", reasoned.keying_abandon, name="keying_abandon"),
    # what differs
    path(f"{AT}differences/", differences.differences, name="differences"),
    path(f"{AT}differences/<int:pk>/", differences.difference, name="difference"),
    path(f"{AT}differences/<int:pk>/decide/", differences.decide, name="decide"),
    path(f"{AT}differences/<int:pk>/undo/", differences.decision_undo, name="decision_undo"),
    path(f"{AT}differences/<int:pk>/close/", differences.batch_close, name="batch_close"),
    path(f"{AT}differences/<int:pk>/reopen/", reasoned.batch_reopen, name="batch_reopen"),
    path(f"{AT}differences/<int:pk>/order/", reasoned.keying_order, name="keying_order"),
    # settled ballots against the paper
    path(f"{AT}checks/", checking.checks, name="checks"),
    path(f"{AT}checks/sample/", checking.check_sample, name="check_sample"),
    path(f"{AT}checks/recheck/", checking.check_recheck, name="check_recheck"),
    path(f"{AT}checks/<int:pk>/", checking.check, name="check"),
    path(f"{AT}checks/<int:pk>/answer/", checking.check_answer, name="check_answer"),
    path(f"{AT}checks/<int:pk>/back/", checking.check_back, name="check_back"),
    path(f"{AT}checks/<int:pk>/finish/", checking.check_finish, name="check_finish"),
    # the result
    path(f"{AT}results/", results.results, name="results"),
    path(f"{AT}results/acknowledge/", results.acknowledge, name="acknowledge"),
    path(f"{AT}results/seal/", results.seal, name="seal"),
    path(f"{AT}results/reopen/", results.reopen, name="reopen"),
    path(f"{AT}purge/", purging.purge, name="purge"),
    path(f"{AT}documents/", papers.listing, name="documents"),
    path(f"{AT}documents/all.zip", papers.documents_zip, name="documents_zip"),
    path(f"{AT}documents/details/", details.details, name="details"),
    path(f"{AT}documents/code/", papers.check_code, name="check_code"),
    path(f"{AT}documents/<slug:key>.<slug:fmt>", papers.document, name="document"),
    path(f"{AT}display/", display.display, name="display"),
    path(f"{AT}display/live/", display.display_live, name="display_live"),
    path(f"{AT}log/", log.log, name="log"),
]
