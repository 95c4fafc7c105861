// What there is to be covered, read from the sources: pages with their audience, routes with their methods, actions with the command behind
// each. Nothing is run here but the import of commands.
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { type Role, roles } from "@/lib/kernel/access";

type Audience = "everyone" | "signedIn" | readonly Role[];

const files = (root: string, folder: string, keep: (name: string) => boolean): string[] =>
  fs.existsSync(path.join(root, folder))
    ? fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => keep(path.basename(name)))
        .map((name) => path.join(folder, name))
        .sort()
    : [];

const parse = (root: string, file: string) =>
  ts.createSourceFile(file, fs.readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true);

/** "app/(desk)/applications/[id]/page.tsx" → "/applications/[id]". */
const addressOf = (file: string) =>
  path
    .dirname(file)
    .replace(/^app/, "")
    .replace(/\/\([^)]+\)/g, "") || "/";

const isExported = (node: ts.Statement) =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** `export const name = value` of a file, without `as const` and `satisfies`. */
function exportedValues(source: ts.SourceFile): Map<string, ts.Expression> {
  const values = new Map<string, ts.Expression>();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement) || !isExported(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      let value = initializer;
      while (value && (ts.isSatisfiesExpression(value) || ts.isAsExpression(value))) value = value.expression;
      if (ts.isIdentifier(name) && value) values.set(name.text, value);
    }
  }
  return values;
}

function readAudience(value: ts.Expression | undefined): Audience | null {
  if (!value) return null;
  if (ts.isStringLiteral(value)) return value.text === "everyone" || value.text === "signedIn" ? value.text : null;
  if (!ts.isArrayLiteralExpression(value)) return null;
  const named = value.elements.flatMap((element) =>
    ts.isStringLiteral(element) ? (roles.find((role) => role === element.text) ?? []) : [],
  );
  return named.length > 0 && named.length === value.elements.length ? named : null;
}

export type Page = { file: string; address: string; audience: Audience | null };

/** Every page; null where it does not say whom it is for, in words that can be read here. */
export const readPages = (root: string): Page[] =>
  files(root, "app", (name) => /^page\.[jt]sx?$/.test(name)).map((file) => ({
    file,
    address: addressOf(file),
    audience: readAudience(exportedValues(parse(root, file)).get("audience")),
  }));

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** "POST /view" for every method a route answers, with the commands it runs. */
export function readRoutes(root: string): { name: string; commands: string[] }[] {
  return files(root, "app", (name) => /^route\.[jt]sx?$/.test(name)).flatMap((file) => {
    const source = parse(root, file);
    const names = source.statements.flatMap((statement) => {
      if (ts.isFunctionDeclaration(statement) && isExported(statement)) return [statement.name?.text ?? ""];
      if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause))
        return statement.exportClause.elements.map(({ name }) => name.text);
      return [];
    });
    const answered = [...names, ...exportedValues(source).keys()].filter((name) => methods.includes(name));
    const commands = commandsRunIn(source);
    return answered.map((method) => ({ name: `${method} ${addressOf(file)}`, commands }));
  });
}

/** Imported names → "accounts/commands#signIn"; a namespace has "*" for its name. */
function commandImports(source: ts.SourceFile): Map<string, { place: string; name: string }> {
  const found = new Map<string, { place: string; name: string }>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const said = statement.moduleSpecifier.text;
    const file = said.startsWith("@/") ? said.slice(2) : path.join(path.dirname(source.fileName), said);
    const place = /^lib\/([^/]+\/commands(\/.+)?)$/.exec(file)?.[1];
    const bindings = statement.importClause?.namedBindings;
    if (place === undefined || !bindings) continue;
    if (ts.isNamespaceImport(bindings)) found.set(bindings.name.text, { place, name: "*" });
    else for (const { name, propertyName } of bindings.elements) found.set(name.text, { place, name: (propertyName ?? name).text });
  }
  return found;
}

function commandNamed(expression: ts.Expression | undefined, imports: ReturnType<typeof commandImports>): string | null {
  if (!expression) return null;
  if (ts.isIdentifier(expression)) {
    const found = imports.get(expression.text);
    return found && found.name !== "*" ? `${found.place}#${found.name}` : null;
  }
  if (!ts.isPropertyAccessExpression(expression) || !ts.isIdentifier(expression.expression)) return null;
  const found = imports.get(expression.expression.text);
  return found?.name === "*" ? `${found.place}#${expression.name.text}` : null;
}

function commandsRunIn(source: ts.SourceFile): string[] {
  const imports = commandImports(source);
  const found = new Set<string>();
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "runCommand") {
      const name = commandNamed(node.arguments[0], imports);
      if (name !== null) found.add(name);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

/** Who does it: whoever is signed in, nobody by name, or whoever holds a pass. */
export type By = "session" | "visitor" | "pass";
export type ActionLine = { name: string; command: string | null; by: By };

/** Names of an object's properties, those it spreads included. */
function propertiesOf(source: ts.SourceFile, value: ts.Expression | undefined): string[] {
  if (!value) return [];
  if (ts.isObjectLiteralExpression(value))
    return value.properties.flatMap((property) =>
      ts.isSpreadAssignment(property) ? propertiesOf(source, property.expression) : [property.name?.getText() ?? ""],
    );
  if (!ts.isIdentifier(value)) return [];
  const declared = source.statements
    .flatMap((statement) => (ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : []))
    .find(({ name }) => ts.isIdentifier(name) && name.text === value.text);
  return propertiesOf(source, declared?.initializer);
}

function doneBy(source: ts.SourceFile, options: ts.Expression | undefined): By {
  const named = propertiesOf(source, options);
  if (named.includes("as")) return "pass";
  return named.includes("asVisitor") ? "visitor" : "session";
}

/** "accounts.signIn" → its command; null where an action is something else than a command in its wrapping. */
export function readActionFiles(root: string): ActionLine[] {
  return files(root, "lib", (name) => name === "actions.ts").flatMap((file) => {
    const source = parse(root, file);
    const imports = commandImports(source);
    const feature = path.dirname(file).replace(/^lib\//, "");
    const others = source.statements.flatMap((statement) => {
      const names =
        (ts.isFunctionDeclaration(statement) && isExported(statement)) ||
        ts.isExportDeclaration(statement) ||
        ts.isExportAssignment(statement);
      return names ? [{ name: `${feature}.${statement.getText().slice(0, 40)}`, command: null, by: "session" as const }] : [];
    });
    const lines = [...exportedValues(source)].map(([name, value]) => {
      const wrapped = ts.isCallExpression(value) && ts.isIdentifier(value.expression) && value.expression.text === "formAction";
      const command = wrapped ? commandNamed(value.arguments[0], imports) : null;
      return { name: `${feature}.${name}`, command, by: wrapped ? doneBy(source, value.arguments[2]) : ("session" as const) };
    });
    return [...lines, ...others];
  });
}

/** Files that say "use server": each of their exports is a door to the world. */
export function readServerFiles(root: string): string[] {
  const sources = ["app", "components", "lib"].flatMap((folder) =>
    files(root, folder, (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)),
  );
  return sources.filter((file) => {
    const text = fs.readFileSync(path.join(root, file), "utf8");
    if (!text.includes("use server")) return false;
    let says = false;
    const visit = (node: ts.Node) => {
      if (ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression) && node.expression.text === "use server") says = true;
      ts.forEachChild(node, visit);
    };
    visit(parse(root, file));
    return says;
  });
}

/** Where `proxy.ts` is imported: nowhere, or something would rest on it. */
export const importersOfProxy = (root: string): string[] =>
  ["app", "components", "lib"]
    .flatMap((folder) => files(root, folder, (name) => /\.tsx?$/.test(name)))
    .filter((file) => fs.readFileSync(path.join(root, file), "utf8").includes("/proxy"))
    .filter((file) =>
      parse(root, file).statements.some(
        (statement) =>
          ts.isImportDeclaration(statement) &&
          ts.isStringLiteral(statement.moduleSpecifier) &&
          /(^@|\.\.)\/proxy$/.test(statement.moduleSpecifier.text),
      ),
    );
