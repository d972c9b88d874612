"""Who may write where in a book: protected branches, and chapters that a writer is limited to."""
