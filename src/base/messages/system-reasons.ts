/** What the system's names of failures mean. */
const REASONS: Readonly<Record<string, { readonly ja: string; readonly en: string }>> = {
  ENOENT: { ja: "その場所がありません", en: "the place does not exist" },
  EACCES: { ja: "読み書きする権限がありません", en: "permission is denied" },
  EPERM: {
    ja: "ほかのソフトで開いているか、書き込む権限がありません",
    en: "another program has it open, or permission is denied",
  },
  EBUSY: { ja: "ほかのソフトで開いています", en: "another program has it open" },
  EISDIR: { ja: "フォルダーです", en: "it is a folder" },
  ENOTDIR: { ja: "フォルダーではありません", en: "it is not a folder" },
  ENOSPC: { ja: "ディスクがいっぱいです", en: "the disk is full" },
  EDQUOT: { ja: "割り当てられた容量を使い切りました", en: "the quota is used up" },
  EROFS: { ja: "書き込めない場所です", en: "the place cannot be written to" },
  EFBIG: { ja: "ファイルが大きすぎます", en: "the file is too large" },
  ESTALE: { ja: "途中で書き換えられました", en: "it was changed in the meantime" },
  ENOTFILE: { ja: "通常のファイルではありません", en: "it is not an ordinary file" },
  EIO: { ja: "ディスクの読み書きができません", en: "the disk cannot be read or written" },
  ENODEV: { ja: "ディスクが外れています", en: "the disk is not connected" },
  ENXIO: { ja: "ディスクが外れています", en: "the disk is not connected" },
  ENOTCONN: { ja: "ネットワークが切れています", en: "the network is not connected" },
  EHOSTDOWN: { ja: "ネットワークが切れています", en: "the network is not connected" },
  ETIMEDOUT: { ja: "時間内に応答がありません", en: "there was no response in time" },
  EAGAIN: { ja: "パソコンに余裕がありません", en: "the computer is short of resources" },
  EMFILE: { ja: "開いているファイルが多すぎます", en: "too many files are open" },
  ENFILE: { ja: "開いているファイルが多すぎます", en: "too many files are open" },
  ENOMEM: { ja: "メモリーが足りません", en: "there is not enough memory" },
  ENAMETOOLONG: { ja: "名前が長すぎます", en: "the name is too long" },
  ELOOP: { ja: "別の場所へのリンクです", en: "it is a link to another place" },
  UNKNOWN: { ja: "理由は分かりません", en: "no reason is given" },
};

/** What a system's name of a failure means; a name that is not known stays as it is. */
export function reasonText(reason: string, language: "ja" | "en"): string {
  return REASONS[reason]?.[language] ?? reason;
}
