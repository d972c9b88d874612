"""Requests and answers, the same for every operation."""
