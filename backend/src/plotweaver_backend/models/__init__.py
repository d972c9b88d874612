"""Language models: which there are, what they cost, and the practice model that runs out of the box."""
