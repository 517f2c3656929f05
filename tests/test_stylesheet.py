"""The part of Bootstrap that pages get: everything they use, nothing else, never out of date."""

from __future__ import annotations

import pytest

from tests import stylesheet


def test_the_file_is_what_the_command_would_write():
    remedy = "chạy: .venv/bin/python -m tests.stylesheet"
    assert stylesheet.USED.read_text(encoding="utf-8") == stylesheet.written(), remedy


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".btn{a:b}", ".btn{a:b}"),
        (".carousel{a:b}", ""),
        (".btn,.carousel{a:b}", ".btn{a:b}"),
        (".row>.carousel{a:b}", ""),
        ("h1,[hidden]{a:b}", "h1,[hidden]{a:b}"),
        (":not(.btn-check)+.btn:active{a:b}", ":not(.btn-check)+.btn:active{a:b}"),
        (".btn:is(:hover,:focus),.carousel{a:b}", ".btn:is(:hover,:focus){a:b}"),
        ("@media print{.btn{a:b}.carousel{a:b}}", "@media print{.btn{a:b}}"),
        ("@media print{.carousel{a:b}}h1{a:b}", "h1{a:b}"),
        ("@keyframes spin{to{a:b}}", "@keyframes spin{to{a:b}}"),
    ],
)
def test_a_rule_stays_if_somebody_names_its_classes(css, kept):
    assert stylesheet.used(css, {"btn", "row"}) == kept
