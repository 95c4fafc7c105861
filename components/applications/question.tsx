import type { ApplicationForm, FormTaskView } from "@/lib/applications/queries/form";
import { type Answer, type Answers, written } from "@/lib/applications/rules/answers";
import { partKey } from "@/lib/schemes/schema/keys";
import type { Question } from "@/lib/schemes/rules/questions";
import { type SchemeField } from "@/lib/schemes/schema/form";
import { isSample } from "@/lib/schemes/schema/values";
import { zh } from "@/lib/text/applications";
import { pointsText } from "@/lib/text/format";
import { BoundCheckbox, BoundDate, BoundGroup, BoundNumber, BoundRadio, BoundSelect, BoundText, BoundTextArea } from "../form/bound";
import { SampleMark } from "../ui/sample-mark";

const words = zh.form;

export const textOf = (answer: Answer | undefined): string => (answer === undefined || typeof answer === "boolean" ? "" : String(answer));

export function HostQuestions({ form, task }: { form: ApplicationForm; task: FormTaskView }) {
  const askHost = task.open("hostKind");
  const host = form.hostKinds.find(({ key }) => key === form.answers.hostKind);
  return (
    <>
      {askHost ? (
        <BoundRadio
          name="a.hostKind"
          label={words.hostKind}
          hint={words.hostHint}
          options={form.hostKinds.map(({ key, name }) => ({ value: key, label: name }))}
          initial={textOf(form.answers.hostKind ?? (form.hostKinds.length === 1 ? form.hostKinds[0]?.key : undefined))}
        />
      ) : (
        <Locked label={words.hostKind} said={host?.name ?? words.empty} />
      )}
      {form.classes.length > 1 &&
        (task.open("class") ? (
          <BoundRadio
            name="a.class"
            label={words.schemeClass}
            hint={words.classHint}
            options={form.classes.map(({ key, name }) => ({ value: key, label: name }))}
            initial={textOf(form.answers.class)}
          />
        ) : (
          <Locked label={words.schemeClass} said={form.classes.find(({ key }) => key === form.answers.class)?.name ?? words.empty} />
        ))}
      {task.open("recommender") ? (
        form.recommenders.length > 0 && (
          <BoundSelect
            name="a.recommender"
            label={words.recommender}
            hint={
              form.scheme.stages.some((stage) => stage.kind === "endorse" && stage.when) ? words.recommenderUnneeded : words.recommenderHint
            }
            placeholder={words.recommenderNone}
            options={form.recommenders.map(({ id, name }) => ({ value: id, label: name }))}
            initial={textOf(form.answers.recommender ?? (form.recommenders.length === 1 ? form.recommenders[0]?.id : undefined))}
          />
        )
      ) : (
        <Locked
          label={words.recommender}
          said={form.recommenders.find(({ id }) => id === form.answers.recommender)?.name ?? words.recommenderNone}
        />
      )}
    </>
  );
}

export const QuestionLabel = ({ field }: { field: SchemeField }) => (
  <>
    {field.label} {isSample(field.origin) && <SampleMark />}
  </>
);

export function SchemeQuestion({ field, answers }: { field: Exclude<SchemeField, { kind: "file" }>; answers: Answers }) {
  const name = `a.${field.key}`;
  const answer = answers[field.key];
  const initial = textOf(answer);
  const label = <QuestionLabel field={field} />;
  const common = { name, label, ...(field.hint === undefined ? {} : { hint: field.hint }), ...(field.required ? {} : { optional: true }) };
  switch (field.kind) {
    case "text":
      return <BoundText {...common} initial={initial} />;
    case "longText":
      return <BoundTextArea {...common} initial={initial} />;
    case "integer":
      return <BoundNumber {...common} unit={field.unit} inputMode="numeric" initial={initial} />;
    case "date":
      return <BoundDate {...common} initial={initial} />;
    case "phone":
      return <BoundText {...common} type="tel" initial={initial} width="medium" />;
    case "choice":
      return (
        <BoundRadio
          {...common}
          initial={initial}
          options={field.options.map(({ key, label: text, hint }) => ({
            value: key,
            label: text,
            ...(hint === undefined ? {} : { hint }),
          }))}
        />
      );
    case "choices":
      return (
        <BoundGroup {...common}>
          <div className="choices choices-line">
            {field.options.map(({ key, label: text, hint }) => {
              const part = partKey(field.key, key);
              return (
                <BoundCheckbox
                  key={key}
                  name={`a.${part}`}
                  label={text}
                  initial={answers[part] === true}
                  {...(hint === undefined ? {} : { hint })}
                />
              );
            })}
          </div>
        </BoundGroup>
      );
    case "point":
      return <BoundText {...common} initial={initial} width="medium" />;
    case "declaration":
      return <BoundCheckbox name={name} label={label} initial={answer === true} />;
  }
}

/** What a criterion asks: figures first, then ticks or points of one's own. */
export function CriterionQuestion({ question, answers, alone }: { question: Question; answers: Answers; alone: boolean }) {
  const name = `a.${question.key}`;
  const answer = answers[question.key];
  switch (question.kind) {
    case "points":
      return (
        <BoundNumber
          name={name}
          label={
            <>
              {words.points(pointsText(question.floor), pointsText(question.cap))} {question.sample && <SampleMark />}
            </>
          }
          initial={typeof answer === "number" ? pointsText(answer) : ""}
        />
      );
    case "tick": {
      const { yes } = words.ticked[question.says];
      return <BoundCheckbox name={name} label={alone ? yes : `${yes}：${question.name}`} initial={answer === true} />;
    }
    case "items":
      return (
        <BoundGroup name={name} label={words.items}>
          <div className="choices">
            {question.items.map(({ key, name: item }) => (
              <BoundCheckbox key={key} name={`a.${key}`} label={item} initial={answers[key] === true} />
            ))}
          </div>
        </BoundGroup>
      );
    case "figure": {
      const { measure } = question;
      const { hint } = measure.from;
      return (
        <BoundNumber
          name={name}
          label={
            <>
              {measure.name} {isSample(measure.origin) && <SampleMark />}
            </>
          }
          unit={measure.unit}
          inputMode={measure.decimals === 0 ? "numeric" : "decimal"}
          initial={written(answer, measure.decimals)}
          {...(hint === undefined ? {} : { hint })}
        />
      );
    }
  }
}

/** After a return: what nobody asked to change is shown, not asked. */
export function Locked({ label, said }: { label: string; said: string }) {
  return (
    <div>
      <p className="label">{label}</p>
      <p>{said}</p>
      <p className="small quiet">{words.locked}</p>
    </div>
  );
}
