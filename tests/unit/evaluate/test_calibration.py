"""How often verdicts of each kind were right, and what that makes of their confidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.evaluate.calibration import as_yaml, brier, tracks
from contractcheck.evaluate.labels import Label
from contractcheck.evaluate.scores import Found, Judgement
from contractcheck.model.report import Status
from contractcheck.model.track import Track
from contractcheck.rules.load import load
from tests.unit.evaluate.build import judgement, sample


def found(signal: str, *, right: bool, text: str = "one") -> Judgement:
    label = Label(Status.WEAK if right else Status.ADEQUATE)
    return judgement(label, Found(Status.WEAK, signal=signal), of=sample(text))


def test_verdicts_are_counted_by_status_and_signal() -> None:
    made = tracks([found("plain", right=True), found("plain", right=False), found("spread", right=True)])
    assert made == (Track("weak", "plain", 1, 2), Track("weak", "spread", 1, 1))


def test_signals_that_tell_right_from_wrong_make_a_better_forecast_than_one_figure() -> None:
    texts = [found("plain", right=True, text=f"a{n}") for n in range(9)] + [
        found("spread", right=False, text=f"b{n}") for n in range(9)
    ]
    own, flat = brier(texts)
    assert own < flat


def test_the_only_text_of_a_set_is_compared_with_nothing_known() -> None:
    assert brier([found("plain", right=True)]) == (pytest.approx(0.25), pytest.approx(0.25))


def test_the_file_written_is_a_rule_file_that_reads_back(tmp_path: Path) -> None:
    rules = load()
    assert all(0 <= track.right <= track.of for track in rules.tracks)
    text = as_yaml(rules.tracks, "contractcheck evaluate set --calibrate confidence.yaml")
    assert text.count("  - {status: ") == len(rules.tracks) > 0
