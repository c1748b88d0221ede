"""What people see: the reading room, a web application that this machine serves to its own browser.

`create_app` makes it; `averment serve BASE` runs it. Every page works without JavaScript.
"""

from .app import create_app
from .settings import Settings

__all__ = ["Settings", "create_app"]
