"use server";

import { formAction } from "@/lib/server/action";
import * as commands from "./commands";

const toMatters = ({ homeId }: { homeId: string }) => `/keeping/${homeId}/matters`;

export const saveMatter = formAction(commands.saveMatter, toMatters);
export const finishMatter = formAction(commands.finishMatter, toMatters);
export const dropMatter = formAction(commands.dropMatter, toMatters);
export const reopenMatter = formAction(commands.reopenMatter, toMatters);
