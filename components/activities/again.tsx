"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

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
