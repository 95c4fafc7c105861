import type { Route } from "next";
import type { ReactNode } from "react";
import { resubmit, submit } from "@/lib/applications/actions";
import type { Dossier } from "@/lib/applications/queries/dossier";
import type { ApplicationForm } from "@/lib/applications/queries/form";
import { zh } from "@/lib/text/applications";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Crumbs } from "../ui/crumbs";
import { Note } from "../ui/note";
import { ButtonLink } from "../ui/button";
import { AnswersSheet } from "./answers";

const words = zh.form;

/** Everything once more, each part with its way back, then the one button. */
export function CheckView({ form, dossier, idempotencyKey }: { form: ApplicationForm; dossier: Dossier; idempotencyKey: string }) {
  const again = form.returned !== null;
  const move = form.moves.find(({ name }) => name === (again ? "resubmit" : "submit"));
  const change = (key: string): ReactNode => <Anchor href={`/applications/${form.id}/form/${key}`}>{words.change}</Anchor>;
  const label = (key: string, field: string) => {
    const task = dossier.tasks.find((candidate) => candidate.key === key);
    const item =
      task?.fields.find((f) => f.field.key === field)?.field.label ?? task?.criteria.find((c) => c.criterion.key === field)?.criterion.name;
    return item ?? (field === "recommender" ? words.recommender : words.hostKind);
  };
  return (
    <div className="stack-5">
      <Crumbs
        items={[
          { label: zh.list.title, href: "/applications" },
          { label: form.applicant, href: `/applications/${form.id}/form` as Route },
          { label: words.check },
        ]}
      />
      <h1>{words.check}</h1>
      <p className="soft">{words.checkLead}</p>
      {form.missing.length > 0 && (
        <Note tone="warn">
          <p>
            <b>{words.missingTitle(form.missing.length)}</b>
          </p>
          <ul className="bullets">
            {form.missing.map((part) => (
              <li key={part.task + part.field + part.reason}>
                <Anchor href={`/applications/${form.id}/form/${part.task}`}>{label(part.task, part.field)}</Anchor>：
                {part.message || words.missing[part.reason]}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {dossier.tasks.map((task) => (
        <AnswersSheet
          key={task.key}
          dossier={dossier}
          task={task}
          hostKind={dossier.hostKind}
          recommender={dossier.recommender}
          change={change(task.key)}
        />
      ))}
      {move && move.blockers.length > 0 ? (
        <Note tone="warn">{move.blockers.map((blocker) => zh.blockers[blocker]).join("；")}</Note>
      ) : (
        <ActionForm
          action={again ? resubmit : submit}
          words={zh.blockers}
          idempotencyKey={idempotencyKey}
          hidden={{ applicationId: form.id, revision: String(form.revision) }}
        >
          <div className="row">
            <Submit>{again ? zh.moves.resubmit.button : zh.moves.submit.button}</Submit>
            <ButtonLink variant="text" href={`/applications/${form.id}/form`}>
              {words.backToList}
            </ButtonLink>
          </div>
        </ActionForm>
      )}
    </div>
  );
}
