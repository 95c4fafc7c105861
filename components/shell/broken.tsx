"use client";

import { zh } from "@/lib/text/broken";

/** What is shown when something broke. Plain on purpose: it must not need what may be broken, such as the city's own data. */
export function Broken({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  return (
    <main id="main" className="wrap section" tabIndex={-1}>
      <h1>{zh.title}</h1>
      <p className="lead">{zh.body}</p>
      <p className="row mt-s5">
        <button type="button" className="btn btn-main" onClick={retry}>
          {zh.retry}
        </button>
        {/* eslint-disable-next-line @next/next/no-html-link-for-pages -- a full load, not a change in place: the running page is what broke */}
        <a className="btn" href="/">
          {zh.home}
        </a>
      </p>
      {digest && (
        <p className="small quiet mt-s4">
          {zh.number} <span className="code">{digest}</span>
        </p>
      )}
    </main>
  );
}
