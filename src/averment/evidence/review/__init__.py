"""What people decided about statements and claims, and what holds by it."""
