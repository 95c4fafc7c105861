"use client";

import { zh } from "@/lib/text/shell";

/** What is shown when something broke. Plain on purpose: it must not need what may be broken. */
export function Broken({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  return (
    <main id="main" className="wrap section" tabIndex={-1}>
      <h1>{zh.error.title}</h1>
      <p className="lead">
        {zh.error.body}
        <a href={`tel:${zh.city.hotline.replace(/\s/g, "")}`}>{zh.city.hotline}</a>
      </p>
      <p className="row mt-s5">
        <button type="button" className="btn btn-main" onClick={retry}>
          {zh.error.retry}
        </button>
        {/* a full load, not a change in place: the running page is what broke */}
        <a className="btn" href="/">
          {zh.error.home}
        </a>
      </p>
      {digest && (
        <p className="small quiet mt-s4">
          {zh.error.number} <span className="code">{digest}</span>
        </p>
      )}
    </main>
  );
}
