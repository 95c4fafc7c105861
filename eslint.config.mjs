// What the compiler cannot hold: where words, time and the outside world may stand. Which file may import which is held by the doors
// (.dependency-cruiser.mjs), what becomes of a promise by .oxlintrc.json, which knows types.
import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

/** Han characters; the punctuation and the wide space between two facts are typography, and comments are free. */
const chinese = "/\\p{Script=Han}/u";
const words = ["Literal[value=CHINESE]", "TemplateElement[value.cooked=CHINESE]", "JSXText[value=CHINESE]"].map((selector) => ({
  selector: selector.replace("CHINESE", chinese),
  message: "Words stand in lib/text.",
}));

const time = [
  ["NewExpression[callee.name='Date'][arguments.length=0]", "`new Date()`"],
  ["CallExpression[callee.name='Date']", "`Date()`"],
  ["MemberExpression[object.name='Date'][property.name='now']", "`Date.now`"],
  ["MemberExpression[object.name='Date'][property.value='now']", "`Date['now']`"],
].map(([selector, what]) => ({
  selector,
  message: `${what} reads the machine's clock: take \`now\` from the command, or readNow of lib/server/clock.ts.`,
}));

/** The doors read imports; one whose name is computed would slip through them. */
const computed = [
  { selector: "ImportExpression[source.type!='Literal']", message: "An import must name its file, so that the doors can be checked." },
  {
    selector: "CallExpression[callee.property.name='getBuiltinModule']",
    message: "An import must name its file, so that the doors can be checked.",
  },
];

const chance = [
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "A pure file gives the same answer every time." },
];

const restricted = (...lists) => ({ "no-restricted-syntax": ["error", ...lists.flat()] });

const tests = ["**/*.test.{ts,tsx}", "tests/**"];
const pure = ["lib/kernel/**", "lib/text/**", "lib/grants.ts", "lib/*/{schema,workflow,rules}.ts", "lib/*/{schema,workflow,rules}/**"];

const config = [
  { ignores: ["**/.next/**", ".data/**", "prisma/generated/**", "next-env.d.ts"] },
  ...next,
  ...typescript,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/no-unused-expressions": "error",
      ...restricted(words, time, computed),
    },
  },
  // There is no React here: `useToken` uses a token up; and every file is a module, so `module` is a name like others.
  { files: ["lib/**", "tests/**"], rules: { "react-hooks/rules-of-hooks": "off", "@next/next/no-assign-module-variable": "off" } },
  // The words themselves, and those a city, its scheme or a test brings along.
  { files: ["lib/text/**", "prisma/**"], rules: restricted(time, computed) },
  { files: ["scripts/**"], rules: restricted(words, time) },
  // The portal's clock, and that of a telephone without a connection to it.
  { files: ["lib/server/clock.ts", "components/offline/clock.ts"], rules: restricted(words, computed) },
  // A program of its own, whose log Prisma's CLI reads.
  { files: ["prisma/schema-engine.mjs"], rules: { "no-restricted-syntax": "off" } },
  {
    files: pure,
    ignores: tests,
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex:
                "^(react|react-dom|next|next-auth|@prisma/.*|prisma|pg|server-only|@/prisma/(?!seed/schemes/).*|@/lib/server/.*|node:.*)($|/)",
              message: "Pure: no framework, no database, no machine.",
            },
          ],
        },
      ],
      "no-restricted-globals": [
        "error",
        "process",
        "fetch",
        "Buffer",
        "window",
        "document",
        "navigator",
        "localStorage",
        "setTimeout",
        "setInterval",
      ],
    },
  },
  { files: pure.filter((glob) => !glob.startsWith("lib/text")), ignores: tests, rules: restricted(words, time, computed, chance) },
  { files: tests, rules: restricted(time) },
];

export default config;
