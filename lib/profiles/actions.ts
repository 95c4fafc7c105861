"use server";
import { formAction } from "@/lib/server/action";
import * as commands from "./commands";

const page = ({ homeId }: { homeId: string }) => `/keeping/${homeId}/profile`;

export const saveProfile = formAction(commands.saveProfile, page);
export const submitProfile = formAction(commands.submitProfile, page);
export const releaseProfile = formAction(commands.releaseProfile, page);
export const giveBackProfile = formAction(commands.giveBackProfile, page);
export const discardProfile = formAction(commands.discardProfile, page);
export const changePhoto = formAction(commands.changePhoto, page);
export const dropPhoto = formAction(commands.dropPhoto, page);
