"""What the documents say of settings and commands is what there is."""

import re
from pathlib import Path

from plotweaver_kit.settings import Settings

ROOT = Path(__file__).parents[2]


def test_every_setting_is_documented_and_no_other():
    text = (ROOT / "docs" / "guides" / "running.md").read_text(encoding="utf-8")
    documented = {name.lower() for name in re.findall(r"^\| `PLOTWEAVER_(\w+)` \|", text, re.MULTILINE)}
    assert documented == set(Settings.model_fields)


def test_every_command_is_documented_and_no_other():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    offered = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)) - {"help"}
    documented = set(re.findall(r"^\| `make ([a-z-]+)` \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))
    assert documented == offered
