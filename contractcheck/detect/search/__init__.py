"""How phrases of the rules are found in texts."""
