"""Serving the catalogue: parsing, permission, handlers, answers, problems."""
