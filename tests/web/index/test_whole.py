"""A page's record in the index is that of the base."""

from averment.evidence import EvidenceBase
from averment.web.index import Index


def test_every_record_is_the_bases_own(full: EvidenceBase, index: Index) -> None:
    records = {record.page.id: record for record in full.records()}
    assert {page: index.record(page) for page in records} == records


def test_what_is_no_page_has_no_record(index: Index) -> None:
    assert index.record("nothing") is None
