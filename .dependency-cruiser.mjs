// The doors: which room may import which. Checked by `npm run check`, and with a control by tests/architecture/doors.test.ts.
// A new way between rooms is a line here, for a reviewer to see.

const feature = "^lib/(?!kernel/|text/|server/)[^/]+";
const room = (name) => `${feature}/${name}(\\.ts$|/[^/]+\\.ts$)`;

/** Every source file stands in exactly one room. */
const rooms = {
  kernel: "^lib/kernel/[^/]+\\.ts$",
  pure: room("(schema|workflow|rules)"),
  text: "^lib/text/((documents|help|rights)/)?[^/]+\\.ts$",
  grants: "^lib/grants\\.ts$",
  server: "^lib/server/.+\\.ts$",
  queries: room("queries"),
  writes: room("writes"),
  commands: room("commands"),
  documents: room("documents"),
  jobs: room("jobs"),
  actions: room("actions"),
  kit: "^components/(ui|form|workflow)/[^/]+\\.tsx?$",
  components: "^components/(?!(ui|form|workflow)/)[^/]+/[^/]+\\.tsx?$",
  page: "^app/.+(?<!/route)\\.tsx?$",
  route: "^app/.+/route\\.ts$",
  proxy: "^proxy\\.ts$",
  // Schemes of other cities, to begin one's own from: data that is built in and entered by the demo's seed as by the editor.
  presets: "^prisma/seed/schemes/[^/]+\\.json$",
  // Runs beside a page, in the browser: enters nothing.
  worker: "^public/[^/]+-worker\\.js$",
};

/** These may enter anything, and nothing enters them. */
const outside = [
  ...["^scripts/", "^tests/", "^prisma/seed/(?!schemes/)", "^prisma/[^/]+\\.mjs$", "^instrumentation\\.ts$"],
  ...["\\.test\\.tsx?$", "^[^/]+\\.config\\.m?[jt]s$", "^\\.dependency-cruiser\\.mjs$", "next-env\\.d\\.ts$", "^tests/bench/bare/\\.next/"],
];

/** Parts of a room that stand open where the whole does not. */
const parts = {
  // `admit` is the session as pages ask for it: who they are for, and where others are led; `claimant` and `door` are what a browser holds;
  // `answers` is what plain posts get back.
  session: "^lib/server/(session|auth|admit|answers|claimant|door)\\.ts$",
  // What actions.ts finds behind server/action, for plain posts and downloads.
  gate: "^lib/server/(action|case-file|command|greys|incoming|intake|origin|scan|storage)\\.ts$",
  kitWords: "^lib/text/(ui|format)\\.ts$",
  prisma: "^prisma/generated/",
  styles: "^app/(styles/)?[^/]+\\.css$",
};

const doors = {
  kernel: ["kernel"],
  pure: ["kernel", "pure", "presets"],
  text: ["kernel", "text"],
  grants: [],
  server: ["kernel", "grants", "server"],
  queries: ["kernel", "pure", "grants", "server", "queries"],
  writes: ["kernel", "pure", "server", "writes"],
  commands: ["kernel", "pure", "grants", "server", "queries", "writes", "commands"],
  documents: ["kernel", "pure", "text", "server", "queries", "documents"],
  jobs: ["kernel", "pure", "grants", "text", "server", "queries", "documents", "commands", "jobs"],
  actions: ["server", "commands"],
  // Knows nothing of the domain: drawn from what it is given.
  kit: ["kernel", "kitWords", "kit"],
  components: ["kernel", "pure", "text", "grants", "actions", "components", "kit"],
  // Pages read addresses and cookies by the rules of the kernel and of pure files; those can do nothing.
  page: ["page", "styles", "components", "kit", "text", "queries", "actions", "session", "kernel", "pure"],
  route: ["page", "components", "kit", "text", "queries", "actions", "session", "kernel", "pure", "commands", "documents", "gate"],
  proxy: [],
  worker: [],
  presets: [],
};

/** Doors for `import type` only: what passes through is gone before anything runs. */
const typeDoors = {
  // So that a missing word, or a permission without a row, does not compile.
  text: ["pure"],
  grants: ["kernel", "pure"],
  // View models are what queries return.
  components: ["queries"],
  server: ["prisma"],
  queries: ["prisma"],
  writes: ["prisma"],
  commands: ["prisma"],
};

/** A single file where a door would be too wide. */
const exceptions = {
  // How figures are said in words is words; what they must be the same as is a rule.
  pure: { from: "^lib/schemes/rules/figures\\.ts$", to: "^lib/text/figures\\.ts$" },
  server: { from: "^lib/server/db\\.ts$", to: parts.prisma },
  // Health is whether the database answers.
  route: { from: "^app/api/health/route\\.ts$", to: "^lib/server/(db|clock)\\.ts$" },
};

/** What each room may take from outside of the project; built-in modules have their bare name. */
const anything = "^node_modules/|^[a-z_/]+$";
const npm = (...names) => names.map((name) => `^node_modules/(@types/)?${name}(/|$)`);
const view = [...npm("react", "next/dist/server/next\\.js", "next/link\\.js", "next/navigation\\.js"), ...npm("lucide")];
const packages = {
  kernel: npm("zod"),
  pure: npm("zod"),
  text: [],
  grants: [],
  server: [anything],
  queries: npm("server-only", "zod", "react"),
  writes: npm("server-only"),
  commands: [...npm("server-only", "zod"), "^crypto$"],
  documents: npm("server-only"),
  jobs: npm("server-only"),
  actions: [],
  kit: [...view, ...npm("react-hook-form", "@hookform/resolvers")],
  components: [...view, ...npm("react-hook-form", "@hookform/resolvers", "idb-keyval", "zxing-wasm")],
  page: [...npm("react", "next", "qrcode"), "^crypto$"],
  route: [...npm("next", "next-auth"), "^crypto$"],
  proxy: npm("next/server\\.js"),
  worker: [],
  presets: [],
};

const ways = (names = []) => names.map((name) => rooms[name] ?? parts[name]);

const doorRules = Object.keys(doors).flatMap((name) => {
  const open = [...ways(doors[name]), ...packages[name]];
  const forTypes = ways(typeDoors[name]);
  const exception = exceptions[name];
  const closed = {
    name: `door of ${name}`,
    severity: "error",
    comment: `${name} may enter: ${[...doors[name], ...(typeDoors[name] ?? []).map((other) => `types of ${other}`)].join(", ") || "nothing"}.`,
    from: { path: rooms[name], pathNot: [...outside, ...(exception ? [exception.from] : [])] },
    to: { pathNot: [...open, ...forTypes] },
  };
  const excepted = exception && { ...closed, from: { path: exception.from }, to: { pathNot: [...closed.to.pathNot, exception.to] } };
  const values = forTypes.length > 0 && {
    ...closed,
    name: `types only into ${name}`,
    to: { path: forTypes, pathNot: open, dependencyTypesNot: ["type-only"] },
  };
  return [closed, excepted, values].filter(Boolean);
});

/** A rule sees files at the ends of an import; a file without imports, and imported by nobody, is an orphan. */
const everyFile = (name, comment, file) => [
  { name, severity: "error", comment, from: file, to: {} },
  { name, severity: "error", comment, from: {}, to: file },
  { name, severity: "error", comment, from: { ...file, orphan: true }, to: {} },
];

const serverRooms = ["queries", "writes", "commands", "documents", "server"];

const config = {
  forbidden: [
    ...doorRules,
    ...everyFile("no room", "A file that stands in no room: see the tree of lib, components and app.", {
      pathNot: [...Object.values(rooms), ...outside, parts.prisma, parts.styles, anything],
    }),
    ...everyFile("barrel or drawer", "A file or folder is named for what it holds.", {
      path: "^(lib|components|app)/.*(?<=/)(index|utils?|helpers?|services?|types?|common|misc|shared)(\\.tsx?$|/)",
    }),
    {
      name: "another feature's commands",
      severity: "error",
      comment: "What two features do together goes through writes.",
      from: { path: `${feature.replace("[^/]+", "([^/]+)")}/commands(\\.ts$|/)`, pathNot: outside },
      to: { path: rooms.commands, pathNot: "^lib/$1/commands(\\.ts$|/)" },
    },
    {
      name: "into the outside",
      severity: "error",
      comment: "Nothing enters scripts, seeds and tests.",
      from: { pathNot: outside },
      to: { path: outside },
    },
    {
      name: "unresolved",
      severity: "error",
      comment: "An import that leads nowhere passes every door.",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "circle",
      severity: "error",
      comment: "Two files that need each other are one file, or three.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  required: [
    {
      name: "server-only",
      severity: "error",
      comment: "Without it a client component could take the file, and its secrets, into the browser.",
      // env.ts is read by the launcher too, in plain Node.
      module: { path: ways(serverRooms), pathNot: [...outside, "^lib/server/env\\.ts$"] },
      to: { path: "^node_modules/server-only/" },
    },
  ],
  options: {
    // Types count: a table that names another room's types knows that room.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: ["node_modules", parts.prisma] },
    exclude: { path: "^(\\.next|\\.data)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};

export default config;
