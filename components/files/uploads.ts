"use client";

import { useEffect, useReducer, useRef } from "react";
import { type FileProblem, isFileProblem, problemBeforeSending } from "@/lib/files/rules";

export type Upload = { key: number; file: File; state: "waiting" | "sending" | "examining"; percent: number; problem: FileProblem | null };
type Step = { do: "add"; uploads: Upload[] } | { do: "change"; key: number; to: Partial<Upload> } | { do: "drop"; key: number };

function next(uploads: readonly Upload[], step: Step): readonly Upload[] {
  if (step.do === "add") return [...uploads, ...step.uploads];
  if (step.do === "drop") return uploads.filter(({ key }) => key !== step.key);
  return uploads.map((upload) => (upload.key === step.key ? { ...upload, ...step.to } : upload));
}

/** Sends a file alone and tells how it went; null: it is kept. */
function send(address: string, field: string, file: File, told: (to: Partial<Upload>) => void): [Promise<FileProblem | null>, () => void] {
  const request = new XMLHttpRequest(); // fetch does not tell how much was sent
  const outcome = new Promise<FileProblem | null>((resolve) => {
    const body = new FormData();
    body.append(`file.${field}`, file);
    request.upload.onprogress = ({ loaded, total }) => told({ percent: Math.min(99, Math.floor((100 * loaded) / total)) });
    request.upload.onload = () => told({ state: "examining", percent: 100 });
    request.onload = () => {
      const problem: unknown = request.status === 200 ? (request.response as { problem?: unknown } | null)?.problem : undefined;
      if (problem === null) resolve(null);
      else resolve(isFileProblem(problem) ? problem : request.status === 401 ? "signedOut" : "interrupted");
    };
    request.onerror = () => resolve("interrupted");
    request.open("POST", address);
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.send(body);
  });
  return [outcome, () => request.abort()];
}

type Told = {
  started: (name: string) => void;
  kept: (name: string, forget: () => void) => void;
  failed: (name: string, problem: FileProblem) => void;
};

/** Files chosen or dropped, sent one after the other. */
export function useUploads(address: string, field: string, told: Told) {
  const [uploads, step] = useReducer(next, []);
  const under = useRef<{ key: number; abort: () => void } | null>(null);
  const count = useRef(0);

  useEffect(() => {
    if (under.current) return;
    const upload = uploads.find(({ state, problem }) => state === "waiting" && problem === null);
    if (!upload) return;
    const { key, file } = upload;
    const change = (to: Partial<Upload>) => step({ do: "change", key, to });
    change({ state: "sending" });
    const [outcome, abort] = send(address, field, file, change);
    under.current = { key, abort };
    told.started(file.name);
    void outcome.then((problem) => {
      under.current = null;
      if (problem === null) told.kept(file.name, () => step({ do: "drop", key }));
      else {
        change({ problem });
        told.failed(file.name, problem);
      }
    });
  });

  return {
    uploads,
    add(files: Iterable<File>) {
      const fresh = [...files].map((file): Upload => {
        count.current += 1;
        return { key: count.current, file, state: "waiting", percent: 0, problem: problemBeforeSending(file) };
      });
      step({ do: "add", uploads: fresh });
      for (const { file, problem } of fresh) if (problem) told.failed(file.name, problem);
    },
    stop(key: number) {
      if (under.current?.key === key) {
        under.current.abort();
        under.current = null;
      }
      step({ do: "drop", key });
    },
    again: (key: number) => step({ do: "change", key, to: { state: "waiting", percent: 0, problem: null } }),
  };
}
