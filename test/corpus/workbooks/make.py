"""Writes the workbooks beside it, as the two writers of workbooks that Python people use write them.

Run with openpyxl 3.1 and XlsxWriter 3.2 or later: python3 make.py
The tests read the files that are kept here; they need no Python.
"""

import datetime
import os

import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

HERE = os.path.dirname(os.path.abspath(__file__))
HEADER = ["団体コード", "種別", "都道府県", "団体名", "よみ", "職名", "敬称"]
FREE = ["氏名", "会費", "期日", "出席", "番号"]
SAPPORO = [11002, "市", "北海道", "札幌市", "さっぽろし", "札幌市長", "殿"]
HAKODATE = [12025, "市", "北海道", "函館市", "はこだてし", "函館市長", "殿"]
MADE = datetime.datetime(2026, 12, 1)
DAY = datetime.date(2026, 12, 18)
ERA = '[$-411]ggge"年"m"月"d"日"'


def path(name):
    return os.path.join(HERE, name)


def with_openpyxl(name, formula=None, iso_dates=False):
    book = openpyxl.Workbook()
    book.iso_dates = iso_dates
    book.properties.created = book.properties.modified = MADE
    sheet = book.active
    sheet.title = "宛名簿"
    sheet.append(["市町村長名簿"])
    sheet.append(HEADER + FREE)
    rich = CellRichText("大和　", TextBlock(InlineFont(b=True), "𠮷子"))
    sheet.append(SAPPORO + [rich, 500, DAY, True, "００１"])
    sheet.append(HAKODATE + [None, 1234567, DAY, False, formula or "<&\"'>"])
    for row in (3, 4):
        sheet.cell(row, 1).number_format = "000000"
        sheet.cell(row, 9).number_format = '#,##0"円"'
        sheet.cell(row, 10).number_format = ERA
    sheet.column_dimensions["A"].width = 12
    sheet.freeze_panes = "A3"
    book.save(path(name))


def with_xlsxwriter(name, formula=None, **options):
    book = xlsxwriter.Workbook(path(name), options)
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet("宛名簿")
    code = book.add_format({"num_format": "000000"})
    yen = book.add_format({"num_format": '#,##0"円"', "align": "right"})
    era = book.add_format({"num_format": ERA})
    bold = book.add_format({"bold": True})
    sheet.write_string(0, 0, "市町村長名簿", bold)
    sheet.write_row(1, 0, HEADER + FREE, bold)
    for row, (cells, fee, answer) in enumerate([(SAPPORO, 500, True), (HAKODATE, 1234567, False)], 2):
        sheet.write_number(row, 0, cells[0], code)
        sheet.write_row(row, 1, cells[1:])
        if row == 2:
            sheet.write_rich_string(row, 7, "大和　", bold, "𠮷子")
        else:
            sheet.write_blank(row, 7, None, bold)
        sheet.write_number(row, 8, fee, yen)
        sheet.write_datetime(row, 9, DAY, era)
        sheet.write_boolean(row, 10, answer)
        if row == 2:
            sheet.write_string(row, 11, "００１")
        elif formula is None:
            sheet.write_string(row, 11, "<&\"'>")
        else:
            sheet.write_formula(row, 11, formula)
    book.close()


with_openpyxl("openpyxl.xlsx")
with_openpyxl("openpyxl-iso-dates.xlsx", iso_dates=True)
with_openpyxl("openpyxl-formula.xlsx", formula='=D4&"の件"')
with_xlsxwriter("xlsxwriter.xlsx")
with_xlsxwriter("xlsxwriter-constant-memory.xlsx", constant_memory=True)
with_xlsxwriter("xlsxwriter-formula.xlsx", formula='=D4&"の件"')
