"""How well the checker judges texts that a person has labelled."""
