"""A second opinion on what a document says about a family: a small text model that learned from labelled texts."""
