"""Keeping a part of a book to oneself for a while."""
