import dataclasses

import pytest

from votes import layouts

BOTH = pytest.mark.parametrize("key", ["party-2026", "state-2020"])


def test_the_two_profiles_are_dated_and_say_where_they_come_from():
    assert list(layouts.PROFILES) == ["party-2026", "state-2020"]
    for profile in layouts.PROFILES.values():
        assert profile.date and profile.source and profile.name


@BOTH
def test_a_profile_without_overrides_gives_its_own_values(key):
    values = layouts.resolve(key)
    for name, entry in layouts.profile(key).entries.items():
        assert values[name] == entry.value


@BOTH
def test_every_value_of_a_profile_lies_within_what_it_allows(key):
    for entry in layouts.profile(key).entries.values():
        assert entry.check(entry.value) == entry.value


@BOTH
def test_resolved_values_are_integers_and_strings_only(key):
    assert {type(value) for value in layouts.resolve(key).values()} == {int, str}


@BOTH
def test_a_resolved_layout_says_which_profile_it_is(key):
    values = layouts.resolve(key)
    profile = layouts.profile(key)
    assert values["profile"] == key
    assert values["profile_date"] == profile.date
    assert values["profile_source"] == profile.source
    assert values["letterhead"] == profile.letterhead


def test_both_profiles_answer_to_the_same_names_but_for_the_country():
    party, state = (set(profile.entries) for profile in layouts.PROFILES.values())
    assert state - party == {"country_size"}
    assert not party - state


def test_margins_of_both_are_those_of_the_guides():
    for key in layouts.PROFILES:
        values = layouts.resolve(key)
        sides = [values[f"margin_{side}"] for side in ("top", "bottom", "left", "right")]
        assert sides == [200, 200, 300, 150]


@pytest.mark.parametrize(
    ("name", "party", "state"),
    [
        ("number_label", "Số ", "Số: "),
        ("on_behalf", "T/M", "TM."),
        ("end_mark", ".", "./."),
        ("issuer_star", "*", ""),
        ("number_joint", "-", "/"),
    ],
)
def test_the_words_of_party_and_state_differ(name, party, state):
    assert layouts.resolve("party-2026")[name] == party
    assert layouts.resolve("state-2020")[name] == state


def test_an_override_takes_the_place_of_the_value():
    assert layouts.resolve("state-2020", {"margin_left": 350})["margin_left"] == 350


@pytest.mark.parametrize("value", [199, 251, -200])
def test_a_measure_outside_its_range_is_refused_with_the_range(value):
    with pytest.raises(layouts.LayoutError, match="từ 20 mm đến 25 mm"):
        layouts.resolve("state-2020", {"margin_top": value})


def test_a_refused_measure_is_named_and_shown_as_people_read_it():
    with pytest.raises(layouts.LayoutError, match=r"Lề trên: 19,9 mm không được"):
        layouts.resolve("state-2020", {"margin_top": 199})


def test_a_measure_with_one_allowed_value_says_so():
    with pytest.raises(layouts.LayoutError, match="chỉ được 13 pt"):
        layouts.resolve("state-2020", {"number_size": 140})


@pytest.mark.parametrize("value", ["200", 200.0, None, True, [200]])
def test_a_measure_that_is_no_integer_is_refused(value):
    with pytest.raises(layouts.LayoutError, match="phải là số nguyên"):
        layouts.resolve("party-2026", {"margin_top": value})


@pytest.mark.parametrize("value", ["T/M.", "", 1, None])
def test_a_wording_that_is_no_choice_is_refused_with_the_choices(value):
    with pytest.raises(layouts.LayoutError, match=r"“T/M”, “TM\."):
        layouts.resolve("party-2026", {"on_behalf": value})


def test_an_unknown_measure_is_refused_by_name():
    with pytest.raises(layouts.LayoutError, match="không có số đo “margin_inner”"):
        layouts.resolve("party-2026", {"margin_inner": 100})


def test_the_keys_that_name_the_profile_cannot_be_overridden():
    with pytest.raises(layouts.LayoutError, match="“letterhead”"):
        layouts.resolve("party-2026", {"letterhead": "state"})


def test_an_unknown_profile_is_refused_with_the_known_ones():
    with pytest.raises(layouts.LayoutError, match="party-2026, state-2020"):
        layouts.resolve("party-2018")


def test_the_newest_profile_of_a_letterhead_is_found_by_its_date(monkeypatch):
    later = dataclasses.replace(layouts.PARTY_2026, key="party-2031", date="2031")
    monkeypatch.setitem(layouts.PROFILES, later.key, later)
    assert layouts.newest("party") == "party-2031"
    assert layouts.newest("state") == "state-2020"


def test_a_letterhead_without_a_profile_is_refused():
    with pytest.raises(layouts.LayoutError, match="“army”"):
        layouts.newest("army")


MARGIN = layouts.PARTY_2026.entries["margin_left"]


@pytest.mark.parametrize(
    ("typed", "value"), [("30", 300), ("27,5", 275), ("27.5", 275), (" 27,5 mm ", 275)]
)
def test_a_length_is_read_as_people_type_it(typed, value):
    assert MARGIN.read(typed) == value


@pytest.mark.parametrize("typed", ["ba mươi", "27,55", "-30", "3e1", "", "²5", "30 pt"])
def test_what_is_no_length_is_refused_with_an_example(typed):
    with pytest.raises(layouts.LayoutError, match=r"Lề trái: “.*” không đọc được, ghi như 30"):
        MARGIN.read(typed)


def test_a_length_outside_the_range_is_refused_with_it():
    with pytest.raises(layouts.LayoutError, match="40 mm không được, cho phép từ 25 mm đến 35 mm"):
        MARGIN.read("40")


def test_a_share_and_a_bare_number_have_no_tenths():
    rule = layouts.STATE_2020.entries["issuer_rule"]
    assert (rule.shown(40), rule.read("40%"), rule.read("50")) == ("40%", 40, 50)
    assert layouts.PARTY_2026.entries["day_zero_below"].shown(10) == "10"
    with pytest.raises(layouts.LayoutError):
        rule.read("40,5")


@BOTH
def test_every_value_is_read_back_as_it_is_shown(key):
    measures = [e for e in layouts.profile(key).entries.values() if isinstance(e, layouts.Measure)]
    for entry in measures:
        for value in (entry.value, entry.low, entry.high):
            assert entry.read(entry.shown(value)) == entry.read(entry.figure(value)) == value


def test_of_kept_values_only_those_the_profile_still_allows_stand():
    kept = {"margin_left": 320, "margin_right": 999, "gone": 1, "end_mark": "!", "on_behalf": "TM."}
    standing = {"margin_left": 320, "on_behalf": "TM."}
    assert layouts.standing("party-2026", kept) == standing
