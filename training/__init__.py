"""Makes the model that `averment.language` ships, from public corpora."""
