// What citizens and applicants send may be taken back for ten minutes (移动互联网应用适老化通用设计规范). Pure.

/** Until when what was sent now can be taken back. Half-open: at that instant it no longer can. */
export const revocableUntil = (sentAt: Date): Date => new Date(sentAt.getTime() + 10 * 60_000);
