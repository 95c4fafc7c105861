"use server";
import { formAction } from "@/lib/server/action";
import * as commands from "./commands";

export const markMessage = formAction(commands.markMessage);
export const markAllMessages = formAction(commands.markAllMessages);
export const setMail = formAction(commands.setMail);
