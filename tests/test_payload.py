"""What is fixed: canonical text, digest, code line, sorted ballots."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from votes import payload

TEXT = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30)
VALUES = st.recursive(
    st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def small(**changes) -> payload.Payload:
    """A payload with one form and one line."""
    line = payload.Line(1, "Trần Văn Một", ("Bí thư",), counts={"high": 2}, percent={"high": "100"})
    form = payload.Form("1", payload.Denominator("collected", 2), (line,), collected=2, valid=2)
    fields = {
        "ruleset": {"key": "qd96-2023"},
        "organisation": payload.Organisation("u", "Đảng bộ xã Bình An", "party", "party"),
        "meeting": payload.Meeting("binh-an", "u", "Lấy phiếu", "2026-02-05"),
        "roll": payload.Roll(2, 2),
        "forms": (form,),
    }
    return payload.Payload(**(fields | changes))


@given(st.dictionaries(TEXT, VALUES, max_size=5))
def test_canonical_text_is_the_same_whatever_the_order_of_keys(value):
    turned = dict(reversed(value.items()))
    assert payload.canonical(value) == payload.canonical(turned)


@given(VALUES)
def test_canonical_text_read_back_is_canonical(value):
    text = payload.canonical(value)
    assert payload.canonical(json.loads(text)) == text


def test_canonical_text_has_no_spaces_and_sorted_keys():
    assert payload.canonical({"b": [1, "ủ"], "a": 2}) == '{"a":2,"b":[1,"ủ"]}'.encode()


def test_text_is_normalised_so_that_one_name_has_one_digest():
    assert payload.canonical("Thu\u0309y") == payload.canonical("Th\u1ee7y")


@pytest.mark.parametrize("value", [1.5, {1, 2}, b"x", object()])
def test_what_is_no_integer_string_list_or_mapping_is_refused(value):
    with pytest.raises(payload.PayloadError, match=type(value).__name__):
        payload.canonical({"x": value})


def test_an_unknown_count_is_absent_and_true_is_one():
    assert payload.canonical(payload.Roll(summoned=None, present=3, by_name=True)) == (
        b'{"by_name":1,"present":3}'
    )


def test_a_payload_reads_back_as_it_was():
    built = small(sealing=payload.Sealing(1, "2026-02-05T10:42", "A", "B"))
    assert payload.parse(payload.canonical(built).decode()) == built


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: d.update(format=2), "định dạng 1"),
        (lambda d: d.update(extra=1), "extra"),
        (lambda d: d.pop("roll"), "roll"),
        (lambda d: d["roll"].update(present="40"), ".roll.present"),
        (lambda d: d["forms"][0].update(lines={}), ".forms[0].lines"),
        (lambda d: d["forms"][0]["lines"][0].update(name=7), ".forms[0].lines[0].name"),
        (lambda d: d["roll"].update(present=True), ".roll.present"),
    ],
)
def test_a_payload_that_is_not_as_it_must_be_is_refused_by_place(change, place):
    data = json.loads(payload.canonical(small()))
    change(data)
    with pytest.raises(payload.PayloadError) as error:
        payload.parse(json.dumps(data))
    assert place in str(error.value)


def test_text_that_is_no_json_is_refused():
    with pytest.raises(payload.PayloadError, match="JSON"):
        payload.parse("{")


@given(st.binary(max_size=40))
def test_the_code_line_is_the_first_eighty_bits_of_the_digest(data):
    digest = payload.digest(data)
    letters = payload.code_line(digest).replace("-", "")
    number = 0
    for letter in letters:
        number = number * 32 + payload.CODE_LETTERS.index(letter)
    assert number.to_bytes(10, "big") == hashlib.sha256(data).digest()[:10]


def test_the_code_line_stands_in_four_groups_without_i_l_o_u():
    code = payload.code_line(payload.digest(b""))
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    assert not set("ILOU") & set(payload.CODE_LETTERS)


def test_a_code_typed_from_paper_is_forgiven_case_spaces_and_lookalikes():
    digest = "0" * 64
    assert payload.same_code("oooo 0000-OOOO-oo0o", digest)
    assert payload.same_code("0000\u20110000\u20110000\u20110000", digest)  # as Word copies it
    assert not payload.same_code("0000-0000-0000-0001", digest)


@given(st.lists(st.lists(st.sampled_from(["123", "111", "!unstamped"])), min_size=1, max_size=3))
def test_sorted_ballots_tell_nothing_of_their_order(forms):
    text = payload.ballots_text(forms)
    assert text == payload.ballots_text([list(reversed(form)) for form in forms])
    assert payload.ballots_of(text) == [sorted(form) for form in forms]


def test_ballots_without_a_form_are_refused():
    with pytest.raises(payload.PayloadError):
        payload.ballots_of("111\n")


def test_a_vote_of_the_meeting_is_found_by_its_topic():
    vote = payload.MeetingVote("board", 40)
    assert small(votes=(vote,)).vote("board") == vote
    assert small().vote("list") is None
