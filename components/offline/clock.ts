"use client";

/** What this device holds for the time. `performance` stands still while a telephone sleeps; the portal's clock cannot be asked offline. */
export const deviceNow = (): number => Date.now();
