"""What keeps strangers out of the room: who may come in, from where, and what a page may load."""
