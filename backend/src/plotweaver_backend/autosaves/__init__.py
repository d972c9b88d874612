"""Unshared text: what is on a writer's page and in no version yet, kept for that writer alone."""
