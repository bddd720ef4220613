"""The passages about each family, and what they cover."""
