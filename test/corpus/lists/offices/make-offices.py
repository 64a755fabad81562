# -*- coding: utf-8 -*-
"""Lists as offices have them, of which nothing is wrong: writes the files beside it. Needs openpyxl and XlsxWriter.

Run in this folder: python3 make-offices.py
"""
import csv
import io
from pathlib import Path

import xlsxwriter
from openpyxl import Workbook

HERE = Path(__file__).parent


def table(*lines):
    rows = [line.split(",") for line in lines]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def cp932(name, rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    (HERE / f"{name}.csv").write_bytes(text.getvalue().encode("cp932"))


def utf16(name, rows):
    text = "".join("\t".join(row) + "\r\n" for row in rows)
    (HERE / f"{name}.txt").write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))


def openpyxl(name, rows, merges=()):
    book = Workbook()
    sheet = book.active
    sheet.title = "名簿"
    for row in rows:
        sheet.append([int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 4 else cell or None for cell in row])
    for merge in merges:
        sheet.merge_cells(merge)
    book.save(HERE / f"{name}.xlsx")


def by_xlsxwriter(name, rows):
    book = xlsxwriter.Workbook(str(HERE / f"{name}.xlsx"))
    sheet = book.add_worksheet("名簿")
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell:
                sheet.write_string(row, column, cell)
    memo = book.add_worksheet("メモ")
    memo.write_string(0, 0, "この名簿は総務課が管理します")
    memo.write_string(1, 0, "令和8年4月1日更新")
    book.close()


cp932("schools", table(
    "No.,市町村コード,市町村名,学校名,校長名,敬称,郵便番号,住所,電話番号,備考",
    "1,292010,奈良市,第一小学校,甲野　一郎,様,630-8001,奈良市法華寺町1-1,0742-33-0001,",
    "2,292010,奈良市,第二小学校,乙山　二郎,様,630-8002,奈良市二条町2-2,0742-33-0002,新任",
    "3,292095,生駒市,第一小学校,丙川　三郎,様,630-0257,生駒市元町1-3,0743-74-0001,",
))
openpyxl("kindergartens", table(
    "市区町村,園名,園長名,宛名,敬称",
    "奈良市,富雄こども園,甲野花子,富雄こども園長　甲野花子,様",
    "橿原市,畝傍保育園,乙山月子,畝傍保育園長　乙山月子,様",
))
utf16("boards-of-education", table(
    "都道府県,市町村名,組織名,職名,氏名,敬称",
    "奈良県,奈良市,奈良市教育委員会,教育長,甲野一郎,様",
    "奈良県,生駒市,生駒市教育委員会,教育長,乙山二郎,様",
    "奈良県,十津川村,十津川村教育委員会,教育長,丙川三郎,様",
))
cp932("section-chiefs", table(
    "市町村名,担当課,職名,氏名,敬称,電話,担当者メール",
    "奈良市,総務課,総務課長,甲野一郎,様,0742-34-1111,soumu@example.jp",
    "生駒市,総務課,総務部長,乙山二郎,様,0743-74-1111,soumu@example.jp",
    "三郷町,総務課,総務課長,丙川三郎,様,0745-73-2101,soumu@example.jp",
))
openpyxl("wards", table(
    "都道府県,市名,区名,職名,敬称",
    "大阪府,大阪市,北区,大阪市北区長,様",
    "大阪府,大阪市,中央区,大阪市中央区長,様",
    "愛知県,名古屋市,港区,名古屋市港区長,様",
))
cp932("houses-of-welfare", table(
    "市町村名,法人名,事業所名,代表者職名,代表者氏名,敬称",
    "奈良市,社会福祉法人あおば会,訪問介護あおば,理事長,甲野一郎,様",
    "奈良市,社会福祉法人あおば会,通所介護あおば,理事長,甲野一郎,様",
    "生駒市,NPO法人ひかり,ひかりの家,代表理事,乙山二郎,様",
))
openpyxl("grants-of-two-years", table(
    "市町村名,職名,氏名,敬称,令和7年度,,令和8年度,",
    ",,,,申請額,交付額,申請額,交付額",
    "奈良市,奈良市長,甲野一郎,様,100,90,110,100",
    "生駒市,生駒市長,乙山二郎,様,200,190,210,200",
), ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:H1"])
openpyxl("chairs-beside-heads", table(
    "令和8年度,,,議長,,単位：円",
    "市町村名,職名,敬称,氏名,電話,交付額",
    "奈良市,奈良市長,殿,甲野一郎,0742-34-1111,1000",
    "生駒市,生駒市長,殿,乙山二郎,0743-74-1111,2000",
), ["A1:C1", "D1:E1"])
cp932("neighbourhoods", table(
    "団体名,職名,氏名,敬称,備考",
    "本町自治会,会長,甲野一郎,様,",
    "朝日町,区長,乙山二郎,様,",
    "港町,会長,丙川三郎,様,",
    "中央地区,会長,丁田四郎,様,",
))
by_xlsxwriter("shops", table(
    "店舗名,会社名,店長名,職名,敬称",
    "奈良店,株式会社山川,甲野一郎,店長,様",
    "生駒店,株式会社山川,乙山二郎,店長,様",
    "奈良店,株式会社海山,丙川三郎,店長,様",
))
utf16("councils", table(
    "団体名,役職,氏名,敬称",
    "京都市会,議長,甲野一郎,様",
    "奈良市議会,議長,乙山二郎,様",
    "全国市議会議長会,会長,丙川三郎,様",
    "奈良県町村会,会長,丁田四郎,様",
))
