"""A waiver that is written accepts its finding; one that goes accepts nothing any more."""

from plotweaver_quality.accepting import accept, object_again
from plotweaver_quality.checks import report_book
from plotweaver_quality.files import WAIVERS

BOOK = {
    "plotweaver.yaml": b"format: 1\ntitle: Rain\n",
    "manuscript/a/s.md": b"---\nid: s\n---\nIt rained suddenly. It stopped suddenly.\n",
    "style/guide.yaml": b"banned: [suddenly]\n",
}


def banned(report):
    return [each for each in report.findings if each.rule == "style.banned"]


def report(waivers):
    return report_book({**BOOK, WAIVERS: waivers.encode()})


def test_of_two_twins_the_one_that_is_named_is_accepted():
    first, second = banned(report(""))
    accepted = report(accept("", second.id, "a refrain,\n  twice"))
    assert [each.id for each in banned(accepted)] == [first.id]
    assert [(each.finding.id, each.waiver.reason) for each in accepted.waived] == [(second.id, "a refrain, twice")]
    assert accepted.scores.overall > report("").scores.overall


def test_every_waiver_that_accepts_a_finding_goes_and_others_stay():
    _, second = banned(report(""))
    text = (
        "waivers:\n- {rule: other.rule, text: x, reason: kept}\n- {rule: style.banned, text: suddenly, reason: all}\n"
    )
    text = accept(text, second.id, "this one")
    left = object_again(text, second)
    assert left == "waivers:\n- {rule: other.rule, text: x, reason: kept}\n"
    assert len(banned(report(left))) == 2
