"""Passwords: what makes a good one, how it is kept, how it is changed."""
