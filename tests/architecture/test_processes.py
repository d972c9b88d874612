"""Processes start in few places, and a branch is never moved by force."""

import ast

import pytest

#: The modules that may start a process, each for a reason that its docstring tells.
STARTERS = {
    "backend/src/plotweaver_backend/models/weights.py",
    "backend/src/plotweaver_backend/push/receive_pack.py",
    "bff/src/plotweaver_bff/git/upload_pack.py",
    "cli/src/plotweaver_cli/demo.py",
    "cli/src/plotweaver_cli/supervisor.py",
    "cli/src/plotweaver_cli/up.py",
    "packages/gitstore/src/plotweaver_gitstore/command.py",
}
_STARTS = (
    "os.exec",
    "os.fork",
    "os.popen",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "pty.",
    "asyncio.create_subprocess",
    "asyncio.subprocess.create_subprocess",
    "multiprocessing",
    "concurrent.futures.ProcessPoolExecutor",
    *(f"subprocess.{name}" for name in ("run", "Popen", "call", "check_", "get")),
)
#: Methods of an event loop.
_LOOP = ("subprocess_exec", "subprocess_shell")


def starts(text):
    """Names by which a module can start a process, whatever it calls them."""
    tree = ast.parse(text)
    known = _imported(tree)
    used = {known.get(root, root) + rest for root, rest in map(_dotted, ast.walk(tree)) if root}
    return sorted(name for name in used | set(known.values()) if name.startswith(_STARTS) or name.endswith(_LOOP))


def _imported(tree):
    """Full names by the names that imports bind."""
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {each.asname or each.name.partition(".")[0]: _bound(each) for each in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            known |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
    return known


def _bound(alias):
    return alias.name if alias.asname else alias.name.partition(".")[0]


def _dotted(node):
    rest = ""
    while isinstance(node, ast.Attribute):
        rest = f".{node.attr}{rest}"
        node = node.value
    if isinstance(node, ast.Name):
        return node.id, rest
    return ("<call>", rest) if rest else ("", "")


def forced(text):
    """Lines that create a reference by force: they would overwrite what someone else just wrote."""
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if _creates_reference(call) and _by_force(call)]


def _creates_reference(call):
    if not isinstance(call.func, ast.Attribute):
        return False
    if call.func.attr in ("create_reference", "create_reference_direct", "create_reference_symbolic"):
        return True
    return call.func.attr == "create" and ast.unparse(call.func.value).endswith(("references", "branches"))


def _by_force(call):
    named = [each.value for each in call.keywords if each.arg == "force"]
    return any(ast.unparse(each) != "False" for each in [*named, *call.args[2:3]])


def test_only_the_listed_modules_start_processes_and_each_of_them_does(product):
    assert {name for name, text in product.items() if starts(text)} == STARTERS


def test_no_reference_is_created_by_force(product):
    assert {name: forced(text) for name, text in product.items() if forced(text)} == {}


@pytest.mark.parametrize(
    "text",
    [
        "import subprocess\nsubprocess.run(['ls'])",
        "import subprocess as quiet\nquiet.Popen(['ls'])",
        "from subprocess import check_output as read\nread(['ls'])",
        "import os\nos.execvp('ls', ['ls'])",
        "import os.path\nos.system('ls')",
        "from os import posix_spawn",
        "import asyncio\nasync def go(): await asyncio.create_subprocess_exec('ls')",
        "from asyncio import subprocess as sub\nasync def go(): await sub.create_subprocess_shell('ls')",
        "from asyncio import create_subprocess_exec",
        "import asyncio\nasyncio.get_running_loop().subprocess_exec(None, 'ls')",
        "import multiprocessing",
        "from multiprocessing import Process",
        "from concurrent.futures import ProcessPoolExecutor",
        "import pty\npty.spawn('ls')",
    ],
)
def test_starting_a_process_is_found_by_any_name(text):
    assert starts(text)


@pytest.mark.parametrize(
    "text",
    [
        "import subprocess\ntry: pass\nexcept subprocess.TimeoutExpired: pass",
        "from asyncio.subprocess import PIPE",
        "import os\nos.environ.get('HOME')",
        "class Work:\n    def run(self): return self.subprocess.result",
    ],
)
def test_what_starts_none_is_left_alone(text):
    assert starts(text) == []


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("repo.references.create(name, commit, force=True)", True),
        ("repo.references.create(name, commit, force=whether)", True),
        ("self.repo.references.create(name, commit, True)", True),
        ("repo.create_reference(name, commit, force=True)", True),
        ("repo.references.create(name, commit)", False),
        ("repo.references.create(name, commit, force=False)", False),
        ("logging.basicConfig(force=True)", False),
    ],
)
def test_a_forced_reference_is_found(call, found):
    assert bool(forced(call)) == found
