"""Many documents in one run: found, checked by worker processes, kept in a store, shown in one overview."""
