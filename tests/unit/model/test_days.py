"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.checker import packaged_rules
from contractcheck.model.days import written
from contractcheck.model.rules import LANGUAGES, Language


def test_a_day_is_written_in_words_of_its_language() -> None:
    assert (written("2026-03-01", "nl"), written("2026-03-01", "en")) == ("1 maart 2026", "1 March 2026")


@pytest.mark.parametrize("text", ["", "?", "31-12-2026", "2026-02-30"])
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    assert written(text, "nl") == text


@given(st.lists(st.dates(), min_size=2, max_size=2, unique=True), st.sampled_from(LANGUAGES))
def test_two_days_are_never_written_alike(days: list[date], language: Language) -> None:
    assert len({written(day.isoformat(), language) for day in days}) == 2


def test_the_dates_of_the_law_are_written_as_the_rules_write_them() -> None:
    dates = [each for law in packaged_rules().law for schedule in law.schedules for each in schedule.dates]
    for each in dates:
        assert [written(each.day, language) for language in LANGUAGES] == [each.shown.nl, each.shown.en]
