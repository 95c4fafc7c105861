import { Search } from "lucide";
import type { Route } from "next";
import { linkRespondent } from "@/lib/rights-cases/actions";
import { zh } from "@/lib/text/rights/desk";
import { ActionForm } from "../form/action-form";
import { BoundRadio } from "../form/bound";
import { Submit } from "../form/submit";
import { Button, ButtonLink } from "../ui/button";
import { TextField } from "../ui/field";
import { Icon } from "../ui/icon";
import { Sheet } from "../ui/section";
import type { Section } from "./desk-sections";

const words = zh.dossier;

/** Whom the case is about, by the register: found by its words, looked for by name, or said to be none of them. */
export const LinkSection: Section = ({ view, keyOf, asked }) => {
  const { find, found, relink } = asked;
  const page = `/rights-cases/${view.id}`;
  if (view.respondentSettled && !relink)
    return (
      <Sheet
        id="link"
        title={words.respondent}
        aside={
          view.may.link ? (
            <ButtonLink variant="text" href={`${page}?relink=1#link` as Route}>
              {words.linkAgain}
            </ButtonLink>
          ) : null
        }
      >
        <p>
          {view.respondent?.name ?? words.linkedNone}　<span className="soft">{words.linked}</span>
        </p>
      </Sheet>
    );
  if (!view.may.link) return null;
  const suggested = view.suggested.map(({ id, name }) => ({ value: id, label: name, hint: words.linkSuggested }));
  const looked = found
    .filter(({ id }) => !suggested.some(({ value }) => value === id))
    .map(({ id, name }) => ({ value: id, label: name, hint: words.linkFound }));
  return (
    <Sheet id="link" title={words.link}>
      <div className="stack">
        <p className="small soft">{words.linkHint}</p>
        <form action={`${page}#link`} className="row">
          {relink && <input type="hidden" name="relink" value="1" />}
          <TextField
            name="find"
            label={words.linkSearch}
            type="search"
            defaultValue={find}
            autoComplete="off"
            maxLength={60}
            width="medium"
          />
          <Button type="submit">
            <Icon of={Search} />
            {words.linkSearchDo}
          </Button>
        </form>
        {find !== "" && looked.length === 0 && <p>{words.linkNothing}</p>}
        <ActionForm
          key={find}
          action={linkRespondent}
          id="link-form"
          idempotencyKey={keyOf("link")}
          hidden={{ caseId: view.id, revision: String(view.revision) }}
          words={words.linkProblems}
        >
          <BoundRadio
            name="organizationId"
            as="rows"
            label={words.respondent}
            options={[...suggested, ...looked, { value: "", label: words.linkNone }]}
            {...(suggested.length === 1 && suggested[0] ? { initial: suggested[0].value } : {})}
          />
          <Submit variant="plain">{words.linkDo}</Submit>
        </ActionForm>
      </div>
    </Sheet>
  );
};
