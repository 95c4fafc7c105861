"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether script runs in this browser: false on the server and until the page came to life. */
export const useScript = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
