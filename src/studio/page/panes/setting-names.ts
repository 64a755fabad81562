/** What a template may have at its head. */
export const SETTINGS: readonly string[] =
  "表題 種別 体裁 別紙の体裁 ヘッダー フッター 日付 文書番号 件名 差出人 敬称 宛先 必要な列 任意の列 漢数字 数字 値 フォント 太字フォント 見出し 公印 契印 割印 docx 底本 別添 明細 確認済み 連番".split(
    " ",
  );

/** The numbers that only pages have, for ヘッダー and フッター. */
export const PAGE_VALUES: readonly string[] = ["ページ", "総ページ"];

/** What is written beneath the setting 公印, and of each of those who sign together (連名). */
export const SEAL_KEYS: readonly string[] = ["大きさ", "画像", "代替文", "連名", "差出人"];
