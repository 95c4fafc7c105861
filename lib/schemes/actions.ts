"use server";
import { formAction } from "@/lib/server/action";
import * as commands from "./commands";

const version = ({ id }: { id: string }) => `/city/schemes/${id}`;

export const importScheme = formAction(commands.importScheme, version);
export const publishScheme = formAction(commands.publishScheme, version);
export const openRound = formAction(commands.openRound, ({ versionId }) => `/city/schemes/${versionId}`);
