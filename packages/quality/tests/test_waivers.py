"""“This is intended”: of one finding, or of a refrain wherever it stands."""

import pytest
from plotweaver_manuscript.edits import new_book
from plotweaver_quality.checks import report_book
from plotweaver_quality.waivers import read_waivers

_SCENE = "manuscript/chapter-1/scene-1.md"
_REFRAIN = "the harbour lay turning over in its grey sleep"


def _report(waivers: str):
    tree = new_book("Low Water")
    prose = "\n\n".join(f"At {hour} {_REFRAIN}. He ate." for hour in ("dawn", "noon", "dusk"))
    return report_book(tree | {_SCENE: tree[_SCENE] + prose.encode(), "quality/waivers.yaml": waivers.encode()})


def test_a_refrain_is_waived_by_its_words_wherever_it_comes() -> None:
    assert len(_report("").findings) == 2
    waived = _report(f"waivers:\n  - {{rule: repetition.phrase, text: {_REFRAIN[4:]}, reason: The refrain.}}\n")
    assert waived.findings == ()
    assert [each.waiver.reason for each in waived.waived] == ["The refrain.", "The refrain."]


def test_a_waiver_that_meets_nothing_is_told_of() -> None:
    report = _report("waivers:\n  - {finding: 0123456789abcdef, reason: Long gone.}\n")
    assert [waiver.reason for waiver in report.stale] == ["Long gone."]


def test_one_twin_is_waived_by_its_own_id() -> None:
    second = _report("").findings[1].id
    report = _report(f"waivers:\n  - {{finding: {second}, reason: Only here.}}\n")
    assert [each.finding.id for each in report.waived] == [second]
    assert len(report.findings) == 1


@pytest.mark.parametrize(
    "data",
    [
        {"waivers": "all"},
        {"waivers": ["x"]},
        {"waivers": [{"finding": "x"}]},
        {"waivers": [{"finding": "x", "reason": " "}]},
        {"waivers": [{"rule": "style.banned", "reason": "r"}]},
    ],
)
def test_what_is_no_waiver_is_told_of_and_waives_nothing(data: dict[str, object]) -> None:
    waivers, troubles = read_waivers(data)
    assert waivers == ()
    assert len(troubles) == 1
