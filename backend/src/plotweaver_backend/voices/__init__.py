"""How the people of a book speak."""
