"use server";
import { formAction } from "@/lib/server/action";
import * as assign from "./commands/assign";
import * as delegate from "./commands/delegate";

const dossier = ({ applicationId }: { applicationId: string }) => `/applications/${applicationId}`;

export const assignWork = formAction(assign.assignWork, dossier);
export const claimWork = formAction(assign.claimWork);
export const releaseWork = formAction(assign.releaseWork);
export const urgeWork = formAction(assign.urgeWork);
export const delegateWork = formAction(delegate.delegateWork, () => "/my/delegation");
export const endDelegation = formAction(delegate.endDelegation, () => "/my/delegation");
