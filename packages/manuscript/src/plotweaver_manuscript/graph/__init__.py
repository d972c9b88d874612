"""What hangs together in a book: scenes, people, places, threads, required scenes; and what a change touches. Pure."""

from plotweaver_manuscript.graph.impact import Affected, Impact, impact_of_change, impact_of_scene
from plotweaver_manuscript.graph.links import Graph, Node, graph_of
from plotweaver_manuscript.graph.threads import Thread, read_threads

__all__ = [
    "Affected",
    "Graph",
    "Impact",
    "Node",
    "Thread",
    "graph_of",
    "impact_of_change",
    "impact_of_scene",
    "read_threads",
]
