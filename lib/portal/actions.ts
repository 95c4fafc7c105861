"use server";
import { formAction } from "@/lib/server/action";
import * as portal from "./commands";

export const changeCity = formAction(portal.changeCity);
