"""What both services need and that knows no feature."""
