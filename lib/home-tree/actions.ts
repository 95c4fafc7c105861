"use server";
import { formAction } from "@/lib/server/action";
import * as commands from "./commands";

export const changeParent = formAction(commands.changeParent, ({ homeId }) => `/keeping/${homeId}/tree`);
