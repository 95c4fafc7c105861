// Who may not score an application, and what the office should know before it asks somebody (回避). Over plain facts. Pure.
import type { Role } from "@/lib/kernel/access";
import { addMonths, type Day } from "@/lib/kernel/dates";

/** A membership of any kind, in any role; `until` is the day it ended, null while it lasts. */
export type Post = { organizationId: string; path: string; role: Role; until: Day | null };

export type CaseFacts = {
  today: Day;
  /** The applicant, the firm or unit behind it, the other bodies of that unit, and those who manage its homes. */
  unit: ReadonlySet<string>;
  recommenderId: string | null;
  /** The recommender's place in the tree, or else the applicant's neighbourhood; null: nothing below the city. */
  area: string | null;
  /** The bodies that handle and decide. */
  offices: ReadonlySet<string>;
  /** As they are written in the form and on the homes: a name is all there is. */
  keepers: readonly string[];
  /** The person who is put forward, as the form names them; null: it is about nobody. */
  nominee: string | null;
  /** As they are written in the records of visits. */
  visitors: readonly string[];
};

export type ExpertFacts = {
  name: string;
  posts: readonly Post[];
  /** Did anything to this application before, in whatever role, or was there at a visit. */
  acted: boolean;
  /** Stepped back for an interest: from this application, or from another of the same unit. */
  declared: readonly { on: Day; here: boolean }[];
  /** Sheets of others still to be filled in. */
  waiting: number;
};

export const blockCodes = ["unit", "recommender", "keeper", "nominee", "declared", "acted"] as const;
export const warningCodes = ["formerPost", "sameArea", "office", "visitor", "waiting"] as const;
export type Block = (typeof blockCodes)[number];
export type Warning = (typeof warningCodes)[number];
export type Conflicts = { blocked: Block[]; warned: Warning[] };

/** "Now or within three years" blocks; what ended in the two years before that is said. */
const blockingMonths = 36;
const tellingMonths = 60;

/** Whether less than so many months have passed since it ended; the last day of them counts. */
const within = (until: Day | null, months: number, today: Day): boolean => until === null || today <= addMonths(until, months);

/** Several names in one field are told apart; a space may stand between two of them, or within one. */
const namesIn = (text: string): string[] => text.split(/[、，,;；/\n]/).flatMap((part) => [part.replace(/\s+/g, ""), ...part.split(/\s+/)]);
const isNamed = (name: string, texts: readonly string[]) => texts.flatMap(namesIn).includes(name.replace(/\s+/g, ""));

export function conflictsOf(facts: CaseFacts, expert: ExpertFacts): Conflicts {
  const { today, unit, recommenderId, area, offices } = facts;
  const recent = expert.posts.filter(({ until }) => within(until, blockingMonths, today));
  const former = expert.posts.filter(({ until }) => !within(until, blockingMonths, today) && within(until, tellingMonths, today));
  const near = ({ organizationId }: Post) => unit.has(organizationId) || organizationId === recommenderId;
  const blocks: Record<Block, boolean> = {
    unit: recent.some(({ organizationId }) => unit.has(organizationId)),
    recommender: recent.some(({ organizationId }) => organizationId === recommenderId),
    keeper: isNamed(expert.name, facts.keepers),
    nominee: facts.nominee !== null && isNamed(expert.name, [facts.nominee]),
    declared: expert.declared.some(({ on, here }) => here || within(on, blockingMonths, today)),
    acted: expert.acted,
  };
  const warnings: Record<Warning, boolean> = {
    formerPost: former.some(near),
    sameArea: recent.some((post) => area !== null && post.path.startsWith(area) && !near(post)),
    // Being called as an expert by the city is no office of the city's.
    office: recent.some(({ organizationId, role }) => offices.has(organizationId) && role !== "expert"),
    visitor: isNamed(expert.name, facts.visitors),
    waiting: expert.waiting > 0,
  };
  return { blocked: blockCodes.filter((code) => blocks[code]), warned: warningCodes.filter((code) => warnings[code]) };
}
