"""What agents propose for a scene: decided change by change, accepted as attributed versions."""
