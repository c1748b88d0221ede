from tests.coding.build import block, coded

SAID = block("[k:“They buy time and we lose it,”] [s:[P:Ilda Maresh]] [c:said].", "They nsubj buy; Ilda nsubj said")


def test_a_pull_quote_that_repeats_the_report_counts_once():
    record = coded(SAID, block("“They buy time”", "They nsubj buy", role="pullquote"))
    assert len(record.statements) == 1


def test_a_pull_quote_with_words_of_its_own_counts():
    record = coded(SAID, block("“Nobody wins.”", "Nobody nsubj wins", role="pullquote"))
    assert len(record.statements) == 2
