"""Who measures without novels is told what is missing, and how it is given."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _measured(folder):
    told = {**os.environ, "PLOTWEAVER_BENCH_NOVELS": str(folder)}
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.quality", "flaws"], cwd=ROOT, env=told, capture_output=True, text=True
    )


def test_without_novels_it_is_said_what_is_missing_and_how_it_is_given(tmp_path):
    done = _measured(tmp_path)
    assert done.returncode == 1
    for told in (
        str(tmp_path),
        "novel_text.txt",
        "character_info.csv",
        "quotation_info.csv",
        "PLOTWEAVER_BENCH_NOVELS=",
    ):
        assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_novel_that_lacks_a_file_is_named_with_it(tmp_path):
    (tmp_path / "Sea").mkdir()
    (tmp_path / "Sea" / "novel_text.txt").write_text("It was late.\n")
    done = _measured(tmp_path)
    assert done.returncode == 1
    assert "Sea/character_info.csv, Sea/quotation_info.csv" in done.stderr
