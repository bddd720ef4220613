"""Tables, with rules and without, on one page and over several."""

from __future__ import annotations

from tests.unit.ingest.pdf_files import blocks, cells, column, grid, rule, text, texts

XS, STARTS = (60, 120, 180, 500), (65, 125, 185)
HEAD = ("Nr.", "Type", "Omschrijving")
ROWS = (("AI-01", "Eis", "De leverancier meldt incidenten."), ("AI-02", "Wens", "De leverancier publiceert het dossier."))
FULL = [(0, 0, place, "", head) for place, head in enumerate(HEAD)] + [
    (0, row, place, HEAD[place], words)
    for row, words_of_row in enumerate(ROWS, start=1)
    for place, words in enumerate(words_of_row)
]


def row(y: float, words: tuple[str, ...], font: str = "R") -> str:
    return "".join(text(x, y, word, font=font) for x, word in zip(STARTS, words, strict=True) if word)


def ruled(y: float, *rows: tuple[str, ...], height: float = 20) -> str:
    """A table with rules around its cells, the first row bold."""
    ys = [y + height * index for index in range(len(rows) + 1)]
    return grid(XS, ys) + "".join(
        row(top + 14, words, "B" if words == HEAD else "R") for top, words in zip(ys, rows, strict=False)
    )


def test_a_ruled_table_gives_cells_with_their_heads() -> None:
    assert cells(ruled(100, HEAD, *ROWS)) == FULL


def test_a_table_with_a_rule_under_its_head_gives_the_same_cells() -> None:
    aligned = row(100, HEAD) + rule(60, 104, 500, 104) + row(116, ROWS[0]) + row(132, ROWS[1])
    assert cells(aligned) == FULL


def test_the_words_of_a_justified_line_in_a_narrow_cell_stay_in_their_cell() -> None:
    content = row(100, HEAD) + rule(60, 104, 500, 104)
    content += text(65, 116, "AI-01") + text(125, 116, "Eis") + text(185, 116, "De") + text(260, 116, "leverancier")
    content += text(185, 128, "bewaakt") + text(290, 128, "het") + text(185, 140, "systeem.")
    content += row(156, ROWS[1])
    assert [cell[4] for cell in cells(content)[3:6]] == ["AI-01", "Eis", "De leverancier bewaakt het systeem."]


def test_a_head_that_is_centred_stands_over_the_column_of_its_lines() -> None:
    content = text(65, 100, "Nr.") + text(125, 100, "Type") + text(300, 100, "Omschrijving") + rule(60, 104, 500, 104)
    assert cells(content + row(116, ROWS[0]) + row(132, ROWS[1])) == FULL


def test_a_table_without_rules_gives_the_same_cells() -> None:
    assert cells(row(100, HEAD, "B") + row(116, ROWS[0]) + row(132, ROWS[1])) == FULL


def test_the_lines_of_a_cell_are_one_text() -> None:
    content = grid(XS, (100, 120, 170)) + row(114, HEAD, "B") + text(65, 134, "AI-03") + text(125, 134, "Eis")
    content += column(185, 134, "De leverancier levert voor ieder systeem", "een datablad en houdt het", "actueel.")
    assert cells(content)[-1] == (
        0,
        1,
        2,
        "Omschrijving",
        "De leverancier levert voor ieder systeem een datablad en houdt het actueel.",
    )


def test_cells_of_several_lines_without_rules_stay_in_their_rows() -> None:
    content = row(100, HEAD, "B")
    for top, (number, kind, _) in zip((120, 150), ROWS, strict=True):
        content += (
            text(65, top, number) + text(125, top, kind) + column(185, top, "De leverancier levert per systeem", "een datablad.")
        )
    found = cells(content)
    assert [(place, words) for _, place, _, _, words in found[3:]] == [
        (number, words)
        for number, row_ in enumerate(ROWS, start=1)
        for words in (*row_[:2], "De leverancier levert per systeem een datablad.")
    ]


def test_a_cell_with_a_list_gives_a_block_for_each_item() -> None:
    content = grid((60, 200, 500), (100, 180)) + text(65, 114, "Dossier") + text(205, 114, "Ten minste:")
    content += column(205, 128, "a. het doel;", "b. de opbouw.", pitch=14)
    assert [words for *_, words in cells(content)] == ["Dossier", "Ten minste:", "a. het doel;", "b. de opbouw."]


def test_a_table_goes_on_after_a_page_with_its_head_and_its_row_numbers() -> None:
    assert cells(ruled(700, HEAD, ROWS[0]), ruled(60, ROWS[1])) == FULL


def test_a_head_that_repeats_on_the_next_page_is_given_once() -> None:
    assert cells(ruled(700, HEAD, ROWS[0]), ruled(60, HEAD, ROWS[1])) == FULL
    aligned = [row(700 * (1 - page) + 100 * page, HEAD) + rule(60, 704 - 600 * page, 500, 704 - 600 * page) for page in range(2)]
    assert cells(*(head + row(716 - 600 * page, ROWS[page]) for page, head in enumerate(aligned))) == FULL


def test_a_row_that_breaks_over_a_page_is_one_row() -> None:
    first = ruled(700, HEAD, ("AI-01", "Eis", "De leverancier meldt ieder ernstig"))
    assert cells(first, ruled(60, HEAD, ("", "", "incident dezelfde dag.")))[-1] == (
        0, 1, 2, "Omschrijving", "De leverancier meldt ieder ernstig incident dezelfde dag.",
    )  # fmt: skip


def test_two_tables_are_counted_apart_and_text_between_them_stays_between() -> None:
    found = blocks(ruled(100, HEAD, ROWS[0]) + text(70, 170, "Tussen de tabellen.") + ruled(190, HEAD, ROWS[1]))
    tables = [block.cell.table if block.cell else None for block in found]
    assert tables == [0] * 6 + [None] + [1] * 6


def test_a_text_in_a_box_is_no_table() -> None:
    assert texts(grid((60, 500), (90, 110)) + text(70, 104, "Let op: dit is een model.")) == ["Let op: dit is een model."]
    assert cells(grid((60, 500), (90, 110)) + text(70, 104, "Let op: dit is een model.")) == []


def test_a_frame_around_the_page_is_no_table() -> None:
    assert cells(grid((20, 575), (20, 820)) + column(70, 100, "De leverancier houdt het dossier bij", "en toont het.")) == []


def test_labels_beside_their_texts_are_no_table() -> None:
    content = "".join(
        text(70, y, label) + text(100, y, "De leverancier houdt bij.") for y, label in ((100, "1."), (120, "2."), (140, "3."))
    )
    assert cells(content) == []


def test_a_table_of_contents_is_no_table() -> None:
    content = "".join(
        text(70, y, label) + text(100, y, title + " . . . . . . . .") + text(480, y, page)
        for y, label, title, page in ((100, "1", "Begrippen", "2"), (114, "2", "Looptijd", "3"), (128, "3", "Prijs", "5"))
    )
    assert cells(content) == []
    assert texts(content)[0] == "1 Begrippen . . . . . . . . 2"


def test_a_justified_line_is_no_row() -> None:
    def stretched(y: float, words: str) -> str:
        return "".join(text(70 + 110 * place, y, word) for place, word in enumerate(words.split()))

    lines = ("alleen het model wordt", "door haar regelmatig gemeten", "en daarna steeds bewaakt")
    assert cells("".join(stretched(100 + 12 * index, words) for index, words in enumerate(lines))) != []
    painted_together = "".join(
        f"BT /R 10 Tf 14 Tw 70 {742 - 12 * index} Td ({words}) Tj ET\n" for index, words in enumerate(lines)
    )
    assert cells(painted_together) == []


def test_a_justified_line_of_words_painted_one_by_one_is_no_row() -> None:
    steps = (30, 30, 38, 38, 30, 30)
    content = "".join(text(70 + step * place, 100 + 12 * row, "model") for row, step in enumerate(steps) for place in range(10))
    assert cells(content) == []
    assert " ".join(texts(content)) == " ".join(["model"] * 60)


def test_what_stands_in_a_table_inside_a_cell_is_read_once() -> None:
    inner = grid((220, 300, 400), (130, 150, 170)) + "".join(
        text(x, y, word) for x, y, word in ((225, 144, "a"), (305, 144, "een"), (225, 164, "b"), (305, 164, "twee"))
    )
    outer = (
        grid((60, 200, 500), (100, 200, 230)) + text(65, 114, "Binnen") + text(205, 114, "Zie hier:") + text(65, 214, "Buiten")
    )
    found = texts(outer + text(205, 214, "Niets.") + inner)
    assert sorted(found) == sorted(["Binnen", "Zie hier:", "a", "een", "b", "twee", "Buiten", "Niets."])
