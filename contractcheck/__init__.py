"""Check draft contracts and tender documents for the clauses a public buyer of AI needs."""

__version__ = "0.1.0"
