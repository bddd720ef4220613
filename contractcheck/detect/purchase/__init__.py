"""What holds for the whole document: its parties and systems, whether AI is bought, and at which risk."""
