"""What one sentence makes of others: answers, restrictions, definitions, openings."""
