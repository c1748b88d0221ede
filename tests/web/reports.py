"""Four pages of invented outlets: two of one shelling, which differ, one of answers to a plan, and a hostile one."""

from averment.coding import Record
from tests.evidence.claims.world import Desk, accord, shelling

__all__ = ["HOSTILE", "reports"]

HOSTILE = "<script>alert(1)</script>"
FORMULA = "=cmd|' /C calc'!A0"


def reports() -> list[Record]:
    return [shelling(), accord(), second_report(), hostile()]


def second_report() -> Record:
    """Another outlet's page on the shelling: another actor, fewer dead, and only possibly so."""
    desk = Desk(
        3,
        "Twelve dead in Orun",
        "Belmar may have shelled the port of Orun in Vashara on Sunday, killing 12 people, Ilda Maresh said.",
        "“We count the dead,” Ilda Maresh told Vashara.",
        outlet="Halveth Gazette",
        published="2026-03-02",
    )
    desk.actor("Belmar")
    desk.actor("Vashara")
    desk.actor("Ilda Maresh", "person")
    said = desk.says(
        "Ilda Maresh", "said", "Belmar may have shelled the port of Orun in Vashara on Sunday, killing 12 people"
    )
    desk.says("Ilda Maresh", "told", "“We count the dead,”")
    event = desk.event(
        "ASSAULT", "Belmar", "Vashara", "shelled", "Belmar may have shelled the port of Orun in Vashara on Sunday",
        mode="heavy-weapons", date=("on Sunday", "2026-03-01", "2026-03-01"), place="the port of Orun", account=[said],
        factuality="PS+",
    )  # fmt: skip
    desk.quantity("12 people", of="people", value=12, claim=event, account=[said])
    return desk.record()


def hostile() -> Record:
    """A page whose words a browser or a spreadsheet would carry out."""
    desk = Desk(4, HOSTILE, f"{FORMULA}, Tavash said.", published=None, outlet=None)
    desk.actor("Tavash")
    desk.says("Tavash", "said", FORMULA)
    return desk.record()
