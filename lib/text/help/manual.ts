import type { Role } from "@/lib/kernel/access";

/** One thing a person wants to do, and how it is done here. */
export type Task = {
  /** its place on the page: "submit" */
  id: string;
  /** "我想……" as they would say it */
  want: string;
  steps: readonly string[];
  /** what to know besides: a limit, what happens next, whom to ask */
  note?: string;
  /** the page where it is done */
  where?: { label: string; href: string };
};

/** The manual of one role, in the order in which the work comes. */
export type Manual = {
  /** its address under /help */
  role: string;
  title: string;
  /** who this is for, in one sentence */
  who: string;
  /** whose work it is besides, where it is no role's own */
  readers?: readonly Role[];
  tasks: readonly Task[];
};

/** A word as it stands on the page. The manuals take these words from where the pages take them, so that both change together. */
export const on = (label: string): string => `“${label}”`;

/** Steps that begin in the desk: sign in, then a place in its menu. */
export const deskPlace = (place: string): string => `登录，在左边（手机上在顶部）的菜单里点${on(place)}。`;
