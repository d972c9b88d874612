"""Comments: what people say about words of the book, which go with those words."""
