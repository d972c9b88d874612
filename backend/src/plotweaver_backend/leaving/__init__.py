"""Leaving: what is held about a person, as a file for them, and the end of their account."""
