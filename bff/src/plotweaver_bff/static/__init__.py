"""The built screens, and the policy that guards them."""
