"""What a service holds for good is not looked through again."""

import subprocess
import sys

_STARTED = """
import gc
from plotweaver_kit import memory
held = [[number] for number in range(1000)]
before = len(gc.get_objects())
memory.keep_for_good()
print(before > 1000, len(gc.get_objects()) < 1000, gc.get_freeze_count() >= 1000, gc.isenabled())
"""


def test_the_collector_looks_only_through_what_came_later() -> None:
    # in a process of its own: the one of the tests is not to be frozen
    said = subprocess.run([sys.executable, "-c", _STARTED], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["True"] * 4
