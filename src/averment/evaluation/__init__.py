"""How well Averment reads: the measures behind `averment eval`, and readers of the corpora that they need."""
