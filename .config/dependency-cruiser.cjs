// Who may import whom. A folder may import itself and the folders listed after it; anything else fails.
const may = {
  base: [],
  model: ["base"],
  char: ["base", "model"],
  data: ["base", "model", "language", "char"],
  language: ["base", "model"],
  template: ["base", "model", "language"],
  markup: ["base", "model"],
  font: ["base", "model"],
  typeset: ["base", "model", "char"],
  pdf: ["base", "model"],
  docx: ["base", "model", "char"],
  report: ["base", "model", "font"],
  verify: ["base", "model"],
  reading: ["base", "model", "verify"], // on the readers of PDF and Word that verify has
  job: [
    "base",
    "model",
    "language",
    "char",
    "data",
    "template",
    "markup",
    "font",
    "typeset",
    "pdf",
    "docx",
    "report",
    "verify",
    "reading",
  ],
  cli: ["base", "model", "job"],
  studio: ["base", "model", "job"],
};

// Each third-party package is used in one folder only. Extend this list with every new dependency.
const homeOfPackage = {
  "@xmldom/xmldom": "verify",
  "csv-parse": "data",
  docx: "docx",
  fflate: "base",
  handlebars: "template",
  harfbuzzjs: "font",
  numfmt: "data",
  "pdf-parse": "verify",
  pdfmake: "report",
  yaml: "template",
  yargs: "cli",
};

// Folders that may use Node's own modules.
const nodeFolders = ["job", "cli", "studio"];

const inside = (folders) => `^src/(${folders.join("|")})/`;

module.exports = {
  forbidden: [{ name: "no-circular", severity: "error", from: {}, to: { circular: true } }],
  allowedSeverity: "error",
  allowed: [
    ...Object.entries(may).map(([folder, others]) => ({
      from: { path: inside([folder]) },
      to: { path: inside([folder, ...others]) },
    })),
    ...Object.entries(homeOfPackage).map(([name, folder]) => ({
      from: { path: inside([folder]) },
      to: { path: `^node_modules/(@types/)?${name}(/|$)` },
    })),
    { from: { path: inside(nodeFolders) }, to: { dependencyTypes: ["core"] } },
    { from: { path: "^src/index\\.ts$" }, to: { path: inside(["base", "model", "job"]) } },
  ],
  options: {
    parser: "swc", // typescript 7 has no parser that this tool can call
    tsPreCompilationDeps: true, // see type-only imports too
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
