"""Polluted files: whatever is delivered ends in a receipt or in a sentence, soon and in little memory."""
