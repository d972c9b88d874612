"""Every table is judged: by what its rows are reached, so that nobody reaches another book's or person's by an id."""

import pytest
from plotweaver_backend import wiring
from plotweaver_backend.database.base import Base
from sqlalchemy import Column, ForeignKey, MetaData, String, Table

#: Rows of a book. They are asked for by the book that `access_project` let somebody into, and by an id only besides:
#: `tests/contracts/served/test_other_books.py` tries each such id through another book's addresses.
OF_A_BOOK = {
    "ai_policies",
    "autosaves",
    "comments",
    "intents",
    "invitations",
    "lock_fences",
    "locks",
    "memberships",
    "ownership_offers",
    "project_sharing",
    "protected_branches",
    "quality_reports",
    "runs",
    "suggestions",
}
#: Rows of a row of a book: table -> the column that names it. They are reached through it alone.
OF_A_ROW_OF_A_BOOK = {
    "comment_remarks": "comment",
    "model_calls": "run",
    "suggestion_acceptances": "suggestion",
    "suggestion_changes": "suggestion",
}
#: Rows of a person, asked for by the account that the session names.
OF_A_PERSON = {"access_tokens", "factors", "identities", "recovery_codes", "sessions"}
#: Everything else, and why a row's id alone opens nothing.
OTHERWISE = {
    "accounts": "shown to whom they belong, to the people of a book that they are in, and to administrators",
    "attempts": "counted by the hash of who tries; no operation shows them",
    "audit_log": "asked for by book, by account or, by administrators, whole: never by id",
    "feed_events": "what the bff follows by the service's own token; it judges each by its book",
    "feed_head": "one row, a number",
    "letters": "no operation names one; the worker sends them",
    "lock_requests": "the lock they are about is asked for by its book first",
    "one_time_tokens": "the key is the hash of a secret: whoever knows that is who may",
    "projects": "the book itself: its id is what `access_project` judges",
    "provider_visits": "the key is the hash of a secret, and the browser that began it must come back",
    "quality_cursor": "one row, a number",
    "refresh_tokens": "the key is the hash of a secret",
    "removed_books": "deleted books, by number; no operation shows one",
    "secrets": "of a book or of the whole installation; sealed, and no operation ever shows one",
    "site_settings": "decisions for the whole installation; no secrets",
    "stored_answers": "the key is a hash of the caller, the operation and the caller's own key",
}
#: Rows that are of a book, or of none, or of one that is gone.
ALSO_OF_NO_BOOK = ("audit_log", "feed_events", "removed_books", "secrets")


def troubles(metadata):
    """What is wrong with the tables of `metadata`, or with how they are judged."""
    judged = [*OF_A_BOOK, *OF_A_ROW_OF_A_BOOK, *OF_A_PERSON, *OTHERWISE]
    wrong = [f"{name}: say here by what it is reached" for name in sorted(set(metadata.tables) - set(judged))]
    wrong += [f"{name}: is no more" for name in sorted(set(judged) - set(metadata.tables))]
    wrong += [f"{name}: judged twice" for name in sorted({name for name in judged if judged.count(name) > 1})]
    for name, table in metadata.tables.items():
        if name in OF_A_BOOK and not always(table, "project"):
            wrong.append(f"{name}: does not always say whose book it is of")
        if name in OF_A_PERSON and not always(table, "account"):
            wrong.append(f"{name}: does not always say whose it is")
        if name in OF_A_ROW_OF_A_BOOK:
            column = table.c.get(OF_A_ROW_OF_A_BOOK[name])
            parents = set() if column is None else {key.column.table.name for key in column.foreign_keys}
            if not parents or not parents <= OF_A_BOOK or column.nullable:
                wrong.append(f"{name}: hangs on nothing of a book")
        if name in OTHERWISE and "project" in table.c and name not in ALSO_OF_NO_BOOK:
            wrong.append(f"{name}: says whose book it is of, so it is judged as of a book")
    return wrong


def always(table, column):
    return column in table.c and not table.c[column].nullable


@pytest.fixture
def every_table():
    # whoever wires the features has read every one of their tables
    wiring.features()
    return Base.metadata


def test_every_table_is_of_a_book_or_a_person_or_has_a_reason(every_table):
    assert troubles(every_table) == []


def test_a_new_table_fails_until_somebody_says_by_what_it_is_reached(every_table):
    grown = MetaData()
    for table in every_table.tables.values():
        table.to_metadata(grown)
    Table("margin_notes", grown, Column("id", String, primary_key=True), Column("project", String))
    Table("margin_marks", grown, Column("note", ForeignKey("margin_notes.id"), primary_key=True))
    assert troubles(grown) == [f"margin_{name}: say here by what it is reached" for name in ("marks", "notes")]
