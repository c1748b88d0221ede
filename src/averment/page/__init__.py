"""What comes in: HTML, WARC, feeds, pasted text → `Page` with zones."""

from .model import REPORT_ROLES, ROLES, Page, Role, Span, Zone

__all__ = ["REPORT_ROLES", "ROLES", "Page", "Role", "Span", "Zone"]
