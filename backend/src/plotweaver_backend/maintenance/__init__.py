"""Keeping repositories quick while people write."""
