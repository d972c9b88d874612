"""What the checks say about a book, and about text that may come into it."""
