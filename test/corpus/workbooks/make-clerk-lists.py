"""Writes clerks' workbooks beside it: several rounds on sheets of their own, and a day in many formats.

Run with openpyxl 3.1 or later: python3 make-clerk-lists.py
The tests read the files that are kept here; they need no Python.
"""

import datetime
import os

import openpyxl

HERE = os.path.dirname(os.path.abspath(__file__))
HEADER = ["団体コード", "種別", "都道府県", "団体名", "よみ", "職名", "敬称", "備考"]
AOMORI = ["022012", "市", "青森県", "青森市", "あおもりし", "青森市長", "殿", "市民課"]
HIROSAKI = ["022021", "市", "青森県", "弘前市", "ひろさきし", "弘前市長", "殿", "総務課"]
HACHINOHE = ["022039", "市", "青森県", "八戸市", "はちのへし", "八戸市長", "殿", "企画課"]
MADE = datetime.datetime(2026, 12, 1)


def book(name, sheets):
    """Sheets by name, each a list of rows."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    made.properties.created = made.properties.modified = MADE
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made.save(os.path.join(HERE, name))


book(
    "rounds.xlsx",
    {
        "1回目": [HEADER, AOMORI, HIROSAKI],
        "2回目": [["第2回の宛先"], HEADER, HACHINOHE],
        "控え（旧）": [HIROSAKI, HACHINOHE],
    },
)

FORMATS = [
    '[$-411]ggge"年"m"月"d"日";@',
    '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@',
    "[$-411]ge.m.d;@",
    'yyyy"年"m"月"d"日"',
    "yyyy/m/d",
    "[$-F800]dddd, mmmm dd, yyyy",
    "mm-dd-yy",
    '[DBNum1][$-411]ggge"年"m"月"d"日"',
]


def dates(name):
    """One day in columns 日1, 日2 … by the formats that Japanese Excel offers for days."""
    made = openpyxl.Workbook()
    made.properties.created = made.properties.modified = MADE
    sheet = made.active
    sheet.title = "宛名簿"
    sheet.append(HEADER[:7] + [f"日{number}" for number in range(1, len(FORMATS) + 1)])
    sheet.append(AOMORI[:7] + [datetime.date(2023, 5, 1)] * len(FORMATS))
    for index, code in enumerate(FORMATS):
        sheet.cell(2, 8 + index).number_format = code
    made.save(os.path.join(HERE, name))


dates("dates.xlsx")
