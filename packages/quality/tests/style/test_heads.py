"""A scene that is told from one point of view is told where it looks into another head."""

import pytest
from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import SceneText
from plotweaver_quality.running import check_scenes
from plotweaver_quality.settings import Settings


def _found(prose: str, pov: str | None = "Ann Harker", **options: object) -> list[Finding]:
    settings = Settings({"style": "off", "repetition": "off", "style.head-hopping": options or "on"})
    details = {} if pov is None else {"pov": pov}
    return list(check_scenes([SceneText("s", "s.md", "S", prose, details=details)], settings))


def test_a_look_into_another_head_is_told_once_with_all_places() -> None:
    (found,) = _found("Ann wondered where he was. Ben knew it was late. And Ben hoped for rain.")
    assert found.at.quote == "Ben knew"
    assert [each.quote for each in found.related] == ["Ben hoped"]
    assert "Ben’s head" in found.message
    assert "Ann Harker’s" in found.message


def test_each_further_head_is_told() -> None:
    found = _found("Ben knew it was late. Captain Wentworth wished for rain. Wentworth doubted it.")
    assert [(each.at.quote, len(each.related)) for each in found] == [("Ben knew", 0), ("Captain Wentworth wished", 1)]


def test_the_point_of_view_may_be_an_id() -> None:
    assert _found("Ann knew it was late.", pov="ann-harker") == []
    (found,) = _found("Ben knew it was late.", pov="ann-harker")
    assert "Ann Harker’s" in found.message


@pytest.mark.parametrize(
    "prose",
    [
        "Ann saw that Ben knew it.",
        "“Ben knew it was late,” said Ann.",
        "Ben felt for the latch.",
        "Ben shut the door.",
        "Nobody knew it was late.",
        "He knew it was late.",
        "If Ben knew, nobody had told him.",
    ],
)
def test_what_can_be_seen_said_or_supposed_is_no_look(prose: str) -> None:
    assert _found(prose) == []


def test_without_a_point_of_view_a_narrator_may_know_everybody() -> None:
    prose = "Ann wondered where he was. Ben knew it was late."
    assert _found(prose, pov=None) == []
    (found,) = _found(prose, pov=None, without_pov=True)
    assert found.at.quote == "Ben knew"


def test_who_tells_it_in_the_first_person_only_supposes() -> None:
    prose = "I went out and I looked at my boat. " * 12 + "Ben knew it was late."
    assert _found(prose) == []


def test_it_has_its_switch() -> None:
    scene = SceneText("s", "s.md", "S", "Ben knew it was late.", details={"pov": "Ann"})
    assert [each.rule for each in check_scenes([scene], Settings())] == ["style.head-hopping"]
    assert list(check_scenes([scene], Settings({"style.head-hopping": "off"}))) == []
