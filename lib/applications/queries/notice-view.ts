import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, scopesOf } from "@/lib/kernel/access";
import { fromDateColumn } from "@/lib/kernel/dates";
import { handledBy } from "@/lib/notices/queries/facts";
import { countedDaysLeft } from "@/lib/notices/rules";
import { unanswered } from "@/lib/notices/workflow";
import { type ApplicationCase, noticeOf } from "./facts";

/**
 * The notice of the open stage, and what holds it: that there is an objection is for everybody who sees the application, who raised it
 * only where it was signed, and not for experts and receivers; its file is the handling department's.
 */
export function noticeView(actor: Actor, found: ApplicationCase, now: Date) {
  const { items, hanging, held } = noticeOf(found);
  if (found.openStage?.kind !== "publicNotice" && !held) return null;
  const knows = scopesOf(grantTable, actor, "application.read").some((scope) => ["organization", "subtree", "city"].includes(scope));
  const answers = found.openStage !== null && can(grantTable, actor, "objection.read", handledBy(found.openStage.organizationId));
  const holding = items
    .flatMap(({ stageId, objections }) => objections.map((objection) => ({ stageId, ...objection })))
    .filter(({ stageId, state }) => unanswered.includes(state) || (state === "upheld" && stageId === found.openStage?.id));
  const { notice } = hanging ?? { notice: null };
  const draftable = found.openStage?.kind === "publicNotice" && notice === null;
  return {
    /** The round to draft a notice in, for those who may. */
    draftIn:
      draftable && can(grantTable, actor, "notice.draft", handledBy(found.openStage?.organizationId ?? "")) ? found.row.round.id : null,
    hanging:
      notice?.lastDay && notice.endsAt && notice.dayKind
        ? {
            id: notice.id,
            number: notice.number,
            endsAt: notice.endsAt,
            dayKind: notice.dayKind,
            left: countedDaysLeft(notice.countedDays.map(fromDateColumn), now),
          }
        : null,
    holding: holding.map(({ id, number, state, name, receivedAt }) => ({
      id: answers ? id : null,
      number,
      state,
      receivedAt,
      name: knows ? name : null,
    })),
  };
}
