"""A document as it is looked through: passages, tables, numbers, and the statements that the passages make."""
