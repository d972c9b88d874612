"""An agent's words as server-sent events, and the earlier product's way to ask for them."""
