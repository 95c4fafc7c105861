"use server";
import { formAction } from "@/lib/server/action";
import * as suggestions from "./commands";

const desk = ({ id }: { id: string }) => `/city/suggestions/${id}`;

export const draftSuggestion = formAction(suggestions.draftSuggestion, desk);
export const submitSuggestion = formAction(suggestions.submitSuggestion, desk);
export const returnSuggestion = formAction(suggestions.returnSuggestion, desk);
export const argueSuggestion = formAction(suggestions.argueSuggestion, desk);
export const sendSuggestion = formAction(suggestions.sendSuggestion, desk);
export const adoptSuggestion = formAction(suggestions.adoptSuggestion, desk);
