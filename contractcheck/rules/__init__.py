"""From the files in `clauses/` to a Ruleset; every fault is a ClauseFileError with its place."""
