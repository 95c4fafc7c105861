"use client";

import { zh } from "@/lib/text/public-activities";
import { look } from "../ui/button";
import { useScript } from "../ui/script";

/** One part of the page over the whole screen, where the browser can do that; back by the same button, or the key that leaves. */
export function WholeScreen({ of }: { of: string }) {
  const live = useScript();
  if (!live || !document.fullscreenEnabled) return null;
  const turn = () => (document.fullscreenElement ? document.exitFullscreen() : document.querySelector(of)?.requestFullscreen());
  return (
    <button type="button" className={look("plain")} onClick={() => void turn()?.catch(() => {})}>
      {zh.door.wholeScreen}
    </button>
  );
}
