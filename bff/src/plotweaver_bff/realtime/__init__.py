"""Telling connected readers what changed, and who else is there."""
