"""What every module is like: it says what it is for, stays short, and explains what it swallows."""

import ast
import re

import pytest

LONGEST = 400
_BROAD = {"Exception", "BaseException"}
_NOQA = re.compile(r"noqa(: ?[A-Z0-9, ]+)?")


def undocumented_module(text):
    return not ast.get_docstring(ast.parse(text))


def undocumented_functions(text):
    """Public functions, and public methods of public classes, without a docstring."""
    return [name for name, node in _public(ast.parse(text), "") if not ast.get_docstring(node)]


def _public(parent, within):
    for node in parent.body:
        if getattr(node, "name", "_").startswith("_"):
            continue
        if isinstance(node, ast.ClassDef):
            yield from _public(node, f"{within}{node.name}.")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not _overloaded(node):
            yield f"{within}{node.name}", node


def unsaid_errors(text):
    """Public functions, and methods of public classes, that raise what their docstring neither names nor refers for."""
    return [name for name, node in _public(ast.parse(text), "") if _raised(node) and not _told(node)]


def _raised(node):
    """Names of the classes that a function itself raises; what is within it, and its own class's doing, is not it."""
    found = set()
    waiting = list(node.body)
    while waiting:
        each = waiting.pop()
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            continue
        if isinstance(each, ast.Raise) and isinstance(each.exc, ast.Call):
            owner, _, name = ast.unparse(each.exc.func).rpartition(".")
            # a command's docstring is its help, and typer's errors are how it ends
            found |= {name} if name[0].isupper() and owner != "typer" else set()
        waiting.extend(ast.iter_child_nodes(each))
    return found


def _told(node):
    said = ast.get_docstring(node) or ""
    return "; see `" in said or all(name in said for name in _raised(node))


def _overloaded(node):
    return any(ast.unparse(each).rpartition(".")[2] == "overload" for each in node.decorator_list)


def unexplained_handlers(text):
    """Lines of broad handlers with no reason in a comment on that line or on the one before."""
    lines = text.splitlines()
    handlers = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ExceptHandler))
    broad = (node.lineno for node in handlers if node.type is None or _names(node.type) & _BROAD)
    return [line for line in broad if not _reason(lines[line - 1]) and not _reason(lines[line - 2])]


def _names(node):
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _reason(line):
    _, found, comment = line.partition("#")
    return bool(found) and len(_NOQA.sub("", comment).split()) >= 2


def test_every_module_says_what_it_is_for(modules):
    assert [name for name, text in modules.items() if undocumented_module(text)] == []


def test_no_module_is_too_long(modules):
    # but for what a command writes: the schema grows with every table
    written = {name for name in modules if "/migrations/versions/" in name}
    assert [name for name, text in modules.items() if text.count("\n") > LONGEST and name not in written] == []


def test_every_public_function_is_documented(product):
    found = {name: undocumented_functions(text) for name, text in product.items()}
    assert {name: functions for name, functions in found.items() if functions} == {}


def test_every_public_function_names_the_errors_that_it_raises(product):
    # what an operation's handler raises stands in its entry of the catalogue
    others = {name: text for name, text in product.items() if not name.endswith("/routes.py")}
    found = {name: unsaid_errors(text) for name, text in others.items()}
    assert {name: functions for name, functions in found.items() if functions} == {}


def test_whoever_catches_everything_says_why(product):
    assert {name for name, text in product.items() if unexplained_handlers(text)} == set()


@pytest.mark.parametrize("text", ["", "import os\n", "# a comment\n", "x = 1\n'''late'''\n"])
def test_a_module_without_a_docstring_is_found(text):
    assert undocumented_module(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("def open(): pass", ["open"]),
        ("async def open(): pass", ["open"]),
        ("class Door:\n    def open(self): pass", ["Door.open"]),
        ("def _open(): pass", []),
        ("class _Door:\n    def open(self): pass", []),
        ("def open():\n    'Open.'\n    def inner(): pass", []),
        ("class Door:\n    def __len__(self): return 0", []),
    ],
)
def test_an_undocumented_public_function_is_found(text, found):
    assert undocumented_functions(text) == found


@pytest.mark.parametrize(
    ("handler", "found"),
    [
        ("except Exception:", True),
        ("except:", True),
        ("except BaseException as error:", True),
        ("except (ValueError, Exception):", True),
        ("except Exception:  # noqa: BLE001", True),
        ("except Exception:  # noqa: BLE001  the edge where every error ends", False),
        ("except Exception:  # whatever a plugin raises", False),
        ("except ValueError:", False),
    ],
)
def test_a_broad_handler_without_a_reason_is_found(handler, found):
    assert bool(unexplained_handlers(f"try:\n    pass\n{handler}\n    pass\n")) == found


def test_a_reason_may_stand_on_the_line_before():
    assert unexplained_handlers("try:\n    pass\n# whatever a plugin raises\nexcept Exception:\n    pass\n") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("def open():\n    'Open.'\n    raise DoorShut('x')", ["open"]),
        ("def open():\n    'Open.'\n    if x:\n        raise doors.DoorShut('x')", ["open"]),
        ("def open():\n    'Open; DoorShut where it is shut.'\n    raise DoorShut('x')", []),
        ("def open():\n    'Open; see `Door.open`.'\n    raise DoorShut('x')", []),
        ("def open():\n    'Open.'\n    def inner():\n        raise DoorShut('x')", []),
        ("def open():\n    'Open.'\n    raise shut(x)", []),
        ("def _open():\n    raise DoorShut('x')", []),
    ],
)
def test_an_error_that_is_not_told_of_is_found(text, found):
    assert unsaid_errors(text) == found
