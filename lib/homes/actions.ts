"use server";
import { formAction } from "@/lib/server/action";
import * as commands from "./commands";

const register = ({ id }: { id: string }) => `/city/plaques/${id}`;

export const handOver = formAction(commands.handOverPlaque, register);
export const suspend = formAction(commands.suspendPlaque, register);
export const reinstate = formAction(commands.reinstatePlaque, register);
export const revoke = formAction(commands.revokePlaque, register);
