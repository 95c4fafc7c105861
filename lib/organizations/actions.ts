"use server";
import { formAction } from "@/lib/server/action";
import * as commands from "./commands";

export const createOrganization = formAction(commands.createOrganization, ({ id }) => `/organizations/${id}`);
