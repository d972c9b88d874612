"""Accounts, sessions, tokens, and who may enter a book."""
