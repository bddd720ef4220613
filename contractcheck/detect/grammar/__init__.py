"""Languages, sentences, clauses: what stands in a text before anybody asks what it means."""
