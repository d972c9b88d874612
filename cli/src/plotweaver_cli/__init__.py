"""The plotweaver command."""
