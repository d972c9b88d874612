"""Runs: an agent's work from the request to the suggestion, durable, paid for, and seen as it happens."""
