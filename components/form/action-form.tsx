"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useMemo, useRef } from "react";
import type { Language } from "@/lib/kernel/language";
import { type FormWords, formWords, zh } from "@/lib/text/ui";
import { ErrorSummary } from "../ui/error-summary";
import { Note } from "../ui/note";
import { type Bound, FormContext } from "./context";
import type { FormAction, FormState, FormValues } from "./state";
import { fieldMessage, type Labels, lookUp, problemMessage, type Words } from "./words";

type Props = {
  /** a server action taking (state, data) */
  action: FormAction;
  initial?: FormState;
  /** in which it speaks by itself */
  lang?: Language;
  /** the form's own words for the server's codes; see words.ts */
  words?: Words;
  /** field name → label, for the fields and for the summary of errors */
  labels?: Labels;
  /** one per rendering of the form; equal posts give one row */
  idempotencyKey?: string;
  /** prefix of the fields' ids; needed only where a page has several forms */
  id?: string;
  /** other values that travel unseen */
  hidden?: Record<string, string>;
  /** what else happens around the action where script runs, such as waiting for a save under way */
  around?: (run: FormAction) => FormAction;
  /** how what somebody else changed meanwhile is shown */
  differences?: (seen: Readonly<Record<string, string>>) => ReactNode;
  /** given by what follows the form as it is written */
  register?: Bound["register"];
  /** where the answer is shown to a visitor without script; this page unless said */
  permalink?: string;
  /** shown after success, where the action leads nowhere else */
  done?: ReactNode;
  className?: string;
  children: ReactNode;
};

const same = (run: FormAction) => run;
const idle: FormState = { status: "idle" };
const none: Readonly<Record<string, string>> = {};

/** In the browser a lost connection or a broken server must not throw the page away with what was typed on it. */
function kept(action: FormAction): FormAction {
  return async (state: FormState, data: FormData) => {
    try {
      return await action(state, data);
    } catch (error) {
      unstable_rethrow(error);
      const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
      return { status: "problem", problem: { kind: "unavailable", digest }, values: echo(data) };
    }
  };
}

function echo(data: FormData): FormValues {
  const values: FormValues = {};
  for (const name of new Set(data.keys())) {
    const texts = data.getAll(name).filter((value) => typeof value === "string");
    values[name] = texts.length === 1 ? (texts[0] ?? "") : texts;
  }
  return values;
}

/**
 * A plain form that posts without script. With script the same action is called in place: nothing typed is lost, files stay chosen,
 * and a second press while the first is under way does nothing.
 */
export function ActionForm({
  action,
  initial = idle,
  lang = "zh",
  words = none,
  labels = none,
  idempotencyKey,
  id = "form",
  hidden,
  around,
  register,
  differences,
  permalink,
  done,
  className,
  children,
}: Props) {
  // On the server the action itself must be named, or the form could not post without script.
  const run = useMemo(() => (typeof window === "undefined" ? action : (around ?? same)(kept(action))), [action, around]);
  const [state, send, pending] = useActionState<FormState, FormData>(run, initial, permalink);
  const busy = useRef(false);
  useEffect(() => {
    busy.current = pending;
  }, [pending]);

  function submit(event: FormEvent<HTMLFormElement>) {
    const button = (event.nativeEvent as SubmitEvent).submitter;
    // A button with an address of its own, such as an upload, posts there as a page would.
    if (button?.hasAttribute("formaction")) return;
    // React would empty the form after the action; a prevented submission keeps it, also the files, as the visitor left it.
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const data = new FormData(event.currentTarget, button);
    startTransition(() => send(data));
  }

  const own = formWords[lang];
  const problem = state.status === "problem" ? state.problem : null;
  const values = state.status === "idle" ? null : (state.values ?? null);
  const bound = useMemo<Bound>(
    () => ({
      idOf: (name) => `${id}-${name}`,
      labelOf: (name) => lookUp(labels, name),
      errorsOf: (name, label) => problem?.fields?.[name]?.map((code) => fieldMessage(words, label, name, code, own)),
      typed: (name) => values?.[name],
      cameBack: values !== null,
      pending,
      words: own,
      done: state.status === "done" ? (state.value ?? null) : undefined,
      ...(register ? { register } : {}),
    }),
    [id, problem, values, own, words, labels, pending, state, register],
  );

  return (
    <form action={send} onSubmit={submit} className={className ?? "stack-5"} noValidate aria-busy={pending || undefined}>
      {idempotencyKey && <input type="hidden" name="idempotencyKey" value={idempotencyKey} />}
      {hidden &&
        Object.entries({ ...hidden, ...problem?.seen }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      {state.status === "problem" && (
        <Summary state={state} own={own} words={words} labels={labels} id={id} hidden={hidden}>
          {problem?.seen && differences?.(problem.seen)}
        </Summary>
      )}
      {state.status === "done" && done && (
        <Note tone="ok" live>
          {done}
        </Note>
      )}
      <FormContext value={bound}>{children}</FormContext>
    </form>
  );
}

let drawn = 0;
const turns = new WeakMap<object, number>();

/** A fresh key for each answer, so that the summary is mounted anew and takes focus again. */
function turn(state: object): number {
  const known = turns.get(state);
  if (known) return known;
  turns.set(state, ++drawn);
  return drawn;
}

function Summary({
  state,
  own,
  words,
  labels,
  id,
  hidden = none,
  children,
}: {
  state: Extract<FormState, { status: "problem" }>;
  own: FormWords;
  words: Words;
  labels: Labels;
  id: string;
  hidden?: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  const { problem } = state;
  const fields = Object.entries(problem.fields ?? {});
  const items = fields.flatMap(([name, codes]) =>
    codes.map((code) => ({
      message: fieldMessage(words, lookUp(labels, name), name, code, own),
      // What travels unseen has no place on the page to lead to.
      href: name === "" || name === "form" || name in hidden ? undefined : (`#${id}-${name}` as const),
    })),
  );
  const blockers = (problem.blockers ?? []).map((blocker) => {
    const code = typeof blocker === "string" ? blocker : blocker.code;
    return { message: words[code] ?? code };
  });
  const title = items.some(({ href }) => href) ? own.summary.fields(items.length) : own.summary.other;
  return (
    <ErrorSummary key={turn(problem)} title={title} items={[...items, ...blockers]}>
      {items.length === 0 && <p>{problem.seen ? (words.seen ?? zh.draft.differ) : problemMessage(words, problem.kind, own)}</p>}
      {children}
      {problem.digest && (
        <p className="small soft">
          {own.number} <span className="code">{problem.digest}</span>
        </p>
      )}
    </ErrorSummary>
  );
}
