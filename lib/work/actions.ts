"use server";
import { formAction } from "@/lib/server/action";
import * as commands from "./commands";

export const assignWork = formAction(commands.assignWork, ({ applicationId }) => `/applications/${applicationId}`);
