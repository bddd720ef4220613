"""Settings for tests that are about the rules: the text model, whose opinion changes with its weights, is not asked."""

from __future__ import annotations

from contractcheck.model.settings import Settings

BY_RULES = Settings(rules_only=True)
