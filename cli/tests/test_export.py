"""`plotweaver export`: the sample novel as files, without a server."""

import pytest
from plotweaver_cli.main import app
from typer.testing import CliRunner


@pytest.mark.parametrize("form", ["docx", "epub", "pdf", "md", "txt"])
def test_a_book_that_was_brought_in_is_written_out_again_with_the_same_bytes(form, tmp_path):
    novel = tmp_path / "salt.md"
    novel.write_text("# One\n\nIt was *late*.\n\n* * *\n\nThen morning.\n\n# Two\n\nThe end came.\n")
    runner = CliRunner()
    assert runner.invoke(app, ["import", str(novel), "--out", str(tmp_path / "book")]).exit_code == 0
    files = [tmp_path / f"a.{form}", tmp_path / f"b.{form}"]
    for file in files:
        made = runner.invoke(app, ["export", str(tmp_path / "book"), "--format", form, "--out", str(file)])
        assert made.exit_code == 0, made.output
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[0].stat().st_size > 50


def test_a_folder_without_a_book_is_refused(tmp_path):
    refused = CliRunner().invoke(app, ["export", str(tmp_path)])
    assert refused.exit_code != 0
    assert "no book" in refused.output
