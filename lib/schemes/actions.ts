"use server";
import { formAction } from "@/lib/server/action";
import * as commands from "./commands";
import * as editing from "./commands/editing";
import * as samples from "./commands/samples";
import * as trial from "./commands/trial";

const version = ({ id }: { id: string }) => `/city/schemes/${id}`;
const editor = ({ id }: { id: string }) => `/city/schemes/${id}/edit`;
const table = ({ id }: { id: string }) => `/city/schemes/${id}/paste`;

export const importScheme = formAction(commands.importScheme, version);
export const publishScheme = formAction(commands.publishScheme, version);
export const openRound = formAction(commands.openRound, ({ versionId }) => `/city/schemes/${versionId}`);

export const copyScheme = formAction(editing.copyScheme, editor);
// What was saved or put in order stays in view; what is new opens, and what was taken away leads back to where it stood.
export const editScheme = formAction(editing.editScheme, ({ id, did, part, at }) =>
  did === "set" || did === "move" || did === "turn"
    ? null
    : `/city/schemes/${id}/edit?part=${part}${did === "leaveOut" || at === "" ? "" : `&at=${encodeURIComponent(at)}`}`,
);
export const pasteTable = formAction(editing.pasteTable, table);
export const dropTable = formAction(editing.dropTable, table);
export const takeTable = formAction(editing.takeTable, ({ id, open }) =>
  open ? `/city/schemes/${id}/paste` : `/city/schemes/${id}/edit?part=standards`,
);
export const confirmSamples = formAction(samples.confirmSamples);
// Nothing is written, so that nothing is drawn anew: the values stay as they were typed.
export const tryScheme = formAction(trial.tryScheme, undefined, { again: true });
