"use server";
import { formAction } from "@/lib/server/action";
import * as commands from "./commands";

export const settleRound = formAction(commands.settleRound, ({ id }) => `/city/rounds/${id}/results`);
