"use server";
import { formAction } from "@/lib/server/action";
import * as commands from "./commands";

export const confirm = formAction(commands.confirmImport, ({ id }) => `/city/plaques/import/${id}`);
