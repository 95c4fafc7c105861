import type { Route } from "next";
import { saveActivity } from "@/lib/activities/actions";
import type { FilingStart, FilingView } from "@/lib/activities/queries/office";
import { zh as activities } from "@/lib/text/activities";
import { zh } from "@/lib/text/filings";
import { ActionForm } from "../form/action-form";
import {
  BoundCheckbox,
  BoundCheckboxGroup,
  BoundDate,
  BoundNumber,
  BoundRadio,
  BoundSelect,
  BoundText,
  BoundTextArea,
} from "../form/bound";
import { Submit } from "../form/submit";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Sheet } from "../ui/section";

const words = zh.form;
const options = (record: Readonly<Record<string, string>>) => Object.entries(record).map(([value, label]) => ({ value, label }));

/** 报备, new or once more: everything on one page, and saved before it is filed. */
export function FilingForm({ start, filing, idempotencyKey }: { start: FilingStart; filing: FilingView | null; idempotencyKey: string }) {
  const { home, tags, campaigns } = start;
  const of = (kind: string) => tags.filter((tag) => tag.kind === kind).map(({ code, name }) => ({ value: code, label: name }));
  const title = filing === null ? words.newTitle : words.editTitle;
  const rule = filing?.times.rule ?? null;
  return (
    <div className="stack-5">
      <Crumbs
        items={[
          { label: zh.title, href: "/filings" },
          ...(filing === null ? [] : [{ label: filing.title, href: `/filings/${filing.id}` as Route }]),
          { label: title },
        ]}
      />
      <div>
        <h1>{title}</h1>
        <p className="soft">
          {home.name}　{words.saveNext}
        </p>
      </div>
      <ActionForm
        action={saveActivity}
        id="filing"
        labels={words.fields}
        words={{ ...activities.blockers, ...words.problems }}
        idempotencyKey={idempotencyKey}
        hidden={{
          homeId: home.id,
          activityId: filing?.id ?? "",
          ...(filing === null ? {} : { revision: String(filing.revision) }),
        }}
      >
        <Sheet title={words.about}>
          <div className="stack-5">
            <BoundText name="title" maxLength={60} initial={filing?.title ?? ""} />
            <BoundTextArea name="summary" hint={words.summaryHint} rows={6} initial={filing?.summary ?? ""} />
            <BoundCheckboxGroup name="services" options={of("service")} initial={filing?.services ?? []} />
            <BoundSelect
              name="yearlyKind"
              optional
              width="medium"
              placeholder={words.yearlyNone}
              options={of("yearly")}
              initial={filing?.yearlyKind ?? ""}
            />
            <BoundCheckboxGroup name="lines" optional hint={words.lineHint} options={of("line")} initial={filing?.lines ?? []} />
            {campaigns.length > 0 && (
              <BoundSelect
                name="campaignId"
                optional
                width="medium"
                placeholder={words.campaignNone}
                options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
                initial={filing?.campaignId ?? ""}
              />
            )}
            <BoundRadio name="scope" as="line" options={options(activities.scopes)} initial={filing?.scope ?? "city"} />
            <BoundText
              name="contactPhone"
              hint={words.phoneHint}
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              width="medium"
              initial={filing?.contactPhone ?? home.phone ?? ""}
            />
          </div>
        </Sheet>
        <Sheet title={words.when}>
          <div className="stack-5">
            <BoundDate name="day" initial={filing?.times.day ?? ""} />
            <BoundText name="from" type="time" width="short" hint={words.timeHint} initial={filing?.times.from ?? ""} />
            <BoundText name="to" type="time" width="short" hint={words.timeHint} initial={filing?.times.to ?? ""} />
            <BoundRadio name="mode" as="rows" options={options(activities.modes)} initial={filing?.mode ?? "atHome"} />
            {home.rooms.length > 0 && (
              <BoundSelect
                name="roomId"
                optional
                width="medium"
                placeholder={words.roomNone}
                options={home.rooms.map(({ id, name, seats }) => ({ value: id, label: words.room(name, seats) }))}
                initial={filing?.times.roomId ?? ""}
              />
            )}
            <BoundText name="place" optional hint={words.placeHint} initial={filing?.place ?? ""} />
            <BoundRadio name="repeat" as="rows" hint={words.repeatHint} options={options(words.repeats)} initial={rule?.kind ?? "none"} />
            <BoundNumber
              name="every"
              optional
              hint={words.everyHint}
              inputMode="numeric"
              initial={rule === null ? "" : String(rule.every)}
            />
            <BoundCheckboxGroup
              name="weekdays"
              optional
              options={[1, 2, 3, 4, 5, 6, 0].map((at) => ({ value: String(at), label: words.weekdays[at] ?? "" }))}
              initial={rule?.kind === "weekly" ? rule.weekdays.map(String) : []}
            />
            <BoundDate name="until" optional initial={rule?.until ?? ""} />
          </div>
        </Sheet>
        <Sheet title={words.people}>
          <div className="stack-5">
            <BoundCheckbox name="enrolment" hint={words.enrolmentHint} initial={filing?.enrolment ?? true} />
            <BoundNumber
              name="seats"
              optional
              hint={words.seatsHint}
              inputMode="numeric"
              initial={filing === null || filing.times.seats === null ? "" : String(filing.times.seats)}
            />
            <BoundTextArea
              name="questions"
              optional
              hint={words.questionsHint}
              rows={3}
              initial={(filing?.questions ?? []).map(({ text, required }) => `${text}${required ? "*" : ""}`).join("\n")}
            />
            <div className="row">
              <Submit>{words.save}</Submit>
              <ButtonLink variant="text" href={(filing === null ? "/filings" : `/filings/${filing.id}`) as Route}>
                {zh.back}
              </ButtonLink>
            </div>
          </div>
        </Sheet>
      </ActionForm>
    </div>
  );
}
