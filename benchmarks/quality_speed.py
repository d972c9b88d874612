"""How fast a long novel is checked, beside proselint and Harper on the same text in the same run.

The novels are human ones (`PLOTWEAVER_BENCH_NOVELS`, a folder of folders with `novel_text.txt`): invented words would
be another matter to every checker.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from plotweaver_manuscript.edits import new_book
from plotweaver_quality.novel import SceneText
from plotweaver_quality.running import check_scenes
from plotweaver_quality.settings import Settings

from benchmarks.results import ROOT, RUNS, Figures, LeftOut, Result, median_of

_WORDS, _SCENE = 120_000, 1_200
_NOVELS = Path(os.environ.get("PLOTWEAVER_BENCH_NOVELS") or ROOT.parent / "shared" / "data" / "pdnc")
_NO_GRAMMAR = {"style.grammar": "off"}
_COMMAND = Path(sys.executable).with_name("plotweaver")
#: Whether proselint was told of its checks: it keeps them for the process.
_registered: list[bool] = []


async def measure() -> list[Result]:
    """Return the figures of the command on a whole novel, of one scene, and of the checkers beside each other."""
    scenes = _scenes()
    with tempfile.TemporaryDirectory() as folder:
        results = _commands(Path(folder), scenes)
    return [*results, _scene(scenes), *_beside(scenes)]


def _scenes() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(_NOVELS.glob("*/novel_text.txt"))]
    if not texts:
        raise LeftOut("no human novels to check: name a folder of them with PLOTWEAVER_BENCH_NOVELS.")
    scenes: list[str] = []
    scene: list[str] = []
    for paragraph in re.split(r"\n[ \t]*\n", "\n\n".join(texts)):
        scene.append(paragraph.strip("\n"))
        if _count(scene) >= _SCENE:
            scenes.append("\n\n".join(scene))
            scene = []
        if len(scenes) * _SCENE >= _WORDS:
            break
    return scenes


def _count(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _commands(folder: Path, scenes: Sequence[str]) -> list[Result]:
    book = folder / "book"
    for path, data in new_book("A long novel").items():
        (book / path).parent.mkdir(parents=True, exist_ok=True)
        (book / path).write_bytes(data)
    for number, scene in enumerate(scenes):
        (book / "manuscript" / "chapter-1" / f"s{number:03}.md").write_text(f"---\nid: s{number}\n---\n\n{scene}\n")
    whole, size = (book / "plotweaver.yaml").read_text(), f"a novel of {_count(scenes):,} words"
    without = whole + "checks: {style.grammar: off}\n"
    _git(book, "init", "-q")
    first = book / "manuscript" / "chapter-1" / "s000.md"
    told: dict[str, list[tuple[float, float]]] = {"cold": [], "grammar": [], "edited": [], "hook": []}
    for run in range(RUNS):
        for name, settings in (("grammar", whole), ("cold", without)):
            (book / "plotweaver.yaml").write_text(settings)
            told[name].append(_run(book, folder / f"{name}-{run}"))
        first.write_text(f"{first.read_text()}\nOne more sentence, of run {run}.\n")
        told["edited"].append(_run(book, folder / f"cold-{run}"))
        _git(book, "add", "-A")
        _git(book, "commit", "-q", "-m", "All")
        first.write_text(f"{first.read_text()}\nAnd another sentence of run {run}.\n")
        told["hook"].append(_run(book, folder / f"hook-{run}", "--baseline"))
    seconds = {name: median_of([Figures(each) for each, _ in runs]) for name, runs in told.items()}
    most = max(memory for runs in told.values() for _, memory in runs)
    return [
        _result(f"check of {size}, cold, all rules but grammar", "s", seconds["cold"], 5.0),
        _result(f"check of {size}, cold, with grammar", "s", seconds["grammar"], 10.0),
        _result(f"check of {size} after one edited scene", "s", seconds["edited"], 0.5),
        _result(f"the hook on {size}, cold", "s", seconds["hook"], 1.0),
        _result(f"most resident memory of a check of {size}", "MB", Figures(round(most)), 400.0),
    ]


def _run(book: Path, cache: Path, *further: str) -> tuple[float, float]:
    """Return seconds and megabytes of one run of the command; byte code is compiled by the run before the first."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [str(_COMMAND), "check", str(book), "--format", "json", "--fail-on", "never", *further]
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env={**environment, "XDG_CACHE_HOME": str(cache)}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 and process.stderr is not None:
        raise LeftOut(f"plotweaver check ended with {process.returncode}: {process.stderr.read().decode()}")
    return time.perf_counter() - began, used.ru_maxrss / 1024


def _git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def _scene(scenes: Sequence[str]) -> Result:
    texts = [SceneText(f"s{number}", f"{number}.md", "S", scene) for number, scene in enumerate(scenes)]
    times = sorted(1000 * _seconds(partial(_checked, [text])) for text in texts)
    middle = Figures(round(times[len(times) // 2], 2))
    return _result(f"a scene of {_SCENE:,} words, all rules but grammar", "ms", middle, 100.0)


def _checked(scenes: Sequence[SceneText]) -> int:
    return len(list(check_scenes(scenes, Settings(_NO_GRAMMAR))))


def _beside(scenes: Sequence[str]) -> list[Result]:
    """Return words a second, ours and each peer's in turn, on the same text."""
    found = [_ratio("proselint", scenes, _proselint), _ratio("harper", scenes, _harper)]
    return [each for each in found if each is not None]


def _ratio(peer: str, scenes: Sequence[str], check: Callable[[Sequence[str]], object]) -> Result | None:
    if importlib.util.find_spec(peer) is None:
        return None
    some = scenes[:20]
    ours, theirs = [], []
    for run in range(RUNS):
        # words of the run's own: what was read before is remembered
        texts = [SceneText(f"s{run}", "s.md", "S", f"{scene}\n\nRun {run} beside {peer}.") for scene in some]
        ours.append(_count(some) / _seconds(partial(_checked, texts)))
        theirs.append(_count(some) / _seconds(partial(check, some)))
    mine, other = (median_of([Figures(round(each)) for each in rates]) for rates in (ours, theirs))
    ratio = round(mine.p50 / other.p50, 2)
    name = f"words a second of all rules that look at one scene, beside {peer}"
    return Result(name, "words/s", mine, other, peer, f"{peer} in this process", ratio, "told, not held against", True)


def _proselint(texts: Sequence[str]) -> None:
    from proselint.checks import __register__
    from proselint.config import DEFAULT
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    if not _registered:
        CheckRegistry().register_many(__register__)
        _registered.append(True)
    for text in texts:
        LintFile(content=text, source="scene").lint(DEFAULT)


def _harper(texts: Sequence[str]) -> None:
    from harper import Linter

    linter = Linter()
    for text in texts:
        for paragraph in text.split("\n\n"):
            linter.lint(paragraph, language="plaintext")


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _result(name: str, unit: str, ours: Figures, most: float) -> Result:
    return Result(name, unit, ours, None, None, None, None, f"at most {most:g} {unit}", ours.p50 <= most)
