"""Books: the shelf, and how they arrive."""
