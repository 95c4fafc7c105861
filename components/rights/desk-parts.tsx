import { dayOf } from "@/lib/kernel/dates";
import { letterKinds } from "@/lib/rights-cases/schema/letters";
import { AssignSection as Assign } from "./assign-section";
import type { Section, SectionProps } from "./desk-sections";
import { ExtensionSection as Extension } from "./extension-section";
import { CaseFilesSection } from "./files-section";
import { HearingSection as Hearing } from "./hearing-section";
import { KeepingSection as Keeping } from "./keeping-section";
import { LettersSheet } from "./letters-section";
import { RectificationSection as Rectification } from "./rectification-section";
import { RelatedSheets } from "./related";
import { RemedyOffice } from "./remedy-office";
import { TransferSheet } from "./transfer-section";

/** A one-time key for each form of a part, by its name. */
const keysFor = ({ keyOf }: SectionProps, ...forms: readonly string[]): Record<string, string> =>
  Object.fromEntries(forms.map((form) => [form, keyOf(form)]));

export const FilesSection: Section = ({ view }) =>
  view.shredded ? null : <CaseFilesSection caseId={view.id} files={view.files} mayAdd={view.may.attach} />;

export const TransferSection: Section = (props) => {
  const { transfer } = props.view;
  const each = transfer.transfers.flatMap(({ id }) => ["agree", "decline", "recall"].map((name) => `${name}-${id}`));
  // Before it is asked whom else it might go to, there is nothing to show.
  const shown = transfer.consents.length > 0 || transfer.transfers.length > 0 || transfer.may.ask;
  return shown ? <TransferSheet view={transfer} keys={keysFor(props, "ask", "escalate", "settle", ...each)} /> : null;
};

export const RemedySection: Section = (props) => (
  <RemedyOffice
    view={props.view}
    keys={keysFor(props, "answerReconsideration", "recordReconsideration", "answerFinalReview", "recordFinalReview")}
  />
);

export const RectificationSection: Section = (props) => (
  <Rectification remedy={props.view.remedy} keys={keysFor(props, "finishRectification")} />
);

export const ExtensionSection: Section = (props) => (
  <Extension remedy={props.view.remedy} keys={keysFor(props, "askExtension", "grantExtension", "refuseExtension")} />
);

export const HearingSection: Section = (props) => (
  <Hearing remedy={props.view.remedy} keys={keysFor(props, "startHearing", "endHearing")} />
);

export const AssignSection: Section = (props) => (
  <Assign remedy={props.view.remedy} keys={keysFor(props, "takeBack", "assignOut", "supervise")} />
);

const letterForms = letterKinds.map((kind) => `letter-${kind}`);
export const LettersSection: Section = (props) => {
  const { view } = props;
  if (!view.may.issueLetter && view.letters.length === 0) return null;
  return (
    <LettersSheet
      caseId={view.id}
      letters={view.letters}
      mayIssue={view.may.issueLetter}
      today={dayOf(view.now)}
      keys={keysFor(props, ...letterForms)}
    />
  );
};

export const RelatedSection: Section = ({ view, keyOf }) => (
  <RelatedSheets related={view.related} keys={{ merge: keyOf("merge"), split: keyOf("split") }} />
);

export const KeepingSection: Section = (props) => <Keeping keeping={props.view.keeping} keys={keysFor(props, "answerData", "archive")} />;
