"""Grows the two small forests by which `averment.page.html` tells the parts of a news page apart."""
