"""How good the checks are: precision, recall and false alarms, on novels and on planted flaws."""
