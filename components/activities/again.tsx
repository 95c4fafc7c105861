"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";

/** Asks for the page again and again; without script the browser does it by itself. */
export function Again({ every }: { every: number }) {
  const router = useRouter();
  useEffect(() => {
    const turn = setInterval(() => router.refresh(), every);
    return () => clearInterval(turn);
  }, [router, every]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(Math.ceil(every / 1000))} />
    </noscript>
  );
}

/** Shown for as long as what it says holds; a new one comes before that, unless there is no connection. */
export function WhileItHolds({ code, forMs, instead, children }: { code: string; forMs: number; instead: ReactNode; children: ReactNode }) {
  const [over, setOver] = useState<string | null>(null);
  useEffect(() => {
    const ending = setTimeout(() => setOver(code), forMs);
    return () => clearTimeout(ending);
  }, [code, forMs]);
  return over === code ? instead : children;
}
