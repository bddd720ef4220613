"""What a sentence obliges to, and what takes the force out of it."""
