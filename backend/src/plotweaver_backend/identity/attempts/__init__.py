"""How often somebody may try: counted in the database, so that a restart or a second backend changes nothing."""
