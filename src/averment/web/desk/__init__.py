"""Review in the room: what people say of records, and the forms by which they correct them."""

from .correcting import FIELDS, Form, corrections, form_of
from .standing import Told, told_of

__all__ = ["FIELDS", "Form", "Told", "corrections", "form_of", "told_of"]
