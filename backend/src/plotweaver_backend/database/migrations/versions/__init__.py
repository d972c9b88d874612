"""The revisions, oldest first; `database.revise` writes the next one."""
