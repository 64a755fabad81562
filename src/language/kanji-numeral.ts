/** How numbers are written in kanji: 二、〇〇〇億 (grouped), 二千億 (units), 五億二〇〇〇万 (myriads). */
export type NumeralStyle = "grouped" | "units" | "myriads";
