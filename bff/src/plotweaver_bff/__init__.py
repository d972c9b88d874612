"""The read service and only public origin."""
