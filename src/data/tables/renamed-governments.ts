/**
 * Names that municipalities gave up since November 2011, with the name that holds now.
 *
 * Source: above each row, where its names and its day were confirmed; where one says so, with the day on which the
 * Official Gazette (官報) announced it. That nothing followed 2019-05-01 is said as of March 2023 by
 * https://ja.wikipedia.org/wiki/市町村, after the Ministry's count.
 */
export const RENAMED_GOVERNMENTS: readonly {
  readonly prefecture: string;
  readonly from: string;
  readonly to: string;
  readonly since: string;
}[] = [
  // https://www.city.nonoichi.lg.jp/soshiki/4/1026.html
  { prefecture: "石川県", from: "野々市町", to: "野々市市", since: "2011-11-11" },
  // https://www.city.nagakute.lg.jp/soshiki/shichokoshitsu/seisakuhishoka/3/1/1806.html (Gazette 2011-11-30)
  { prefecture: "愛知県", from: "長久手町", to: "長久手市", since: "2012-01-04" },
  // https://uub.jp/upd/updind.cgi?N=21374 (Gazette 2012-08-03)
  { prefecture: "埼玉県", from: "白岡町", to: "白岡市", since: "2012-10-01" },
  // https://news.ntv.co.jp/category/society/220530; https://d.hatena.ne.jp/keyword/大網白里市 (総務省告示第396号, 2012-11-15)
  { prefecture: "千葉県", from: "大網白里町", to: "大網白里市", since: "2013-01-01" },
  // https://jarl.org/Japanese/2_Joho/News2013/2013_news-8.htm (Gazette 2013-08-23)
  { prefecture: "岩手県", from: "滝沢村", to: "滝沢市", since: "2014-01-01" },
  // Incorporated (編入): https://uub.jp/upd/u/u21379.html (Gazette 2013-08-23)
  { prefecture: "栃木県", from: "岩舟町", to: "栃木市", since: "2014-04-05" },
  // https://www.tomiya-city.miyagi.jp/shisei/shiseiunei/shiseishiko/siseisekou.html (Gazette 2016-08-25)
  { prefecture: "宮城県", from: "富谷町", to: "富谷市", since: "2016-10-10" },
  // https://ja.wikipedia.org/wiki/市町村, https://ja.wikipedia.org/wiki/那珂川市
  { prefecture: "福岡県", from: "那珂川町", to: "那珂川市", since: "2018-10-01" },
  // http://tanba.jp/2019/05/tambasasayamashi-tanjou/
  { prefecture: "兵庫県", from: "篠山市", to: "丹波篠山市", since: "2019-05-01" },
];
