"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { type FieldValues, useForm as useFollowed } from "react-hook-form";

/** Field → text, as one would type it: "on" for a ticked box, "" for nothing. */
export type Texts = Readonly<Record<string, string>>;

/** What the server says of a page it kept. */
export type Kept = {
  at: string;
  stands: Texts;
  theirs: Texts;
  conflicts: Texts;
  problems: readonly string[];
  total: number | null;
  renew: boolean;
};

export type SaveStatus = "idle" | "saving" | "saved" | "waiting" | "signedOut" | "refused";
type Stash = { typed: Texts; known: Texts; focus: string };

/** After a pause in writing; the promise is two seconds, with the save itself. */
const pause = 1200;
const retryAfter = [2000, 4000, 8000, 15_000, 30_000];

const textOf = (value: unknown): string => (value === true ? "on" : typeof value === "string" ? value : "");
const without = (texts: Texts, keys: readonly string[]): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([key]) => !keys.includes(key)));

/**
 * Saves a form while it is being written: after a pause, when a field is left, and when the page is. Two writers are told apart by what
 * each had before them (`drawn`, then what was kept). A save that fails leaves the text in this tab, also over a sign-in, and is tried
 * again where that can help.
 */
export function useAutosave({ address, task, drawn }: { address: string; task: string; drawn: Texts }, { renew }: { renew: () => void }) {
  const { register, getValues, setValue, subscribe } = useFollowed<FieldValues>({ shouldUnregister: true });
  const place = `draft:${address}:${task}`;
  const known = useRef<Texts>(drawn);
  /** What was sent last and answered, as it was typed. */
  const sent = useRef<Texts>(drawn);
  const flight = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const failures = useRef(0);
  const [status, setStatus] = useState<SaveStatus>("idle");
  const [kept, setKept] = useState<Kept | null>(null);
  const [differences, setDifferences] = useState<{ theirs: Texts; conflicts: Texts }>({ theirs: {}, conflicts: {} });
  const [restored, setRestored] = useState(false);

  // Questions that came with a later drawing are known as they were drawn then.
  const knownNow = () => ({ ...drawn, ...known.current });
  const typed = (): Texts =>
    Object.fromEntries(Object.entries((getValues("a") ?? {}) as Record<string, unknown>).map(([key, value]) => [key, textOf(value)]));
  const isUnsaved = () => {
    const before: Texts = { ...drawn, ...sent.current };
    return Object.entries(typed()).some(([key, text]) => text !== (before[key] ?? ""));
  };
  const plan = (ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), ms);
  };

  function stash() {
    const record: Stash = { typed: typed(), known: knownNow(), focus: document.activeElement?.id ?? "" };
    try {
      sessionStorage.setItem(place, JSON.stringify(record));
    } catch {
      // Full or forbidden: the text still stands on the page.
    }
  }

  function failed(next: "waiting" | "signedOut" | "refused") {
    stash();
    setStatus(next);
    if (next === "waiting") plan(retryAfter[Math.min(failures.current++, retryAfter.length - 1)] ?? 30_000);
  }

  async function post(texts: Texts): Promise<void> {
    const body = new FormData();
    body.set("task", task);
    for (const [key, text] of Object.entries(texts)) body.set(`a.${key}`, text);
    for (const [key, text] of Object.entries(knownNow())) body.set(`s.${key}`, text);
    // `keepalive`: the last save of a page that is left goes out after it.
    const response = await fetch(address, { method: "POST", body, keepalive: true }).catch(() => null);
    if (response === null || response.status === 429 || response.status >= 500) return failed("waiting");
    if (response.status === 401) return failed("signedOut");
    const answer = response.ok ? ((await response.json().catch(() => null)) as Kept | null) : null;
    if (answer === null) return failed("refused");
    failures.current = 0;
    sessionStorage.removeItem(place);
    take(answer, texts);
  }

  function take(answer: Kept, texts: Texts) {
    const meanwhile = typed();
    // Changed elsewhere and left alone here: theirs is put in its place, unless it was written in since.
    const untouched = Object.keys(answer.theirs).filter((key) => meanwhile[key] === texts[key]);
    const put = Object.fromEntries(untouched.map((key) => [key, answer.theirs[key] ?? ""]));
    for (const [key, text] of Object.entries(put)) setValue(`a.${key}`, text);
    const unseen = [...Object.keys(answer.conflicts), ...Object.keys(answer.theirs).filter((key) => !untouched.includes(key))];
    known.current = { ...knownNow(), ...without(answer.stands, unseen) };
    sent.current = { ...texts, ...put };
    setKept(answer);
    setDifferences(({ theirs }) => ({ theirs: { ...theirs, ...put }, conflicts: answer.conflicts }));
    setStatus("saved");
    if (answer.renew) renew();
  }

  async function save(): Promise<void> {
    clearTimeout(timer.current);
    await flight.current;
    if (flight.current || !isUnsaved()) return;
    setStatus("saving");
    flight.current = post(typed()).finally(() => {
      flight.current = null;
    });
    await flight.current;
  }

  /** Of two texts for one field, the one to keep. */
  function choose(key: string, side: "here" | "there") {
    const there = differences.conflicts[key] ?? "";
    known.current = { ...knownNow(), [key]: there };
    if (side === "there") {
      setValue(`a.${key}`, there);
      sent.current = { ...sent.current, [key]: there };
    } else sent.current = { ...sent.current, [key]: there };
    setDifferences(({ theirs, conflicts }) => ({ theirs, conflicts: without(conflicts, [key]) }));
    if (side === "here") void save();
  }

  const arrive = useEffectEvent(() => {
    const record = readStash(place);
    if (!record) return;
    known.current = record.known;
    const here = typed();
    for (const [key, text] of Object.entries(record.typed)) if (key in here && here[key] !== text) setValue(`a.${key}`, text);
    document.getElementById(record.focus)?.focus();
    setRestored(true);
    void save();
  });
  const changed = useEffectEvent(() => {
    if (isUnsaved()) plan(pause);
  });
  const now = useEffectEvent(() => void save());
  const warn = useEffectEvent((event: BeforeUnloadEvent) => {
    if (isUnsaved()) event.preventDefault();
  });
  const back = useEffectEvent(() => {
    if (status === "signedOut" || status === "waiting") void save();
  });
  useEffect(() => {
    const arriving = setTimeout(() => arrive());
    const unsubscribe = subscribe({ formState: { values: true }, callback: () => changed() });
    const hidden = () => document.visibilityState === "hidden" && now();
    const leave = (event: BeforeUnloadEvent) => warn(event);
    const return_ = () => back();
    document.addEventListener("visibilitychange", hidden);
    window.addEventListener("beforeunload", leave);
    window.addEventListener("focus", return_);
    window.addEventListener("online", return_);
    return () => {
      unsubscribe();
      clearTimeout(arriving);
      clearTimeout(timer.current);
      document.removeEventListener("visibilitychange", hidden);
      window.removeEventListener("beforeunload", leave);
      window.removeEventListener("focus", return_);
      window.removeEventListener("online", return_);
    };
  }, [subscribe]);

  return {
    register,
    save,
    choose,
    status,
    kept,
    differences,
    restored,
    /** What whoever presses a button has before them, after a save under way. */
    settled: async (): Promise<Texts> => {
      clearTimeout(timer.current);
      await flight.current;
      return knownNow();
    },
    /** A button's post named what stands now; sending again is knowing it. */
    learn: (texts: Texts) => {
      known.current = { ...knownNow(), ...texts };
    },
    forget: () => {
      sent.current = typed();
      sessionStorage.removeItem(place);
    },
  };
}

function readStash(place: string): Stash | null {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? "null") as Stash | null;
  } catch {
    return null;
  }
}
