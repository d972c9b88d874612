"""The write service and its worker."""
