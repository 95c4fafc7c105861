"use server";
import { formAction } from "@/lib/server/action";
import * as policies from "./commands";

const desk = ({ id }: { id: string }) => `/city/policies/${id}`;

export const draftPolicy = formAction(policies.draftPolicy, desk);
export const releasePolicy = formAction(policies.releasePolicy, desk);
export const repealPolicy = formAction(policies.repealPolicy, desk);
export const withdrawPolicy = formAction(policies.withdrawPolicy, desk);
