"use client";

import { useEffect } from "react";
import { dropOthers, forgetAll } from "./offline";

/** Takes away what this browser keeps of visits when its person signs out, and pages kept for whoever was here before. */
export function ForgetOnSignOut({ personId }: { personId: string }) {
  useEffect(() => {
    void dropOthers(personId).catch(() => {});
    const leaving = (event: SubmitEvent) => {
      if (event.target instanceof HTMLFormElement && event.target.matches(".sign-out")) void forgetAll().catch(() => {});
    };
    document.addEventListener("submit", leaving, true);
    return () => document.removeEventListener("submit", leaving, true);
  }, [personId]);
  return null;
}
