// A code on a screen that changes, so that a picture of it is soon worth nothing. Pure.

/** The code changes every fifteen seconds, and the one before still holds: each lives for at most thirty (issue 5). */
export const stepMs = 15_000;
export const stepOf = (now: Date): number => Math.floor(now.getTime() / stepMs);

/** Whether a code of that step still holds; none from the future ever does. */
export const stepHolds = (step: number, now: Date): boolean => Number.isSafeInteger(step) && step <= stepOf(now) && step >= stepOf(now) - 1;
/** From when it no longer does. */
export const stepEnds = (step: number): Date => new Date((step + 2) * stepMs);
