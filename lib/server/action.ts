import "server-only";
import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { Actor } from "@/lib/kernel/access";
import type { Problem } from "@/lib/kernel/outcome";
import { type Command, runCommand } from "./command";
import { readActor } from "./session";

export type FormState =
  | { status: "idle" }
  | { status: "problem"; problem: Problem; values: Record<string, string | string[]> }
  /** `values`: the form stays as it was typed. */
  | { status: "done"; value?: unknown; values?: Record<string, string | string[]> };

/** Kept as the record's own, whatever it is called: a field named "__proto__" must not become what the record inherits from. */
const put = (record: object, name: string, value: unknown) =>
  Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });

/** FormData as the gate reads it: repeated names are lists, "a.key" nests one level, React's own fields are left out. */
export function readForm(data: FormData): {
  input: Record<string, unknown>;
  values: Record<string, string | string[]>;
  key: string | undefined;
} {
  const input: Record<string, unknown> = {};
  const values: Record<string, string | string[]> = {};
  let key: string | undefined;
  for (const name of new Set(data.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const all = data.getAll(name).filter((value): value is string => typeof value === "string");
    if (all.length === 0) continue; // a file: uploads have a door of their own
    const value = all.length > 1 ? all : (all[0] ?? "");
    if (name === "idempotencyKey") {
      key = typeof value === "string" && value.length <= 64 ? value : undefined;
      continue;
    }
    const dot = name.indexOf(".");
    if (dot > 0) {
      const group = name.slice(0, dot);
      const record = Object.hasOwn(input, group) ? input[group] : undefined;
      const nested =
        typeof record === "object" && record !== null && !Array.isArray(record) ? (record as Record<string, unknown>) : Object.create(null);
      nested[name.slice(dot + 1)] = value;
      put(input, group, nested);
    } else put(input, name, value);
    if (!/password/i.test(name)) put(values, name, value);
  }
  return { input, values, key };
}

/** Where to go; null: stay; a problem that was committed all the same, such as a counted wrong password. */
type After = string | Problem | null;

type ActionOptions = {
  /** Done as a visitor, whoever is signed in: a confidential act leaves no actor in the log. */
  asVisitor?: boolean;
  /** Who acts, where it is told by something other than the session: the code of a case, a link. */
  as?: () => Promise<Actor>;
  /** What stops it before the command is asked, such as too many tries. */
  before?: (input: Readonly<Record<string, unknown>>) => Promise<Problem | null>;
  /** What goes with the form that only the browser's cookies know; a post cannot say otherwise. */
  beside?: () => Promise<Record<string, string>>;
  /** It only reckons: nothing was written, and what was typed stays where it is, to be changed and sent again. */
  again?: boolean;
};

/**
 * A command as a server action: form in, problem with the typed values back, or on to where the act leads. `then` may also do what
 * only a request can, such as setting a cookie.
 */
export function formAction<I, R, V>(
  command: Command<I, R, V>,
  then?: (value: V) => Promise<After> | After,
  { asVisitor = false, as, before, beside, again = false }: ActionOptions = {},
) {
  return async (_: FormState, data: FormData): Promise<FormState> => {
    // A post written by hand may bring anything in the form's place.
    if (!(data instanceof FormData)) return { status: "problem", problem: { kind: "invalidInput", fields: {} }, values: {} };
    const { input, values, key } = readForm(data);
    const actor: Actor = as ? await as() : asVisitor ? { kind: "visitor" } : await readActor();
    const stopped = (await before?.(input)) ?? null;
    if (stopped) return { status: "problem", problem: stopped, values };
    const outcome = await runCommand(command, actor, beside ? { ...input, ...(await beside()) } : input, { idempotencyKey: key });
    if (!outcome.ok) return { status: "problem", problem: outcome.problem, values };
    if (again) return { status: "done", value: outcome.value, values };
    const target = (await then?.(outcome.value)) ?? null;
    if (target !== null && typeof target === "object") return { status: "problem", problem: target, values };
    revalidatePath("/", "layout");
    if (target !== null) redirect(target as Route);
    return { status: "done", value: outcome.value };
  };
}
