"""Every link and every path in the documents leads somewhere."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
#: A path in backticks: it begins with one of our folders.
PATHS = re.compile(r"`((?:backend|bff|frontend|packages|cli|docs|tests|tools|benchmarks|deploy)/[\w./-]+)`")


def dead(text: str, folder: Path) -> list[str]:
    links = [link for link in LINK.findall(text) if "://" not in link]
    found = [link for link in links if not (folder / link).exists()]
    return found + [path for path in PATHS.findall(text) if not (ROOT / path).exists()]


def _documents():
    listed = subprocess.run(["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split() if not name.startswith("cli/src/plotweaver_cli/sample/")]


@pytest.mark.parametrize("name", _documents())
def test_nothing_leads_nowhere(name):
    path = ROOT / name
    assert dead(path.read_text(encoding="utf-8"), path.parent) == []


@pytest.mark.parametrize("text", ["[x](no/such.md)", "`backend/no/such.py`", "![x](no.png#a)"])
def test_a_dead_link_is_found(text):
    assert dead(text, ROOT) != []


@pytest.mark.parametrize("text", ["[x](README.md#state)", "`backend/tests`", "[x](https://example.org/no)"])
def test_a_live_one_is_not(text):
    assert dead(text, ROOT) == []
