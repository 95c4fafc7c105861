import { photoTypes } from "@/lib/files/rules";
import { fileProblem, zh as files } from "@/lib/text/files";
import { zh } from "@/lib/text/facilities";
import { saveFacility } from "@/lib/venue/actions";
import type { FacilitiesPage, FacilityRow } from "@/lib/venue/queries/facilities";
import { facilityKinds, facilityStates } from "@/lib/venue/schema";
import { ActionForm } from "../form/action-form";
import { BoundNumber, BoundSelect, BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { look } from "../ui/button";
import { RadioCards } from "../ui/choice";
import { ErrorSummary } from "../ui/error-summary";
import { DateField, FileField, TextField } from "../ui/field";

/** What was typed into a check that was refused, and why. */
export type CheckProblem = { at: string; problem: string; onDay: string; state: string; note: string };

/** Posts to a route of its own, with or without script, because a picture may come with it. */
export function CheckForm({
  facility: { id, state },
  today,
  problem,
}: {
  facility: FacilityRow;
  today: string;
  problem: CheckProblem | null;
}) {
  const of = (field: string) => `${problem ? "again" : "check"}-${id}-${field}`;
  const field = problem === null ? null : Object.hasOwn(zh.problems, problem.problem) ? problem.problem : "photo";
  const message = problem && (zh.problems[problem.problem] ?? fileProblem(problem.problem, true));
  const wrong = (name: string) => (message && field === name ? { errors: [message] } : {});
  return (
    <>
      {message && <ErrorSummary title={zh.refused} items={[{ message, href: `#${of(field ?? "photo")}` }]} />}
      <form
        action={`/api/facilities/${id}/checks`}
        method="post"
        encType="multipart/form-data"
        className="stack-5 mt-s3"
        id={of("form")}
        noValidate
      >
        <RadioCards
          name="state"
          id={of("state")}
          as="line"
          label={zh.state}
          defaultValue={problem?.state || state}
          options={facilityStates.map((value) => ({ value, label: zh.states[value].label }))}
          {...wrong("state")}
        />
        <DateField name="onDay" id={of("onDay")} label={zh.onDay} max={today} defaultValue={problem?.onDay || today} {...wrong("onDay")} />
        <TextField
          name="note"
          id={of("note")}
          label={zh.note}
          hint={zh.noteHint}
          optional
          maxLength={200}
          autoComplete="off"
          defaultValue={problem?.note ?? ""}
          {...wrong("note")}
        />
        <FileField name="photo" id={of("photo")} label={zh.photo} hint={files.photoRule} accept={photoTypes} optional {...wrong("photo")} />
        <div className="row">
          <button type="submit" className={look("plain")}>
            {zh.checkSave}
          </button>
        </div>
      </form>
    </>
  );
}

type ItemProps = { page: FacilitiesPage; facility?: FacilityRow; idempotencyKey: string };

export function ItemForm({ page: { home, rooms }, facility, idempotencyKey }: ItemProps) {
  return (
    <ActionForm
      action={saveFacility}
      id={facility ? `item-form-${facility.id}` : "facility"}
      labels={zh.labels}
      idempotencyKey={idempotencyKey}
      hidden={{ homeId: home.id, facilityId: facility?.id ?? "" }}
    >
      <BoundSelect
        name="kind"
        width="medium"
        initial={facility?.kind ?? ""}
        options={facilityKinds.map((value) => ({ value, label: zh.kinds[value] }))}
      />
      <BoundText name="name" width="medium" hint={zh.nameHint} autoComplete="off" initial={facility?.name ?? ""} />
      <BoundNumber name="quantity" inputMode="numeric" initial={String(facility?.quantity ?? 1)} />
      <BoundSelect
        name="roomId"
        width="medium"
        optional
        placeholder={zh.noRoom}
        initial={facility?.roomId ?? ""}
        options={rooms.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Submit variant="plain">{zh.save}</Submit>
    </ActionForm>
  );
}
