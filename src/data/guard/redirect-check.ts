import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import type { ListCheck } from "./list-check.ts";
import { isRemarks } from "./send-check.ts";

/**
 * Finds remarks that say of their row that its letter goes to somebody else, or elsewhere: 送付先は副会長に変更, 副会長宛てに送付, 次回から自宅に郵送.
 * Nobody but the clerk knows whether the row says so already.
 *
 * Shape: what most rows say is how the list is used, and what is over (変更済み, 昨年は) is a story.
 * Errors: the warning `csv/redirected`, one for each row.
 */
export function redirectCheck(headings: readonly string[]): ListCheck {
  const columns = headings.filter(isRemarks);
  const found: Diagnostic[] = [];
  let rows = 0;
  return {
    see: ({ fields }) => {
      rows += 1;
      for (const column of columns) {
        const cell = fields.get(column);
        if (cell === undefined || !redirects(cell.value)) continue;
        const values = { column: cell.at.written ?? column, value: cell.value.trim() };
        found.push(warning("csv/redirected", cell.at, values));
        return;
      }
    },
    findings: () => (found.length * 2 > rows && rows > 1 ? [] : found),
  };
}

function redirects(remark: string): boolean {
  const plain = remark.normalize("NFKC").replaceAll(/\s/gu, "");
  return plain
    .split(/[。、;\n]/u)
    .some((part) => REDIRECTS.some((pattern) => pattern.test(part)) && !OVER.test(part));
}

const REDIRECTS: readonly RegExp[] = [
  // 送付先は副会長に変更, 宛先変更→副会長, 送付先:副会長
  /(?:送付|送り|発送|郵送|配布|届け|通知)先(?:名|者)?(?:は|が|を|の|:|→|⇒)?.{0,16}(?:変更|変わ|切り?替|→|⇒|に(?:して|する|お願い)|[へに]$)/u,
  /(?:宛|あて)て?[名先](?:は|が|を|の|:|→|⇒)?.{0,16}(?:変更|変わ|切り?替|→|⇒|に(?:して|する|お願い)|[へに]$)/u,
  /^(?:送付|送り|発送|郵送|届け)先(?:は|:)(?!(?:同じ|同上|変更な|別紙|住所))./u,
  // 副会長宛てに送付, 自宅に郵送
  /(?:.(?:宛て?|あて|気付)(?:に|で)?|[長者氏宅部課室局会所校社店係様方](?:さん)?[へに])(?:送付|発送|郵送|送る|送って|お送り|転送)/u,
];

/** What a remark says of another time, or of what the list has already. */
const OVER =
  /済|完了|反映|修正|訂正|昨年|前回|去年|前年|以前|旧|まで(?:は|$)|変更(?:なし|無し|せず|不要)|(?:送付|発送|郵送)(?:不要|しない)|メール|FAX|電子/iu;
