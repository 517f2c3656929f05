"""Every page as a place: who looks, at which address, and what they do there first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.looks import acts
from votes.help import CHAPTERS

HALL = {"wide": (1280, 720), "narrow": (1024, 768)}


@dataclass(frozen=True)
class Place:
    """A picture to take; `path` takes what `world.make` names, `keying` sits down at that desk."""

    name: str
    who: str
    path: str
    act: Callable[[Any], None] | None = None
    wait: str = "main"
    keying: str = ""
    size: tuple[int, int] | None = None
    script: bool = True


def _of(code: str, who: str, *rows: tuple[Any, ...], prefix: str = "") -> list[Place]:
    """Places of one session: name, what follows its address, the act."""
    return [
        Place(f"{prefix}{name}", who, f"sessions/{code}/{path}", *act) for name, path, *act in rows
    ]


ENTRANCE = [
    Place("login", "", "login/"),
    Place("login-wrong", "", "login/", acts.log_in_wrong),
    Place("password-first", "moi", "password/first/"),
    Place("password-first-wrong", "moi", "password/first/", acts.send_empty),
    Place("password-change", "canbo", "password/"),
    Place("screen-enter", "", "screen/"),
    Place("screen-enter-wrong", "", "screen/", acts.wrong_code),
    Place("help", "", "help/"),
    *(Place(f"help-{name}", "", f"help/{name}/") for name in CHAPTERS),
]
FAILURES = [
    Place(f"error-{number}", "canbo" if number != 400 else "", f"fail/{number}/")
    for number in (400, 403, 409, 500, 503, 1403)
]
FAILURES += [
    Place("error-404", "canbo", "sessions/khong-co/"),
    Place("error-role", "nhap1", "sessions/kiem-phieu/results/"),
    Place("error-state", "truongban", "sessions/bo-phieu/results/"),
]
OFFICE = [
    Place("home", "canbo", ""),
    Place("home-menu", "canbo", "", acts.open_menu),
    Place("home-typist", "nhap1", ""),
    Place("home-empty", "khoi-dau", ""),
    Place("home-nobody", "mot-vai", ""),
    Place("home-found-none", "canbo", "?q=khong+co+cuoc+nay"),
    Place("new", "canbo", "new/"),
    Place("new-wrong", "canbo", "new/", acts.send_empty),
    Place("import", "canbo", "import/"),
    Place("import-wrong", "canbo", "import/", acts.upload_wrong),
    Place("layout", "canbo", "layout/"),
    Place("history", "canbo", "history/"),
    Place("history-empty", "khoi-dau", "history/"),
    Place("history-person", "canbo", "history/person/?line=da-chot:1:1"),
    Place("rollup", "canbo", "rollup/"),
    Place("rollup-empty", "khoi-dau", "rollup/"),
    Place("rollup-unit", "canbo", "rollup/unit/?code=muong-lung"),
    Place("archives", "canbo", "archives/"),
    Place("archives-refused", "canbo", "archives/", acts.upload_wrong),
]
PREPARING = [
    *_of(
        "chuan-bi",
        "canbo",
        ("session", ""),
        *((f"prepare-{step}", f"prepare/{step}/") for step in acts.STEPS),
        ("prepare-official", "prepare/officials/{official}/"),
        ("prepare-organisation-wrong", "prepare/organisation/", acts.emptied),
        ("lists", "lists/?kind=officials"),
        ("lists-wrong", "lists/?kind=officials", acts.send_empty),
        ("lists-read", "lists/?kind=officials", acts.paste_table),
        ("lists-amiss", "lists/?kind=officials", acts.paste_spoiled),
        ("accounts", "accounts/"),
        ("accounts-codes", "accounts/", acts.make_accounts),
        ("accounts-day", "accounts/day/"),
        ("accounts-day-wrong", "accounts/day/", acts.send_empty),
        ("accounts-slips", "accounts/day/", acts.make_day_accounts),
        ("account-roles", "accounts/{account}/roles/"),
        ("rehearsal", "rehearsal/"),
        ("cancel", "cancel/"),
        ("cancel-wrong", "cancel/", acts.send_empty),
        ("turn", "turn/"),
        prefix="draft-",
    ),
    *_of(
        "ban-thao",
        "trong",
        ("session", ""),
        *((f"prepare-{step}", f"prepare/{step}/") for step in acts.STEPS),
        ("accounts", "accounts/"),
        ("votes", "votes/"),
        ("votes-wrong", "votes/", acts.emptied),
        ("documents", "documents/"),
        prefix="empty-",
    ),
]
THE_DAY = [
    *_of(
        "bo-phieu",
        "diemdanh",
        ("session", ""),
        ("roll", "roll/"),
        ("roll-wrong", "roll/", acts.negative),
        ("roll-names", "roll/names/"),
        ("votes", "votes/"),
        ("papers", "papers/"),
        ("papers-wrong", "papers/", acts.negative),
        prefix="voting-",
    ),
    *_of("bo-phieu", "canbo", ("session-office", ""), prefix="voting-"),
    *_of(
        "kiem-phieu",
        "truongban",
        ("session", ""),
        ("differences", "differences/"),
        ("difference", "differences/{first}/"),
        ("reopen", "differences/{first}/reopen/"),
        ("order", "differences/{first}/order/"),
        ("abandon", "keyings/{undone}/abandon/"),
        ("checks", "checks/"),
        ("results", "results/"),
        ("seal-not-yet", "results/seal/"),
        ("documents", "documents/"),
        ("details", "documents/details/"),
        ("log", "log/"),
        ("work", "work/"),
        ("cancel", "cancel/"),
        prefix="counting-",
    ),
    *_of(
        "kiem-phieu", "diemdanh", ("batches", "batches/"), ("papers", "papers/"), prefix="counting-"
    ),
    *_of("ten-dai", "truongban", ("session", ""), ("results", "results/"), prefix="long-"),
    *_of(
        "ten-dai",
        "truongban",
        ("seal", "results/seal/"),
        ("seal-wrong", "results/seal/", acts.send_empty),
        ("difference-none", "differences/{settled}/"),
        ("checks", "checks/"),
        ("check", "checks/{check}/"),
        prefix="long-",
    ),
    *_of("sau-muoi", "diemdanh", ("roll-names", "roll/names/"), prefix="sixty-"),
]
KEYING = [
    *_of("kiem-phieu", "nhap2", ("start", "keyings/"), ("turn", "turn/"), prefix="keying-"),
    *_of("bo-phieu", "nhap2", ("start-closed", "keyings/"), prefix="keying-"),
    *_of("ten-dai", "nhap2", ("done", "keyings/{done}/"), prefix="keying-"),
    *(
        Place(f"keying-{name}", "nhap2", "sessions/kiem-phieu/keyings/{keying}/", act,
              "#desk:visible", "keying")
        for name, act in acts.KEYING.items()
    ),
    Place("keying-sixty", "nhap1", "sessions/sau-muoi/keyings/{sixty}/", acts.KEYING["line"],
          "#desk:visible", "sixty"),
    Place("keying-elsewhere", "nhap1", "sessions/sau-muoi/keyings/{sixty}/"),
    Place("keying-plain", "nhap2", "sessions/kiem-phieu/keyings/{keying}/", None,
          "#plain", "keying", script=False),
]  # fmt: skip
FIXED = [
    *_of(
        "da-chot",
        "truongban",
        ("session", ""),
        ("results", "results/"),
        ("documents", "documents/"),
        ("details", "documents/details/"),
        ("check-code", "documents/code/?printed=ABCD-EFGH"),
        ("log", "log/"),
        ("reopen", "results/reopen/"),
        ("reopen-wrong", "results/reopen/", acts.send_empty),
        ("purge", "purge/"),
        ("purge-wrong", "purge/", acts.send_empty),
        prefix="fixed-",
    ),
    *_of("da-chot", "thuky", ("resolution", "votes/resolution/"), prefix="fixed-"),
    *_of("da-huy", "truongban", ("session", ""), ("documents", "documents/"), prefix="cancelled-"),
    *_of(
        "{practice}",
        "canbo",
        ("session", ""),
        ("rehearsal", "rehearsal/"),
        ("wipe", "rehearsal/wipe/"),
        prefix="practice-",
    ),
]
IN_HALL = [
    Place(f"hall-{name}-{shape}", "canbo", f"sessions/{code}/display/", act, size=size)
    for name, code, act in (
        ("draft", "chuan-bi", None),
        ("counting", "kiem-phieu", None),
        ("table", "chieu-full", None),
        ("official", "chieu-full", acts.next_slide),
        ("summary", "chieu-summary", None),
        ("fixed", "chieu-none", None),
        ("classified", "chieu-mat", None),
        ("practice", "{practice}", None),
        ("table-long", "chieu-dai", None),
    )
    for shape, size in HALL.items()
]
PLACES = [*ENTRANCE, *OFFICE, *PREPARING, *THE_DAY, *KEYING, *FIXED, *IN_HALL, *FAILURES]

#: Addresses that are no page to look at, with the reason.
BUTTON, PART, FILE = "a button", "a part of a page", "a file"
NO_PAGE = {
    **dict.fromkeys(
        (
            "account_reset", "account_lock", "prepare_row_act", "rehearsal_make", "roll_left",
            "roll_absent", "batch_resize", "keying_next", "keying_paper", "keying_finish",
            "keying_take", "keying_return", "decide", "decision_undo", "batch_close",
            "check_sample", "check_recheck", "check_answer", "check_back", "check_finish",
            "acknowledge", "voting_open", "draft_back", "counting_start", "voting_back",
            "screen_code", "screen_close", "logout", "set_language", "accounts_many",
            "accounts_close",
        ),
        BUTTON,
    ),
    **dict.fromkeys(("session_live", "roll_names_live", "display_live", "prepare"), PART),
    **dict.fromkeys(
        (
            "prepare_preview", "lists_template", "document", "documents_zip", "layout_preview",
            "session_example", "healthz",
        ),
        FILE,
    ),
}  # fmt: skip
