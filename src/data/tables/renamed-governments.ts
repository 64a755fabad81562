/**
 * Names that municipalities gave up lately, with the name that holds now.
 *
 * Source: 総務省告示 on 市町村の名称の変更・市制施行 since 2011: 野々市 2011-11-11, 長久手 2012-01-04, 白岡 2012-10-01,
 * 大網白里 2013-01-01, 滝沢 2014-01-01, 栃木 (岩舟町を編入) 2014-04-05, 富谷 2016-10-10, 那珂川 2018-10-01,
 * 丹波篠山 2019-05-01.
 */
export const RENAMED_GOVERNMENTS: readonly {
  readonly prefecture: string;
  readonly from: string;
  readonly to: string;
  readonly since: string;
}[] = [
  { prefecture: "石川県", from: "野々市町", to: "野々市市", since: "2011-11-11" },
  { prefecture: "愛知県", from: "長久手町", to: "長久手市", since: "2012-01-04" },
  { prefecture: "埼玉県", from: "白岡町", to: "白岡市", since: "2012-10-01" },
  { prefecture: "千葉県", from: "大網白里町", to: "大網白里市", since: "2013-01-01" },
  { prefecture: "岩手県", from: "滝沢村", to: "滝沢市", since: "2014-01-01" },
  { prefecture: "栃木県", from: "岩舟町", to: "栃木市", since: "2014-04-05" },
  { prefecture: "宮城県", from: "富谷町", to: "富谷市", since: "2016-10-10" },
  { prefecture: "福岡県", from: "那珂川町", to: "那珂川市", since: "2018-10-01" },
  { prefecture: "兵庫県", from: "篠山市", to: "丹波篠山市", since: "2019-05-01" },
];
