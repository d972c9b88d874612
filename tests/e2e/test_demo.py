"""`plotweaver demo`: the main job without a browser, on either database."""

import subprocess
import sys
from pathlib import Path

import pytest

PLOTWEAVER = str(Path(sys.executable).with_name("plotweaver"))
NOVEL = "CHAPTER I\n\nThe harbour lay still, and nobody on the mole spoke of the letter.\n\nCHAPTER II\n\nIt rained.\n"
STEPS = (
    "services started",
    "two people signed in",
    "a book was brought",
    "a scene was edited, and the second person heard of it",
    "the practice model drafted",
    "a suggestion with findings and cost",
    "a part was kept, and the second person heard of it",
    "plain git cloned the book",
    "Every step was seen.",
)


@pytest.mark.parametrize("arguments", [[], ["--database", "embedded-postgres", "--backend", "2"]])
def test_every_step_is_seen(tmp_path, arguments):
    novel = tmp_path / "novel.txt"
    novel.write_text(NOVEL, encoding="utf-8")
    done = subprocess.run([PLOTWEAVER, "demo", str(novel), *arguments], capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stdout + done.stderr
    places = [done.stdout.index(step) for step in STEPS]
    assert places == sorted(places)
    assert "scene-writer" in done.stdout


def test_a_novel_that_is_not_there_is_named(tmp_path):
    command = [PLOTWEAVER, "demo", str(tmp_path / "no-such.txt")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert "no-such.txt" in done.stdout + done.stderr
