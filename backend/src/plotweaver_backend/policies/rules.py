"""The gate of a book's own rules: `rules:` in its plotweaver.yaml."""

from __future__ import annotations

from collections.abc import Sequence

from plotweaver_manuscript.project_rules import read_rules
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping

from plotweaver_backend.changes import Objection, Proposed

SETTINGS = "plotweaver.yaml"


class ProjectRulesGate:
    """Judges the files that a change touches, wherever it comes from; what was there before is left alone.

    The rules are those of the version before the change, so that no change lifts the rule that it breaks. A book's
    first version is judged by its own.
    """

    def check(self, proposed: Proposed) -> Sequence[Objection]:
        """Return what the touched files break."""
        rules, _ = read_rules(settings_of(proposed.before) or settings_of(proposed.after))
        if not rules:
            return []
        touched = {path: proposed.after[path] for path in sorted(proposed.paths) if path in proposed.after}
        found = (each for rule in rules for path, data in touched.items() for each in rule.violations(path, data))
        return [Objection(each.rule, each.path, each.message, each.remedy) for each in found]


def settings_of(tree: Tree) -> dict[str, object]:
    """Return a version's parsed plotweaver.yaml; empty if there is none that can be read."""
    return dict(load_mapping(text_of(tree, SETTINGS) or "")[0])
