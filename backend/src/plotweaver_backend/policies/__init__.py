"""What a book asks of itself: its own rules, and the checks that it lets block."""
