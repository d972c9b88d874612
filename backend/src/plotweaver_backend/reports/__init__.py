"""Quality reports: made by the worker of every version, kept as rows, read as report and trend."""
