"""Contradictions to plant: what is said, and how."""
