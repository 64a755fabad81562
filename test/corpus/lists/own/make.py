"""Writes the workbook beside it, as a clerk keeps a list of her own: a title above, an empty row, her own headings, codes as numbers,
知事 alone for a title, one 敬称 forgotten and one name cut short.

Run with openpyxl 3.1 or later: python3 make.py
The tests read the file that is kept here; they need no Python.
"""

import csv
import datetime
import os

import openpyxl
from openpyxl.styles import Font

HERE = os.path.dirname(os.path.abspath(__file__))
MADE = datetime.datetime(2026, 12, 1)
HEADINGS = ["No.", "都道府県コード", "都道府県名", "役職", "敬称", "電話番号", "備考"]

with open(os.path.join(HERE, "../../../../recipients/prefectures.csv"), encoding="utf-8-sig") as file:
    prefectures = list(csv.DictReader(file))

book = openpyxl.Workbook()
book.properties.created = book.properties.modified = MADE
sheet = book.active
sheet.title = "案内先"
sheet["A1"] = "令和５年度デジタル人材育成研修　案内先一覧"
sheet["A1"].font = Font(bold=True, size=14)
sheet.merge_cells("A1:G1")
sheet.append([])
sheet.append(HEADINGS)
for number, row in enumerate(prefectures, 1):
    phone = f"0{number:02}-000-{number:04}"
    sheet.append([number, int(row["団体コード"]), row["団体名"], "知事", "様", phone, None])
sheet["G8"] = "資料は郵送"
sheet["E24"] = None
sheet["C29"] = "京都"
sheet.column_dimensions["B"].width = 16
sheet.freeze_panes = "A4"
book.save(os.path.join(HERE, "training.xlsx"))
