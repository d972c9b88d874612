"""`--check` finds stale files, and writing them again mends it."""

import pytest
from plotweaver_contracts.render.__main__ import main


@pytest.fixture
def root(tmp_path):
    assert main(["--out", str(tmp_path)]) == 0
    return tmp_path


def test_what_was_just_written_is_not_stale(root):
    assert main(["--check", "--out", str(root)]) == 0


def test_writing_twice_writes_the_same_bytes(root):
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert main(["--out", str(root)]) == 0
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_changed_file_is_named_with_the_remedy(root, capsys):
    changed = root / "docs/api-contracts/authentication.yaml"
    changed.write_text(changed.read_text() + "# by hand\n")
    assert main(["--check", "--out", str(root)]) == 1
    said = capsys.readouterr().err
    assert "docs/api-contracts/authentication.yaml" in said
    assert "make generate" in said
    assert said.count("\n") == 1


def test_a_missing_file_is_stale_and_not_written(root, capsys):
    (root / "docs/schemas/book.schema.json").unlink()
    assert main(["--check", "--out", str(root)]) == 1
    assert "book.schema.json" in capsys.readouterr().err
    assert not (root / "docs/schemas/book.schema.json").exists()


def test_an_operation_left_out_makes_the_files_stale(root):
    assert main(["--check", "--without", "changes.save", "--out", str(root)]) == 1


def test_an_operation_that_is_not_there_cannot_be_left_out(root):
    with pytest.raises(SystemExit) as refused:
        main(["--without", "changes.sav", "--out", str(root)])
    assert refused.value.code == 2


def test_several_operations_may_be_left_out(root):
    assert main(["--without", "changes.save", "scenes.move", "--out", str(root)]) == 0
    client = (root / "frontend/src/api/generated/operations.ts").read_text()
    assert "changes.save" not in client
    assert "scenes.move" not in client
    assert "scenes.create" in client
