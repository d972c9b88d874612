"""The words of a version are read, whatever its header says of them."""

from __future__ import annotations

import pygit2
import pytest
from plotweaver_gitstore.commit_text import is_known, message_of, names_of

WHO = "Zoë <zoe@example.org> 1700000000 +0000"


@pytest.fixture
def repository(tmp_path):
    return pygit2.init_repository(str(tmp_path / "book.git"), bare=True)


def written(repository, coding, raw):
    tree = repository.TreeBuilder().write()
    header = f"encoding {coding}\n" if coding else ""
    who = WHO.encode(raw)
    text = b"tree %s\nauthor %s\ncommitter %s\n%s\n" % (str(tree).encode(), who, who, header.encode())
    return repository[repository.odb.write(pygit2.enums.ObjectType.COMMIT, text + "Schön".encode(raw))]


@pytest.mark.parametrize(("coding", "raw"), [("", "utf-8"), ("ISO-8859-1", "latin-1"), ("nosuch", "utf-8")])
def test_message_and_names_are_read_in_the_coding_that_is_named_or_else_as_utf_8(repository, coding, raw):
    found = written(repository, coding, raw)
    assert message_of(found) == "Schön"
    assert names_of(found.author, found.message_encoding) == ("Zoë", "zoe@example.org")


@pytest.mark.parametrize("coding", ["nosuch", "base64", "utf-16"])
def test_what_cannot_be_read_is_shown_as_well_as_it_can_be(repository, coding):
    found = written(repository, coding, "latin-1")
    assert message_of(found)
    assert all(names_of(found.author, found.message_encoding))


def test_no_coding_is_utf_8_and_an_unknown_one_is_told_from_it():
    assert is_known(None)
    assert not is_known("nosuch")
