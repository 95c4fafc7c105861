// Which cases may become one. Pure.
import type { CaseStatus } from "../workflow";

/** What the office still has before it, so that another case of the same matter can be handled with it. */
const mains: readonly CaseStatus[] = ["submitted", "supplementing", "verifying", "handling", "transferred"];
/** While nothing was answered yet, a part of it can become a case of its own. */
export const splittable: readonly CaseStatus[] = ["submitted", "verifying", "handling"];

type Mergeable = {
  id: string;
  officeId: string;
  narrow: boolean;
  track: string;
  status: CaseStatus;
  filedOn: Date;
  archivedOn: Date | null;
};

/** The later goes into the earlier, at one desk, of one kind: what is sealed is not opened by being put to something that is not. */
export const mayMergeInto = (later: Mergeable, main: Mergeable): boolean =>
  later.id !== main.id &&
  later.officeId === main.officeId &&
  later.narrow === main.narrow &&
  later.track === main.track &&
  main.archivedOn === null &&
  mains.includes(main.status) &&
  later.filedOn.getTime() >= main.filedOn.getTime();
