"""What a pushed version says of itself: its message and its coding, read by everyone who opens the history."""

from __future__ import annotations

import pygit2
from plotweaver_gitstore.commit_text import is_known

from plotweaver_backend.changes.domain import Objection

#: Longer than any message that a person writes; every look at the history carries it.
MOST_MESSAGE = 64 * 1024
_REWORD = "Write another one (git commit --amend, git rebase -i)."


def objections_to(version: pygit2.Commit) -> list[Objection]:
    """Return why a version may not be in a book for what it says of itself."""
    found = []
    if not is_known(version.message_encoding):
        message = f"Its header says that it is written in “{version.message_encoding}”, which nobody can read."
        found.append(Objection("version.encoding", "", message, "Write it in UTF-8 (git -c i18n.commitEncoding= …)."))
    if len(version.raw_message) > MOST_MESSAGE:
        message = f"Its message is longer than {MOST_MESSAGE // 1024} KB."
        found.append(Objection("version.message", "", message, _REWORD))
    return found
