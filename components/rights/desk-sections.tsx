import type { ReactNode } from "react";
import type { Calendar } from "@/lib/kernel/dates";
import type { CaseView } from "@/lib/rights-cases/queries/desk";
import { AnswersSection } from "./desk-answers";
import { ClocksSection } from "./desk-clocks";
import { ConflictSection } from "./desk-conflict";
import { HistorySection, OpeningsSection } from "./desk-history";
import { HandsSection } from "./desk-hands";
import { MessagesSection } from "./desk-messages";
import { NotesSection } from "./desk-notes";
import {
  AssignSection,
  ExtensionSection,
  FilesSection,
  HearingSection,
  KeepingSection,
  LettersSection,
  RectificationSection,
  RelatedSection,
  RemedySection,
  TransferSection,
} from "./desk-parts";
import { LinkSection } from "./desk-respondent";
import { WrittenSection } from "./desk-written";

export type SectionProps = {
  view: CaseView;
  calendar: Calendar;
  /** A form's one-time key; every form takes one of its own. */
  keyOf: (form: string) => string;
  /** What the address asks the page to have ready. */
  asked: {
    /** a word to look for in the register, and what it found */
    find: string;
    found: readonly { id: string; name: string }[];
    /** the reply to begin with */
    reply: string | null;
    /** link the respondent anew */
    relink: boolean;
  };
};
export type Section = (props: SectionProps) => ReactNode;

/** What the dossier is made of, in its order. A part of the feature adds its own here, one line each; one that has nothing to say is null. */
export const mainSections: readonly Section[] = [
  ConflictSection,
  LinkSection,
  WrittenSection,
  FilesSection,
  TransferSection,
  AnswersSection,
  RemedySection,
  RectificationSection,
  MessagesSection,
  NotesSection,
  LettersSection,
  RelatedSection,
];
export const railSections: readonly Section[] = [
  HandsSection,
  ClocksSection,
  ExtensionSection,
  HearingSection,
  AssignSection,
  KeepingSection,
  HistorySection,
  OpeningsSection,
];
