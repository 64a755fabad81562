// What csv-parse makes of the options that it is given, for the browser: those of `src/data/read-csv.ts` alone, as the package's own
// table of forty options and their mistakes gives them.
import { Buffer } from "./csv-bytes.js";

const UNSET = [
  ...["bom", "cast_date", "columns", "comment_no_infix", "delimiter_auto", "group_columns_by_name"],
  ...["ignore_last_delimiters", "info", "ltrim", "raw", "relax_column_count_less"],
  ...["relax_column_count_more", "relax_quotes", "rtrim", "skip_empty_lines"],
  ...["skip_records_with_empty_values", "skip_records_with_error", "trim"],
];

export function normalize_options({ delimiter, record_delimiter, ...given }) {
  const quote = Buffer.from('"');
  return {
    ...Object.fromEntries(UNSET.map((name) => [name, false])),
    ...{ cast_function: null, comment: null, encoding: "utf8", escape: quote, quote },
    ...{ from: 1, from_line: 1, to: -1, to_line: -1 },
    ...given,
    delimiter: [Buffer.from(delimiter)],
    record_delimiter: record_delimiter.map((sign) => Buffer.from(sign)),
  };
}
