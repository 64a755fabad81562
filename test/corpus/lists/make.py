"""Writes one clerk's list beside it in every form in which it may come; expected.json says by hand what each must give.

Run with openpyxl 3.1, XlsxWriter 3.2 and LibreOffice Calc 7.4 or later (SOFFICE names it, else soffice): python3 make.py
The tests read the files that are kept here; they need neither.

The list: a title and a date above, headings in two rows (宛先 and 担当者 over their columns, the others merged down), four addressees,
codes that Excel keeps as numbers, days shown by their era, and a sum with a formula below. `marked-…` have a row that is filtered away,
one with a line drawn through, and a hidden column besides.
"""

import datetime
import os
import shutil
import subprocess
import tempfile
import zipfile

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Font

HERE = os.path.dirname(os.path.abspath(__file__))
MADE = datetime.datetime(2026, 12, 1)
ERA = '[$-411]ggge"年"m"月"d"日";@'
TITLE = "研修会送付先一覧"
AS_OF = "令和8年12月1日現在"
UPPER = ["コード", "都道府県名", "市区町村名", "ふりがな", "宛先", None, None, "就任日", "担当者", None, "備考"]
LOWER = [None, None, None, None, "役職", "氏名", "敬称", None, "氏名", "電話", None]
DOWN = ["A", "B", "C", "D", "H", "K"]
OVER = ["E3:G3", "I3:J3"]
ROWS = [
    [22012, "青森県", "青森市", "あおもりし", "青森市長", "見本　一郎", "殿", datetime.date(2023, 5, 1), "青木", "017-734-1111", "至急"],
    [134210, "東京都", "小笠原村", "おがさわらむら", "小笠原村長", "見本　花子", "様", datetime.date(2019, 5, 1), "村田", "04998-2-3111", None],
    [292010, "奈良県", "奈良市", "ならし", "奈良市長", "見本　三郎", "殿", datetime.date(1989, 1, 7), "奈良田", "0742-34-1111", "親展\n扱い"],
    [294497, "奈良県", "十津川村", "とつかわむら", "十津川村長", "見本　四郎", "殿", datetime.date(2026, 12, 1), "川津", "0746-62-0001", None],
]
DAYS = ["令和5年5月1日", "令和1年5月1日", "昭和64年1月7日", "令和8年12月1日"]
PHONETIC = {"青森市": "アオモリシ", "小笠原村": "オガサワラムラ", "奈良市": "ナラシ", "十津川村": "トツカワムラ"}


def path(name):
    return os.path.join(HERE, name)


def as_text():
    """The list as Excel writes it as text: what the cells show."""
    wide = len(UPPER)
    shown = [[str(row[0]).zfill(6), *row[1:7], day, *row[8:]] for row, day in zip(ROWS, DAYS)]
    total = ["合計", None, "4", *[None] * (wide - 3)]
    table = [[TITLE, *[None] * (wide - 1)], [AS_OF, *[None] * (wide - 1)], UPPER, LOWER, *shown, total]
    return [["" if value is None else str(value) for value in row] for row in table]


def write_text(name, encoding, sign, line_end):
    def quoted(value):
        return '"' + value + '"' if any(one in value for one in (sign, '"', "\n")) else value

    lines = [sign.join(quoted(value) for value in row) + line_end for row in as_text()]
    with open(path(name), "wb") as file:
        file.write("".join(lines).encode(encoding))


def write_texts():
    write_text("utf-8.csv", "utf-8", ",", "\n")
    write_text("utf-8-of-excel.csv", "utf-8-sig", ",", "\r\n")
    write_text("cp932-of-excel.csv", "cp932", ",", "\r\n")
    write_text("unicode-text-of-excel.txt", "utf-16", "\t", "\r\n")
    with open(path("utf-16-big-endian.txt"), "wb") as file:
        text = open(path("unicode-text-of-excel.txt"), "rb").read().decode("utf-16")
        file.write(b"\xfe\xff" + text.encode("utf-16-be"))


def with_openpyxl(name, is_marked=False, formula=True):
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = MADE
    sheet = book.active
    sheet.title = "一覧"
    sheet["A1"] = TITLE
    sheet["A1"].font = Font(bold=True, size=16)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet["A2"] = AS_OF
    for number, values in enumerate([UPPER, LOWER, *ROWS], 3):
        for column, value in enumerate(values, 1):
            if value is not None:
                sheet.cell(number, column, value)
    for number in range(5, 9):
        sheet.cell(number, 1).number_format = "000000"
        sheet.cell(number, 8).number_format = ERA
    sheet["A9"] = "合計"
    sheet["C9"] = "=COUNTA(C5:C8)" if formula else 4
    sheet.merge_cells("A1:K1")
    for column in DOWN:
        sheet.merge_cells(f"{column}3:{column}4")
    for cells in OVER:
        sheet.merge_cells(cells)
    if is_marked:
        sheet.auto_filter.ref = "A4:K8"
        sheet.row_dimensions[6].hidden = True
        sheet.column_dimensions["G"].hidden = True
        for cell in sheet[7][:10]:
            cell.font = Font(strike=True)
    book.save(path(name))


def with_xlsxwriter(name):
    book = xlsxwriter.Workbook(path(name))
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet("一覧")
    code = book.add_format({"num_format": "000000"})
    era = book.add_format({"num_format": ERA})
    head = book.add_format({"bold": True, "align": "center"})
    sheet.merge_range("A1:K1", TITLE, head)
    sheet.write("A2", AS_OF)
    for column, (upper, lower) in enumerate(zip(UPPER, LOWER)):
        letter = "ABCDEFGHIJK"[column]
        if letter in DOWN:
            sheet.merge_range(f"{letter}3:{letter}4", upper, head)
        else:
            sheet.write(3, column, lower, head)
    sheet.merge_range(OVER[0], UPPER[4], head)
    sheet.merge_range(OVER[1], UPPER[8], head)
    for number, values in enumerate(ROWS, 4):
        sheet.write_number(number, 0, values[0], code)
        for column, value in enumerate(values[1:], 1):
            if isinstance(value, datetime.date):
                sheet.write_datetime(number, column, value, era)
            elif value is not None:
                sheet.write_string(number, column, value)
    sheet.write("A9", "合計")
    sheet.write_formula("C9", "=COUNTA(C5:C8)", None, 4)
    book.close()


def by_libreoffice(source, name):
    """A workbook as LibreOffice saves it: opened and saved again."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(path(source), os.path.join(folder, "in.xlsx"))
        out = os.path.join(folder, "out")
        command = [os.environ.get("SOFFICE", "soffice"), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
        subprocess.run([*command, "--outdir", out, os.path.join(folder, "in.xlsx")], check=True, capture_output=True)
        shutil.copy(os.path.join(out, "in.xlsx"), path(name))


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def as_excel(name, strings="shared", days="serial", is_1904=False):
    """The parts as Excel writes them: furigana in the shared strings, a name in two fonts; or strings in their cells, days in ISO 8601."""
    shared = []

    def text_cell(reference, text, style):
        runs = f"<t xml:space=\"preserve\">{escaped(text)}</t>"
        if text in PHONETIC:
            runs += f'<rPh sb="0" eb="{len(text)}"><t>{PHONETIC[text]}</t></rPh><phoneticPr fontId="1"/>'
        if text.startswith("見本　"):
            runs = f'<r><t xml:space="preserve">{text[:3]}</t></r><r><rPr><b/><sz val="11"/><rFont val="ＭＳ 明朝"/></rPr><t>{text[3:]}</t></r>'
        if strings == "inline":
            return f'<c r="{reference}" s="{style}" t="inlineStr"><is>{runs}</is></c>'
        if runs not in shared:
            shared.append(runs)
        return f'<c r="{reference}" s="{style}" t="s"><v>{shared.index(runs)}</v></c>'

    def day_cell(reference, day):
        if days == "iso":
            return f'<c r="{reference}" s="2" t="d"><v>{day.isoformat()}T00:00:00</v></c>'
        serial = (day - datetime.date(1899, 12, 30)).days - (1462 if is_1904 else 0)
        return f'<c r="{reference}" s="2"><v>{serial}</v></c>'

    def cell(number, column, value):
        reference = "ABCDEFGHIJK"[column] + str(number)
        if value is None:
            return f'<c r="{reference}" s="0"/>'
        if isinstance(value, datetime.date):
            return day_cell(reference, value)
        if isinstance(value, int):
            return f'<c r="{reference}" s="1"><v>{value}</v></c>'
        return text_cell(reference, value, 0)

    rows = [(1, [TITLE, *[None] * 10]), (2, [AS_OF]), (3, UPPER), (4, LOWER), *enumerate(ROWS, 5)]
    body = "".join(
        f'<row r="{number}" spans="1:11">{"".join(cell(number, column, value) for column, value in enumerate(values))}</row>'
        for number, values in rows
    )
    body += f'<row r="9" spans="1:11">{text_cell("A9", "合計", 0)}<c r="C9"><f>COUNTA(C5:C8)</f><v>4</v></c></row>'
    merged = ["A1:K1", *[f"{column}3:{column}4" for column in DOWN], *OVER]
    merges = "".join(f'<mergeCell ref="{cells}"/>' for cells in merged)
    sheet = f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><dimension ref="A1:K9"/><sheetData>{body}</sheetData><mergeCells count="{len(merged)}">{merges}</mergeCells><phoneticPr fontId="1"/></worksheet>'
    era = ERA.replace('"', "&quot;")
    styles = f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="176" formatCode="000000"/><numFmt numFmtId="177" formatCode="{era}"/></numFmts><fonts count="2"><font><sz val="11"/><name val="游ゴシック"/></font><font><sz val="6"/><name val="游ゴシック"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="176" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="177" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'
    epoch = ' date1904="1"' if is_1904 else ""
    book = f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr{epoch} defaultThemeVersion="166925"/><sheets><sheet name="一覧" sheetId="1" r:id="rId1"/></sheets><calcPr calcId="191029"/></workbook>'
    table = f'{HEAD}<sst xmlns="{MAIN}" count="{len(shared)}" uniqueCount="{len(shared)}">{"".join(f"<si>{one}</si>" for one in shared)}</sst>'

    def relations(*entries):
        links = "".join(f'<Relationship Id="rId{index}" Type="{OFFICE}/{kind}" Target="{target}"/>' for index, (kind, target) in enumerate(entries, 1))
        return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'

    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>'
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/styles.xml": styles,
        "xl/sharedStrings.xml": table,
    }
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED) as package:
        for part, text in parts.items():
            package.writestr(zipfile.ZipInfo(part, (2026, 12, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


write_texts()
with_openpyxl("openpyxl.xlsx", formula=False)
with_openpyxl("marked-openpyxl.xlsx", is_marked=True, formula=False)
with_xlsxwriter("xlsxwriter.xlsx")
with_openpyxl("in.xlsx")
by_libreoffice("in.xlsx", "libreoffice.xlsx")
os.remove(path("in.xlsx"))
by_libreoffice("marked-openpyxl.xlsx", "marked-libreoffice.xlsx")
as_excel("excel.xlsx")
as_excel("excel-1904.xlsx", is_1904=True)
as_excel("excel-inline.xlsx", strings="inline")
as_excel("excel-iso-days.xlsx", days="iso")
