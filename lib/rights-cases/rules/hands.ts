// In whose hands a step of a case is. Pure.
import type { Membership, Role } from "@/lib/kernel/access";
import { mainWork } from "../workflow";

/**
 * The step that somebody has in hand: the case's own, and once nothing of it waits, what a rating asked to be put right. While that rating can
 * be taken back, nobody knows of it.
 */
export const heldStep = <W extends { purpose: string; openedAt: Date }>(items: readonly W[], now: Date): W | null =>
  mainWork(items) ?? items.find(({ purpose, openedAt }) => purpose === "rectifyCase" && openedAt <= now) ?? null;

type Step = { organizationId: string; role: Role };

/** Whether a step is this member's office's to take up or to give on. A narrow one is people's, wherever they sit, in the role it waits for. */
export const isOfOffice = (acting: Membership | null, narrow: boolean, { organizationId, role }: Step): boolean =>
  acting !== null && acting.role === role && (narrow || acting.organizationId === organizationId);

type Narrow = { narrow: boolean; status: string; workItems: readonly { purpose: string }[] };

/**
 * Whether taking up a case shuts it from the others who are entrusted with it. Not while their head is asked for an extension, who is one of
 * them; and after 复核 nothing of the case moves any more, so that who calls back is on the step alone.
 */
export const shutsOthersOut = ({ narrow, status, workItems }: Narrow): boolean =>
  narrow && status !== "final" && !workItems.some(({ purpose }) => purpose === "approveExtension");
