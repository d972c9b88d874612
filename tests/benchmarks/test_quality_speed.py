"""What the speed of the checks is measured on, and that it is measured at all."""

import pytest
from plotweaver_cli.places import SAMPLE
from plotweaver_manuscript.prose import split_front_matter


@pytest.fixture
def speed(tmp_path, monkeypatch):
    from benchmarks import quality_speed

    monkeypatch.setattr(quality_speed, "_NOVELS", tmp_path)
    return quality_speed


@pytest.fixture
def novel(tmp_path):
    scenes = sorted(SAMPLE.rglob("*.md"))
    text = "\n\n".join(split_front_matter(path.read_text(encoding="utf-8"))[1].strip() for path in scenes)
    (tmp_path / "tide").mkdir()
    (tmp_path / "tide" / "novel_text.txt").write_text(text, encoding="utf-8")
    return text


def test_without_novels_it_says_what_is_missing(speed):
    with pytest.raises(speed.LeftOut, match="PLOTWEAVER_BENCH_NOVELS"):
        speed._scenes()


def test_scenes_end_with_a_paragraph_and_have_as_many_words_as_they_should(speed, novel):
    scenes = speed._scenes()
    assert len(scenes) > 2
    assert all(1200 <= len(scene.split()) < 1500 for scene in scenes)
    told = [paragraph for scene in scenes for paragraph in scene.split("\n\n")]
    assert told == [paragraph.strip("\n") for paragraph in novel.split("\n\n")][: len(told)]


def test_the_command_is_measured_cold_edited_and_as_the_hook(speed, novel, tmp_path, monkeypatch):
    monkeypatch.setattr(speed, "RUNS", 1)
    results = speed._commands(tmp_path, speed._scenes())
    assert [result.unit for result in results] == ["s", "s", "s", "s", "MB"]
    assert all(result.ours.p50 > 0 for result in results)
    assert [result.goal for result in results] == [
        "at most 5 s",
        "at most 10 s",
        "at most 0.5 s",
        "at most 1 s",
        "at most 400 MB",
    ]


def test_a_check_that_fails_is_no_figure(speed, tmp_path):
    with pytest.raises(speed.LeftOut, match="ended with"):
        speed._run(tmp_path / "no-book", tmp_path / "cache")
