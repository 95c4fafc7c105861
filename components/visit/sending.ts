"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { VisitPage } from "@/lib/applications/queries/visit";
import { type FileProblem, isFileProblem, problemBeforeSending } from "@/lib/files/rules";
import { newKey } from "../offline/key";
import { erase, type Kept, type KeptFile, placeOf, readBlob, readBlobs, readKept, writeKept, writeWithBlob } from "./kept";
import { visitPages } from "./offline";
import { shrink } from "./picture";

export type SendState = "idle" | "sending" | "waiting" | "signedOut" | "conflict" | "gone" | "refused";
type Problems = Readonly<Record<string, readonly string[]>>;

const retryAfter = [3000, 6000, 15_000, 30_000];
/** What stands on the page, without what belongs to the page itself. */
const fieldsOf = (form: HTMLFormElement) =>
  [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" && name !== "revision" ? [[name, value] as const] : []));

/** As the page was drawn last. */
function revisionOn(form: HTMLFormElement | null): string {
  const field = form?.elements.namedItem("revision");
  return field instanceof HTMLInputElement ? field.value : "";
}

/** Puts what was kept back into the form's own controls. */
function restore(form: HTMLFormElement, fields: Kept["fields"]): void {
  for (const control of form.elements) {
    if (control instanceof HTMLTextAreaElement) control.value = fields.find(([name]) => name === control.name)?.[1] ?? "";
    if (!(control instanceof HTMLInputElement) || control.type === "hidden" || control.type === "file") continue;
    const values = fields.flatMap(([name, value]) => (name === control.name ? [value] : []));
    if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
    else control.value = values[0] ?? "";
  }
}

/**
 * A visit kept in this browser and sent once. Every word, photo and signature lies in the browser's own store before anything else happens;
 * pictures go out by themselves, the record when it is finished; only when the portal has said that it arrived is the copy erased.
 */
export function useKeptVisit(visit: VisitPage, form: RefObject<HTMLFormElement | null>, first: Kept) {
  const router = useRouter();
  const place = placeOf(visit.personId, visit.stageId);
  const address = `/api/applications/${visit.id}/visit`;
  const current = useRef(first);
  const writing = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const failures = useRef(0);
  const busy = useRef(false);
  const arrived = useRef(false);
  const [kept, setKept] = useState(first);
  const [shown, setShown] = useState<ReadonlyMap<string, string>>(new Map());
  const [state, setState] = useState<SendState>("idle");
  const [online, setOnline] = useState(true);
  const [restored, setRestored] = useState(false);
  const [storing, setStoring] = useState(true);
  const [problems, setProblems] = useState<Problems | null>(null);
  const [refused, setRefused] = useState<{ criterion: string; problem: FileProblem } | null>(null);

  /** One write after another, so that the last one stands. */
  function write(work: () => Promise<void>): Promise<void> {
    writing.current = writing.current.then(work).catch(() => setStoring(false));
    return writing.current;
  }
  function change(to: Partial<Kept>, picture?: { key: string; blob: Blob }): Promise<void> {
    const next = { ...current.current, ...to };
    current.current = next;
    setKept(next);
    return write(() => (picture ? writeWithBlob(place, next, picture.key, picture.blob) : writeKept(place, next)));
  }
  const changeFile = (key: string, to: Partial<KeptFile>) =>
    change({ files: current.current.files.map((file) => (file.key === key ? { ...file, ...to } : file)) });

  function stop(why: SendState): "stopped" {
    setState(why);
    clearTimeout(timer.current);
    if (why === "waiting") timer.current = setTimeout(() => void flush(), retryAfter[Math.min(failures.current++, retryAfter.length - 1)]);
    return "stopped";
  }

  /** The portal's answer to one post; "stopped" where there is nothing more to do for now. */
  async function post(query: string, body: FormData): Promise<{ problem: unknown; fields?: Problems } | "stopped"> {
    const response = await fetch(`${address}?${query}`, { method: "POST", body, headers: { accept: "application/json" } }).catch(
      () => null,
    );
    if (response === null || response.status === 429 || response.status >= 500) return stop("waiting");
    if (response.status === 401) return stop("signedOut");
    if (response.status === 404) return stop("gone");
    const answer = response.ok ? ((await response.json().catch(() => null)) as { problem: unknown; fields?: Problems } | null) : null;
    if (answer === null) return stop(response.ok ? "waiting" : "refused");
    failures.current = 0;
    return answer;
  }

  async function sendPicture(file: KeptFile): Promise<"stopped" | void> {
    const blob = await readBlob(place, file.key);
    if (!blob) return change({ files: current.current.files.filter(({ key }) => key !== file.key) });
    const body = new FormData();
    body.set("kind", file.kind);
    if (file.criterion !== null) body.set("criterion", file.criterion);
    if (file.signer !== null) body.set("signer", file.signer);
    body.set("takenAt", String(file.takenAt));
    body.set("file", blob, blob.type === "image/png" ? "picture.png" : "picture.jpg");
    const answer = await post(`key=${file.key}&file=1`, body);
    if (answer === "stopped") return answer;
    if (answer.problem === null) return changeFile(file.key, { sent: true });
    if (answer.problem === "noRoom") return stop("waiting");
    if (answer.problem === "conflict") return stop("conflict");
    return changeFile(file.key, { problem: isFileProblem(answer.problem) ? answer.problem : "interrupted" });
  }

  async function sendRecord(): Promise<void> {
    // Whatever comes of it, from here on it may have arrived.
    await change({ tried: true });
    const body = new FormData();
    for (const [name, value] of current.current.fields) body.append(name, value);
    body.set("revision", revisionOn(form.current));
    for (const { key, sent } of current.current.files) if (sent) body.append("files", key);
    const answer = await post(`key=${current.current.key}`, body);
    if (answer === "stopped") return;
    if (answer.problem === null) {
      arrived.current = true;
      await write(() => erase(place));
      await visitPages.dropPage(visit.personId).catch(() => {});
      router.push(`/applications/${visit.id}` as Route);
      return;
    }
    if (answer.problem === "invalidInput" && answer.fields?.files?.includes("filesMissing")) {
      await change({ tried: false, queued: false, files: current.current.files.map((file) => ({ ...file, sent: false })) });
      setProblems(answer.fields);
      setState("idle");
      return;
    }
    await change({ tried: false, queued: false });
    if (answer.problem === "invalidInput") setProblems(answer.fields ?? {});
    setState(
      answer.problem === "invalidInput" ? "idle" : answer.problem === "conflict" || answer.problem === "notNow" ? "conflict" : "refused",
    );
    // Whoever presses again has seen what stands there now.
    if (answer.problem === "conflict") router.refresh();
  }

  async function flush(): Promise<void> {
    clearTimeout(timer.current);
    if (busy.current || arrived.current) return;
    busy.current = true;
    try {
      for (;;) {
        const file = current.current.files.find(({ sent, problem }) => !sent && problem === null);
        if (!file) break;
        setState("sending");
        if ((await sendPicture(file)) === "stopped") return;
      }
      if (current.current.queued && current.current.files.some(({ problem }) => problem !== null)) {
        await change({ queued: false });
        setProblems({ files: ["pictureRefused"] });
      }
      if (current.current.queued) {
        setState("sending");
        await sendRecord();
      } else setState((before) => (before === "sending" || before === "waiting" || before === "signedOut" ? "idle" : before));
    } finally {
      busy.current = false;
    }
  }

  const show = (key: string, blob: Blob) => setShown((before) => new Map(before).set(key, URL.createObjectURL(blob)));

  const arrive = useEffectEvent(async () => {
    void visitPages.keep(visit.personId).catch(() => {});
    setOnline(navigator.onLine);
    try {
      const found = await readKept(place);
      if (!found) return;
      const blobs = await readBlobs(place);
      // What was entered while the store was being read stands.
      if (current.current !== first) return;
      current.current = found;
      setKept(found);
      if (form.current && found.fields.length > 0) restore(form.current, found.fields);
      for (const [key, blob] of blobs) show(key, blob);
      setRestored(true);
    } catch {
      setStoring(false);
      return;
    }
    void flush();
  });
  const again = useEffectEvent(() => {
    setOnline(navigator.onLine);
    if (navigator.onLine) void flush();
  });
  useEffect(() => {
    const arriving = setTimeout(() => void arrive());
    const look = () => again();
    const events = ["online", "offline", "focus"] as const;
    for (const event of events) window.addEventListener(event, look);
    return () => {
      clearTimeout(arriving);
      clearTimeout(timer.current);
      for (const event of events) window.removeEventListener(event, look);
    };
  }, []);

  async function add(
    about: Pick<KeptFile, "kind" | "criterion" | "signer" | "takenAt">,
    blob: Blob,
    instead: (file: KeptFile) => boolean = () => false,
  ) {
    const key = newKey();
    const files = current.current.files.filter((file) => !instead(file));
    show(key, blob);
    await change({ files: [...files, { key, ...about, sent: false, problem: null }] }, { key, blob });
    void flush();
  }

  return {
    kept,
    shown,
    state,
    online,
    restored,
    storing,
    problems,
    refused,
    setProblems,
    typed: () => {
      if (form.current && !current.current.queued) void change({ fields: fieldsOf(form.current) });
    },
    async photograph(criterion: string, files: Iterable<File>) {
      setRefused(null);
      for (const file of files) {
        const problem = problemBeforeSending(file);
        if (problem) setRefused({ criterion, problem });
        else await add({ kind: "photo", criterion, signer: null, takenAt: file.lastModified }, await shrink(file));
      }
    },
    sign: (signer: string, drawing: Blob) =>
      add(
        { kind: "signature", criterion: null, signer, takenAt: Math.round(performance.timeOrigin + performance.now()) },
        drawing,
        (file) => file.signer === signer,
      ),
    drop: (key: string) =>
      change({ files: current.current.files.filter((file) => file.key !== key), dropped: [...current.current.dropped, key] }),
    async finish() {
      setProblems(null);
      if (form.current) await change({ fields: fieldsOf(form.current), queued: true });
      void flush();
    },
    edit: () => change({ queued: false }),
  };
}
