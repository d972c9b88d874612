"""Reading a book: outline, scenes, files, history, comparison, search."""
