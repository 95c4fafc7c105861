"use server";

import { formAction } from "@/lib/server/action";
import * as commands from "./commands";

export const pickForHome = formAction(commands.pickForHome, ({ homeId }) => `/keeping/${homeId}/standards`);
