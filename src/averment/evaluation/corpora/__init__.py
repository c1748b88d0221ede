"""Readers of public corpora, for training and for measuring; the corpora themselves are not part of Averment."""
