import { type Catalogue, listed, quote, quotePath, say, textOf } from "./catalogue.ts";

/** Why a store in a bucket refuses. */
export type StoreRefusal = "denied" | "no-bucket" | "busy" | "unreachable" | "silent" | "other";

/** Codes of the area `cluster/` with what their messages are made of. */
export type ClusterCodes = {
  "cluster/packages-missing": { packages: string; command: string };
  "cluster/bad-queue": { found: string };
  /** `queue` without the password. */
  "cluster/queue-unreachable": { queue: string; detail: string };
  "cluster/queue-lost": { queue: string; detail: string };
  "cluster/nobody-yet": { minutes: number };
  /** Machines that take part and make nothing, and those that take no part, by why. */
  "cluster/no-worker": { idle: string; program: string; fonts: string };
  "cluster/store-lost": { detail: string };
  "cluster/metrics-port": { port: number; reason: string };
  "cluster/bad-store": { found: string };
  "cluster/store-keys-missing": Record<never, never>;
  "cluster/store-overwrites": { store: string };
  "cluster/store-in-clear": { store: string };
  "cluster/endpoint-without-bucket": { store: string };
  "cluster/store-refused": { store: string; reason: StoreRefusal; detail: string };
  "cluster/not-with": { name: string };
  "cluster/other-program": { host: string };
  "cluster/other-fonts": { host: string };
  "cluster/part-differs": { part: string; host: string; first: string };
  "cluster/part-not-wanted": { part: string; host: string };
  "cluster/part-torn": { part: string };
  "cluster/worker-failed": { host: string; detail: string };
};

/** The texts of the area `cluster/`. */
export const clusterMessages: Catalogue<ClusterCodes> = {
  "cluster/packages-missing": {
    ja: ({ packages, command }) =>
      say(
        `何台かで作成するためのパッケージ（${packages}）が入っていません`,
        `Shokan のフォルダーで ${quotePath(command)} を実行してください。1台で作成するときは必要ありません`,
      ),
    en: ({ packages, command }) =>
      say(
        `the packages for several machines (${listed(packages)}) are not installed`,
        `run ${quotePath(command)} in the folder of Shokan; one machine alone needs none of them`,
      ),
  },
  "cluster/bad-queue": {
    ja: ({ found }) =>
      say(
        `\`--queue\` の ${quote(found)} は使えません`,
        "`postgres://ユーザー@サーバー/データベース` か `redis://サーバー` の形で指定してください",
      ),
    en: ({ found }) =>
      say(
        `${quote(found)} cannot be used for \`--queue\``,
        "give it as `postgres://user@server/database` or `redis://server`",
      ),
  },
  "cluster/queue-unreachable": {
    ja: ({ queue, detail }) =>
      say(
        `キュー ${quotePath(queue)} につながりません（${detail}）`,
        "サーバーが動いているか、ユーザー名とパスワードが正しいかを確かめて、同じコマンドをもう一度実行してください",
      ),
    en: ({ queue, detail }) =>
      say(
        `the queue ${quotePath(queue)} cannot be reached (${detail})`,
        "see that its server runs and that user and password are right, and run the same command again",
      ),
  },
  "cluster/queue-lost": {
    ja: ({ queue, detail }) =>
      say(
        `キュー ${quotePath(queue)} とのつながりが切れました（${detail}）`,
        "つながるまで待って続けます。できた書簡は失われません。やめるときは Ctrl-C を押してください",
      ),
    en: ({ queue, detail }) =>
      say(
        `the queue ${quotePath(queue)} is not answering (${detail})`,
        "wait: the run goes on when it does, and no letter is lost; press Ctrl-C to stop",
      ),
  },
  "cluster/nobody-yet": {
    ja: ({ minutes }) =>
      say(
        "書簡を作るコンピューターが、まだ一つも加わっていません",
        `ほかのコンピューターで、同じキューと共有フォルダーを指定して \`worker\` を始めてください。${minutes}分のあいだ待ちます`,
      ),
    en: ({ minutes }) =>
      say(
        "no machine makes letters yet",
        `start \`worker\` on other machines with the same queue and store; this waits for ${minutes} min`,
      ),
  },
  "cluster/no-worker": {
    ja: ({ idle, program, fonts }) =>
      say(
        `書簡を作るコンピューターがないので、作成をやめました${whyJa(idle, program, fonts)}`,
        "作るコンピューターで、同じ Shokan とフォント、同じキューと共有フォルダーで `worker` を始め、同じコマンドをもう一度実行してください。できた書簡は失われません。もっと長く待つには `--wait` に分数を指定してください",
      ),
    en: ({ idle, program, fonts }) =>
      say(
        `no machine makes letters, and this does not wait any longer${whyEn(idle, program, fonts)}`,
        "start `worker` with the same Shokan and fonts, the same queue and store, and run the same command again; no letter is lost. `--wait` takes more minutes",
      ),
  },
  "cluster/store-lost": {
    ja: ({ detail }) =>
      say(
        `書簡を受け渡す場所が使えません（${detail}）`,
        "使えるようになるまで待って続けます。やめるときは Ctrl-C を押してください",
      ),
    en: ({ detail }) =>
      say(
        `the store cannot be used (${detail})`,
        "wait: this goes on when it can be; press Ctrl-C to stop",
      ),
  },
  "cluster/metrics-port": {
    ja: ({ port, reason }) =>
      say(
        `\`--metrics\` の番号 ${port} は使えません（${reason}）`,
        "ほかのプログラムが使っていない番号（1024〜65535）を指定してください",
      ),
    en: ({ port, reason }) =>
      say(
        `\`--metrics\` cannot have port ${port} (${reason})`,
        "give a number from 1024 to 65535 that no other program uses",
      ),
  },
  "cluster/bad-store": {
    ja: ({ found }) =>
      say(
        `\`--store\` か \`--endpoint\` の ${quote(found)} は使えません`,
        "`--store` は共有フォルダーか `s3://バケット/名前`、`--endpoint` は `https://サーバー`（閉じた回線なら `http://` も可）の形で指定してください",
      ),
    en: ({ found }) =>
      say(
        `${quote(found)} cannot be used for \`--store\` or \`--endpoint\``,
        "give a shared folder or `s3://bucket/prefix` as `--store`, and `https://server` (`http://` on closed lines) as `--endpoint`",
      ),
  },
  "cluster/store-keys-missing": {
    ja: () =>
      say(
        "バケットを使うためのアクセスキーがありません",
        "環境変数 `AWS_ACCESS_KEY_ID` と `AWS_SECRET_ACCESS_KEY` に入れて、もう一度実行してください",
      ),
    en: () =>
      say(
        "there are no keys for the bucket",
        "set `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` in the environment, and run it again",
      ),
  },
  "cluster/store-overwrites": {
    ja: ({ store }) =>
      say(
        `${quotePath(store)} のサーバーは、同じ名前の上書きを断りません（If-None-Match）`,
        "条件付きの書き込みができるサーバーか、共有フォルダーを使ってください",
      ),
    en: ({ store }) =>
      say(
        `the server of ${quotePath(store)} overwrites what it should refuse (If-None-Match)`,
        "use a server that knows conditional writes, or a shared folder",
      ),
  },
  "cluster/store-in-clear": {
    ja: ({ store }) =>
      say(
        `${quotePath(store)} とのあいだは暗号化されず、書簡と宛名がそのまま流れます`,
        "`--endpoint` に `https://サーバー` を指定するか、庁内の閉じた回線だけを通ることを確かめてください",
      ),
    en: ({ store }) =>
      say(
        `letters and addressees go to and from ${quotePath(store)} unencrypted`,
        "give `https://server` as `--endpoint`, or see that they go over closed lines of the office alone",
      ),
  },
  "cluster/endpoint-without-bucket": {
    ja: ({ store }) =>
      say(
        `\`--endpoint\` は \`--store\` がバケットのときだけ使えます。${quotePath(store)} はフォルダーです`,
        "`--store` を `s3://バケット/名前` の形にするか、`--endpoint` を外してください",
      ),
    en: ({ store }) =>
      say(
        `\`--endpoint\` is for a bucket alone, and ${quotePath(store)} is a folder`,
        "give `s3://bucket/prefix` as `--store`, or leave `--endpoint` out",
      ),
  },
  "cluster/store-refused": {
    ja: ({ store, reason, detail }) =>
      say(
        `${quotePath(store)} ${textOf(STORE_SAYS.ja, reason)}（${detail}）`,
        textOf(STORE_HINT.ja, reason),
      ),
    en: ({ store, reason, detail }) =>
      say(
        `${quotePath(store)} ${textOf(STORE_SAYS.en, reason)} (${detail})`,
        textOf(STORE_HINT.en, reason),
      ),
  },
  "cluster/not-with": {
    ja: ({ name }) =>
      say(
        `${quotePath(name)} は \`--queue\` と一緒に使えません`,
        "LibreOffice の PDF は作るたびに違うバイト列になるので、1台で作るか、`--shard` と `--join` で分けてください",
      ),
    en: ({ name }) =>
      say(
        `${quotePath(name)} cannot be used together with \`--queue\``,
        "use one machine, or `--shard` and `--join`: LibreOffice's PDFs have other bytes each time",
      ),
  },
  "cluster/other-program": {
    ja: ({ host }) =>
      say(
        `${quote(host)} の Shokan は、この差込みを始めたものと違うので、作成に加えません`,
        "そのコンピューターに同じ Shokan を入れ直して、`worker` をもう一度始めてください",
      ),
    en: ({ host }) =>
      say(
        `${quote(host)} has another Shokan than this run was begun with, and takes no part in it`,
        "install the same one there, and start `worker` again",
      ),
  },
  "cluster/other-fonts": {
    ja: ({ host }) =>
      say(
        `${quote(host)} のフォントは、この差込みを始めたものと違うので、作成に加えません`,
        "そのコンピューターの `fonts` フォルダーに同じフォントのファイルを置いて、`worker` をもう一度始めてください",
      ),
    en: ({ host }) =>
      say(
        `${quote(host)} has other fonts than this run was begun with, and takes no part in it`,
        "put the same font files into the `fonts` folder there, and start `worker` again",
      ),
  },
  "cluster/part-differs": {
    ja: ({ part, host, first }) =>
      say(
        `${quote(host)} と ${quote(first)} が作った同じ書簡（${part}）が、同じバイト列になりません`,
        "どちらの書簡も発送しないでください。二つのコンピューターのメモリとディスクを調べ、原因の分かった方を外して、`--restart` を付けて作り直してください",
      ),
    en: ({ part, host, first }) =>
      say(
        `${quote(host)} and ${quote(first)} made the same letters (${part}) with different bytes`,
        "send neither; look into memory and disks of both, leave the faulty one out, and merge again with `--restart`",
      ),
  },
  "cluster/part-not-wanted": {
    ja: ({ part, host }) =>
      say(
        `${quote(host)} が作った書簡（${part}）は、ここで差し込んだ文面と違います`,
        "そのコンピューターを外し、`--restart` を付けて作り直してください",
      ),
    en: ({ part, host }) =>
      say(
        `the letters that ${quote(host)} made (${part}) are not what they say when they are merged here`,
        "leave that machine out, and merge again with `--restart`",
      ),
  },
  "cluster/part-torn": {
    ja: ({ part }) =>
      say(
        `共有フォルダーの書簡のまとまり ${quote(part)} が壊れていたので、作り直します`,
        "何度も出るときは、共有フォルダーのディスクを調べてください",
      ),
    en: ({ part }) =>
      say(
        `the part ${quote(part)} in the store was damaged; its letters are written once more`,
        "look into the store's disk if this is said often",
      ),
  },
  "cluster/worker-failed": {
    ja: ({ host, detail }) =>
      say(
        `${quote(host)} で書簡を書き込めませんでした（${detail}）`,
        "そのコンピューターのディスクの空きと、共有フォルダーに書き込めるかを確かめて、同じコマンドをもう一度実行してください",
      ),
    en: ({ host, detail }) =>
      say(
        `${quote(host)} could not write letters (${detail})`,
        "see that its disk has room and that it may write to the store, and run the same command again",
      ),
  },
};

const STORE_SAYS: Readonly<Record<"ja" | "en", Readonly<Record<StoreRefusal, string>>>> = {
  ja: {
    denied: "を使うことが許されていません",
    "no-bucket": "がありません",
    busy: "が混み合っていて、待っても受け付けません",
    unreachable: "につながりません",
    silent: "から、待っても返事がありません",
    other: "が受け付けません",
  },
  en: {
    denied: "may not be used",
    "no-bucket": "does not exist",
    busy: "is too busy, and was waited for",
    unreachable: "cannot be reached",
    silent: "does not answer, and was waited for",
    other: "refuses",
  },
};

const AGAIN_JA = "同じコマンドをもう一度実行してください。できた書簡は失われません";
const AGAIN_EN = "run the same command again; no letter is lost";

const STORE_HINT: Readonly<Record<"ja" | "en", Readonly<Record<StoreRefusal, string>>>> = {
  ja: {
    denied: `アクセスキーと、バケットの読み書き・一覧・削除の権限を確かめて、${AGAIN_JA}`,
    "no-bucket": `バケットの名前と \`--endpoint\` を確かめて、${AGAIN_JA}`,
    busy: `しばらくしてから、${AGAIN_JA}`,
    unreachable: `サーバーが動いているかと \`--endpoint\` を確かめて、${AGAIN_JA}`,
    silent: `サーバーが動いているか、途中の回線が切れていないかを確かめて、${AGAIN_JA}`,
    other: `サーバーの記録でこの答えの理由を確かめて、${AGAIN_JA}`,
  },
  en: {
    denied: `check the keys and that they may read, write, list and delete in the bucket, and ${AGAIN_EN}`,
    "no-bucket": `check the bucket's name and \`--endpoint\`, and ${AGAIN_EN}`,
    busy: `wait a while, and ${AGAIN_EN}`,
    unreachable: `see that the server runs and check \`--endpoint\`, and ${AGAIN_EN}`,
    silent: `see that the server runs and that the line to it is not cut, and ${AGAIN_EN}`,
    other: `look up the reason in the server's log, and ${AGAIN_EN}`,
  },
};

function whyJa(idle: string, program: string, fonts: string): string {
  const all = [
    ...(program === "" ? [] : [`Shokan が違う: ${program}`]),
    ...(fonts === "" ? [] : [`フォントが違う: ${fonts}`]),
    ...(idle === "" ? [] : [`加わっているが受け取らない: ${idle}`]),
  ];
  return all.length === 0 ? "" : `（${all.join("。")}）`;
}

function whyEn(idle: string, program: string, fonts: string): string {
  const all = [
    ...(program === "" ? [] : [`another Shokan: ${listed(program)}`]),
    ...(fonts === "" ? [] : [`other fonts: ${listed(fonts)}`]),
    ...(idle === "" ? [] : [`there, but taking nothing: ${listed(idle)}`]),
  ];
  return all.length === 0 ? "" : ` (${all.join("; ")})`;
}
