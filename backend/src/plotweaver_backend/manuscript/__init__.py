"""Writes to a book's text."""
