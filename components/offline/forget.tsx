"use client";

import { useEffect } from "react";
import { eraseAll as eraseVisits } from "../visit/kept";
import { visitPages } from "../visit/offline";
import { eraseAll as eraseDoors, eraseOver } from "../check-in/kept";
import { doorPages } from "../check-in/offline";

/** Takes away what this browser keeps of visits and of doors when its person signs out, and what was kept for whoever was here before. */
export function ForgetOnSignOut({ personId }: { personId: string }) {
  useEffect(() => {
    const quietly = (work: Promise<void>) => void work.catch(() => {});
    quietly(visitPages.dropOthers(personId));
    quietly(doorPages.dropOthers(personId));
    quietly(eraseOver(personId));
    const leaving = (event: SubmitEvent) => {
      if (!(event.target instanceof HTMLFormElement) || !event.target.matches(".sign-out")) return;
      for (const forget of [eraseVisits, eraseDoors, visitPages.dropAll, doorPages.dropAll]) quietly(forget());
    };
    document.addEventListener("submit", leaving, true);
    return () => document.removeEventListener("submit", leaving, true);
  }, [personId]);
  return null;
}
