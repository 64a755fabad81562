/** The page's words for what is changed in lists. */
export const LISTS_JA = {
  fixAlike: "同じ直し方をすべてに（{count}件）",
  hiddenSkip: "どれも送らない",
  hiddenKeep: "どれも送る",
  byHand: "手で直しました",
  editCell: "セルの修正",
  changedCell: "直したセルです",
  cellsChanged: "{count}か所を直しました",
  changes: "直したセル {count}か所（まだ保存していません）",
  undo: "一つ前に戻す",
  undone: "一つ前に戻しました",
  saveChanges: "変更を新しいファイルに保存",
  saveChangesHint: "元の宛名簿は変えません。変更箇所の一覧も保存します",
  savedLists: "{files} に保存しました。これからはこの宛名簿を使います",
  account: "宛先の内訳",
  anySheet: "自動で選ぶ",
};

/** The same in English. */
export const LISTS_EN: typeof LISTS_JA = {
  fixAlike: "All alike ({count})",
  hiddenSkip: "Send none of them",
  hiddenKeep: "Send all of them",
  byHand: "changed by hand",
  editCell: "Change the cell",
  changedCell: "changed",
  cellsChanged: "{count} cells changed",
  changes: "{count} cells changed, not saved yet",
  undo: "Undo",
  undone: "Undone",
  saveChanges: "Save the changes as a new file",
  saveChangesHint: "The list itself stays as it is. A table of the changes is saved too",
  savedLists: "Saved as {files}, which is the list from now on",
  account: "Account of rows",
  anySheet: "By its content",
};
