"""Whom a book is shared with: its people, invitations, its owners, and who else may read it."""
