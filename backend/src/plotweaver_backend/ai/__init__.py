"""What of a book may be sent to which models, and what was."""
