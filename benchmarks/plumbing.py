"""A whole save over HTTP, beside git's own plumbing at equal durability in a copy of the same book on the same disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plotweaver_gitstore.durability import GIT_FSYNC

from benchmarks.house import House, save
from benchmarks.light import Light
from benchmarks.results import RUNS, Result, figures, median_of

_SAVES = 40
_MOST = 1.0
_NAME = "git's four plumbing commands, core.fsync=" + GIT_FSYNC
_PEER = "git update-index --add SCENE; git write-tree; git commit-tree -p BEFORE; git update-ref refs/heads/main"
#: In a shell that runs already. `update-index` writes the blob itself as `hash-object -w` would: a process fewer than
#: with both, and so the best that the peer can do.
_SHELL = """
while read -r before; do
  git update-index --add "$SCENE" &&
  tree=$(git write-tree) &&
  after=$(git commit-tree -p "$before" -m Measured "$tree") &&
  git update-ref refs/heads/main "$after" "$before" &&
  echo "$after" || exit 1
done
"""


class Plumbing:
    """Saves one scene with git's plumbing.

    Args:
        repository: a bare repository that nobody else uses.
        scene: the scene's path in it.
        shell: what runs the commands.
    """

    def __init__(self, repository: Path, scene: Path, shell: subprocess.Popen[str]) -> None:
        self._scene = scene
        self._shell = shell
        self._newest = _git(repository, "rev-parse", "refs/heads/main")

    def save(self, text: str) -> float:
        """Make a version in which the scene is `text`; return the milliseconds from when the text lies on disk."""
        if self._shell.stdin is None or self._shell.stdout is None:
            raise RuntimeError("the shell was started without pipes")
        self._scene.write_text(text, encoding="utf-8")
        began = time.perf_counter()
        self._shell.stdin.write(f"{self._newest}\n")
        self._newest = self._shell.stdout.readline().strip()
        took = (time.perf_counter() - began) * 1000
        if not self._newest:
            raise SystemExit("git's plumbing failed, so there is nothing to measure against")
        return took


async def measure(house: House) -> list[Result]:
    """Return the time of a save until it is acknowledged, in milliseconds."""
    ours, theirs = [], []
    project, scene = house.novel.project, house.novel.scenes[1]
    path = (await house.author.get(f"/projects/{project}/scenes/{scene}"))["path"]
    book = house.here.data / "repositories" / f"{project}.git"
    copied = house.here.data / "plumbing"
    async with Light(house.here.origin, house.author.token) as light:
        with _plumbing(book, path, copied) as plumbing:
            seq = 0
            for _ in range(RUNS):
                mine, peer = [], []
                for place in range(_SAVES):
                    # in turns, so that both find the machine and the disk as the other left them
                    saved = await save(house.author, light, project, scene, str(place), seq)
                    seq = saved.seq
                    mine.append(saved.ms)
                    peer.append(plumbing.save(saved.text))
                ours.append(figures(mine))
                theirs.append(figures(peer))
    whole, plain = median_of(ours), median_of(theirs)
    ratio = round(whole.p50 / plain.p50, 2)
    goal = f"p50 ≤ {_MOST:g}× the peer"
    return [
        Result(
            "a whole save over HTTP",
            "ms",
            median_of(ours),
            median_of(theirs),
            _NAME,
            _PEER,
            ratio,
            goal,
            ratio <= _MOST,
        )
    ]


@contextmanager
def _plumbing(repository: Path, scene: str, folder: Path) -> Iterator[Plumbing]:
    copy, work = folder / "copy.git", folder / "work"
    shutil.copytree(repository, copy)
    (work / scene).parent.mkdir(parents=True)
    _git(copy, "config", "core.fsync", GIT_FSYNC)
    _git(copy, "read-tree", "refs/heads/main")
    _git(copy, "config", "user.name", "Bench")
    _git(copy, "config", "user.email", "bench@bench.invalid")
    environment = os.environ | {"GIT_DIR": str(copy), "GIT_WORK_TREE": str(work), "SCENE": scene}
    with subprocess.Popen(
        ["sh", "-c", _SHELL],
        cwd=work,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as shell:
        yield Plumbing(copy, work / scene, shell)


def _git(repository: Path, *command: str) -> str:
    done = subprocess.run(["git", "-C", str(repository), *command], capture_output=True, text=True, check=True)
    return done.stdout.strip()
