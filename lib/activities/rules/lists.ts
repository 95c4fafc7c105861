// What the lists of activities are filtered by, as it stands in the address. Pure.
import { isDay } from "@/lib/kernel/dates";
import { isId, wordIn } from "@/lib/kernel/paging";
import { altLength, photosAtOnce } from "./photos";
import { activityWorkflow, type ActivityStatus } from "../workflow";

type Query = Readonly<Record<string, string | string[] | undefined>>;

export type FilingFilter = { word: string; state: ActivityStatus | null };
export const readFilingFilter = (query: Query): FilingFilter => ({
  word: wordIn(query.word, 60),
  state: activityWorkflow.statuses.find((known) => known === query.state) ?? null,
});

export type ActivityFilter = { word: string; day: string; place: string; home: string; service: string; campaign: string };
export const activityFilters = ["word", "day", "place", "home", "service", "campaign"] as const satisfies readonly (keyof ActivityFilter)[];

/** A day, a township or a home, one of nine services, a campaign; whatever is none of them is left out. */
export const readActivityFilter = (query: Query): ActivityFilter => {
  const [day, home, place] = [wordIn(query.day, 10), wordIn(query.home, 36), wordIn(query.place, 36)];
  const [service, campaign] = [wordIn(query.service, 40), wordIn(query.campaign, 36)];
  return {
    word: wordIn(query.word, 60),
    day: isDay(day) ? day : "",
    place: isId(place) ? place : "",
    home: isId(home) ? home : "",
    campaign: isId(campaign) ? campaign : "",
    service: /^[a-z][A-Za-z]*$/.test(service) ? service : "",
  };
};

/** Why a photo was not taken, which of those that were sent, and what was typed beside it. */
export type PhotoProblem = { code: string; at: number; alt: string };
export function readPhotoProblem({ photo, at, alt }: Query): PhotoProblem | null {
  const code = wordIn(photo, 20);
  const ordinal = Number(wordIn(at, 1));
  if (code === "") return null;
  return { code, at: ordinal >= 1 && ordinal <= photosAtOnce ? ordinal : 1, alt: wordIn(alt, altLength) };
}
