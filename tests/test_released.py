"""What each released version fixed is verified and printed again: the same text and measures."""

import json
import re
from dataclasses import replace

import pytest

from tests import documents as sample
from tests import release
from votes import documents, layouts, payload
from votes.services import recount

VERSIONS = sorted(path.name for path in release.KEPT.iterdir())
EACH = pytest.mark.parametrize("version", VERSIONS)
MM = 72 / 25.4


def kept(version: str, name: str) -> str:
    return (release.KEPT / version / name).read_bytes().decode()


def fixed(version: str) -> tuple[payload.Payload, str]:
    return payload.parse(kept(version, "payload.json")), kept(version, "digest.txt").strip()


def minutes(version: str) -> bytes:
    built, digest = fixed(version)
    return documents.render("minutes", built, digest=digest)


def test_the_first_version_is_kept():
    assert VERSIONS[0] == "0.1"


@EACH
def test_it_is_what_was_fixed(version):
    text, ballots = kept(version, "payload.json"), kept(version, "ballots.txt")
    built, digest = fixed(version)
    assert built.sealed
    assert payload.digest(text.encode()) == digest
    assert payload.canonical(json.loads(text)).decode() == text
    assert payload.digest(ballots.encode()) == built.ballots_digest
    assert list(recount.problems(built, ballots)) == []


@EACH
def test_its_minutes_say_again_what_the_first_print_said(version):
    said = sample.said(minutes(version))
    assert said == kept(version, "minutes.txt").strip()
    assert payload.code_line(fixed(version)[1]) in said


@EACH
def test_every_document_that_was_printed_can_still_be_printed(version):
    printed = json.loads(kept(version, "prints.json"))
    assert printed.keys() <= documents.DOCUMENTS.keys()
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in printed.values())


@EACH
def test_a_newer_profile_and_other_measures_change_nothing_of_it(version, monkeypatch):
    before = minutes(version)
    old = layouts.PARTY_2026
    larger = {**old.entries, "body_size": layouts.Measure("", "pt", 150, 120, 160)}
    monkeypatch.setitem(layouts.PROFILES, old.key, replace(old, entries=larger))
    newer = replace(old, key="party-2031", date="2031", entries=larger)
    monkeypatch.setitem(layouts.PROFILES, newer.key, newer)
    assert layouts.newest("party") == "party-2031"
    assert minutes(version) == before


@EACH
def test_its_measures_are_those_that_were_fixed(version):
    layout = fixed(version)[0].layout
    runs = sample.runs(minutes(version))
    body = next(run for run in runs if "Hôm nay, " in run.text)
    indent = (layout["margin_left"] + layout["first_indent"]) / 10 * MM
    assert body.size * 10 == pytest.approx(layout["body_size"])
    assert body.left == pytest.approx(indent, abs=0.5 * MM)
