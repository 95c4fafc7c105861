"use server";
import { formAction } from "@/lib/server/action";
import * as commands from "./commands";

export const setDay = formAction(commands.setDay, ({ day }) => `/city/calendar?year=${day.slice(0, 4)}&changed=${day}`);
export const confirmYear = formAction(commands.confirmYear, ({ year }) => `/city/calendar?year=${year}`);
