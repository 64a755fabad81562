// What every folder may import.
const ground = ["text", "base", "model"];

// Who may import whom. A folder may import itself and the folders listed after it; anything else fails.
const may = {
  text: [], // the lowest layer: strings alone
  base: ["text"], // a place counts columns in characters as a reader sees them
  model: ["text", "base"],
  char: ground,
  data: [...ground, "language", "char"],
  language: ground,
  picture: ground, // what a PNG or JPEG holds
  template: [...ground, "language", "picture"],
  markup: [...ground, "language"], // the numbers of items are words of the language
  font: ground,
  typeset: [...ground, "language", "char"],
  pdf: [...ground, "font"], // what a PDF says of a font, for letters and reports alike
  docx: [...ground, "char"],
  word: [...ground, "language"],
  html: ground,
  plain: ground,
  tei: ground,
  report: [...ground, "font"],
  verify: ground,
  edits: ground,
  archive: ground,
  reading: [...ground, "verify"], // on the readers of PDF and Word that verify has
  // A letter in memory: the stages that make one, wired together without a file or a process.
  letter: [
    ...ground,
    "language",
    "data",
    "picture",
    "template",
    "markup",
    "typeset",
    "pdf",
    "docx",
    "word",
    "html",
    "plain",
    "tei",
  ],
  outside: [...ground, "data", "font"], // files, fonts, hashes, what the system refuses
  process: [...ground, "outside"], // child processes, and work shared among them
  proof: [...ground, "verify", "reading", "word", "outside", "process"], // reading back, and who does it
  job: [
    ...ground,
    "language",
    "char",
    "data",
    "template",
    "markup",
    "font",
    "typeset",
    "pdf",
    "docx",
    "word",
    "html",
    "plain",
    "tei",
    "report",
    "verify",
    "reading",
    "letter",
    "outside",
    "process",
    "proof",
  ],
  cli: [...ground, "outside", "process", "proof", "job", "ask", "followup"],
};

/** The folders in which nothing of Node is: all that a letter in memory is made by. */
const stages = Object.keys(may).filter(
  (folder) => !["outside", "process", "proof", "job", "cli"].includes(folder),
);

// What is asked beside a run. Of `job` it may import this room, and no run imports it.
may.ask = [...stages, "outside", "proof"];
const roomsForAsk = ["plan"];

// Letters of a run written by other machines, through a store and a queue. No run imports it: it is handed in.
may.cluster = [...ground, "outside", "process", "job"];
may.cli.push("cluster");

// What is done with a run that is there: edits that come home, an archive. No run imports it.
may.followup = [...stages, "outside", "process", "proof", "job"];

// The rooms of `studio`: what a room may import of `src/`, and of the studio itself. `page` and `worker` run in a browser.
const roomsOfStudio = {
  protocol: { from: ground, rooms: [] }, // what page, server and worker say to each other
  server: { from: ground, rooms: ["protocol"], node: true }, // HTTP, and who is answered
  session: {
    from: [...ground, "outside", "ask", "job"],
    rooms: ["protocol", "server"],
    node: true,
  }, // what is answered
  worker: { from: stages, rooms: ["protocol"] },
  page: { from: ground, rooms: ["protocol"], packages: true },
};

// The rooms of `job`: each may import itself and the rooms after it, which all come above it in this list, so that no circle
// is possible. What lies in `job` itself are the steps of a run; they may import every room, and no room imports them.
const roomsOfJob = {
  keep: [], // what lies in a run's folder
  plan: ["keep"], // what is wanted
  make: ["keep", "plan"], // letters, here or in child processes
};

// Each third-party package is used in one folder only. Extend this list with every new dependency.
const homeOfPackage = {
  "@noble/hashes": "base",
  "@xmldom/xmldom": "verify",
  aws4fetch: "cluster",
  bullmq: "cluster",
  "csv-parse": "data",
  docx: "docx",
  fflate: "base",
  handlebars: "template",
  harfbuzzjs: "font",
  ioredis: "cluster",
  numfmt: "data",
  "pdf-parse": "verify",
  pg: "cluster",
  pdfmake: "report",
  yaml: "template",
  yargs: "cli",
};

// Folders that may use Node's own modules.
const nodeFolders = ["outside", "process", "proof", "job", "ask", "followup", "cluster", "cli"];

// What the page alone is made of.
const PACKAGES_OF_PAGE =
  "^node_modules/(@codemirror/[^/]+|@lezer/highlight|@preact/signals|preact)(/|$)";

const inside = (folders) => `^src/(${folders.join("|")})/`;
const inRooms = (rooms) => `^src/job/(${rooms.join("|")})/`;
const DOORS = "^src/(index|run|messages)\\.ts$";
const inStudio = (rooms) => `^src/studio/(${rooms.join("|")})/`;
const STEPS_OF_STUDIO = "^src/studio/[^/]+$";
const STEPS_OF_A_RUN = "^src/job/[^/]+$";

module.exports = {
  forbidden: [{ name: "no-circular", severity: "error", from: {}, to: { circular: true } }],
  allowedSeverity: "error",
  allowed: [
    ...Object.entries(may).map(([folder, others]) => ({
      from: { path: inside([folder]) },
      to: { path: inside(folder === "job" ? others : [folder, ...others]) },
    })),
    ...Object.entries(roomsOfJob).map(([room, others]) => ({
      from: { path: inRooms([room]) },
      to: { path: inRooms([room, ...others]) },
    })),
    { from: { path: inside(["ask"]) }, to: { path: inRooms(roomsForAsk) } },
    // What a program may import, a front end of ours may too.
    {
      from: { path: [inside(["cli"]), inStudio(["session"]), STEPS_OF_STUDIO] },
      to: { path: DOORS },
    },
    { from: { path: inside(["cli"]) }, to: { path: STEPS_OF_STUDIO } },
    ...Object.entries(roomsOfStudio).flatMap(([room, { from, rooms, node, packages }]) => [
      {
        from: { path: inStudio([room]) },
        to: { path: [inside(from), inStudio([room, ...rooms])] },
      },
      ...(node ? [{ from: { path: inStudio([room]) }, to: { dependencyTypes: ["core"] } }] : []),
      ...(packages ? [{ from: { path: inStudio([room]) }, to: { path: PACKAGES_OF_PAGE } }] : []),
    ]),
    {
      from: { path: STEPS_OF_STUDIO },
      to: {
        path: [
          inside([...ground, "outside", "job"]),
          inStudio(["server", "session"]),
          STEPS_OF_STUDIO,
        ],
      },
    },
    { from: { path: STEPS_OF_STUDIO }, to: { dependencyTypes: ["core"] } },
    { from: { path: STEPS_OF_A_RUN }, to: { path: inside(["job"]) } },
    ...Object.entries(homeOfPackage).map(([name, folder]) => ({
      from: { path: inside([folder]) },
      to: { path: `^node_modules/(@types/)?${name}(/|$)` },
    })),
    { from: { path: inside(nodeFolders) }, to: { dependencyTypes: ["core"] } },
    // The doors of the library: letters in memory without Node, runs with it, and texts.
    {
      from: { path: "^src/index\\.ts$" },
      to: { path: inside(Object.keys(may).filter((folder) => !nodeFolders.includes(folder))) },
    },
    {
      from: { path: "^src/run\\.ts$" },
      to: { path: inside([...ground, "outside", "proof", "ask", "job", "followup"]) },
    },
    { from: { path: "^src/messages\\.ts$" }, to: { path: inside(ground) } },
  ],
  options: {
    parser: "swc", // typescript 7 has no parser that this tool can call
    tsPreCompilationDeps: true, // see type-only imports too
    doNotFollow: { path: "node_modules" },
    // What swc is not asked to read as JSX; test/arch/layers.test.ts holds what these may import.
    exclude: { path: "\\.tsx$" },
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
