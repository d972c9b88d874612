"""Prose checks as pure functions of a manuscript."""
