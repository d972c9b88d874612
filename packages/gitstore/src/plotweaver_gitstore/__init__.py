"""Reading git objects, tree rules and ref names."""
