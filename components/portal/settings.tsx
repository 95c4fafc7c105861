import { changeCity } from "@/lib/portal/actions";
import { type City, cityFields } from "@/lib/portal/schema";
import { zh } from "@/lib/text/portal";
import { ActionForm } from "../form/action-form";
import { BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Sheet } from "../ui/section";

const words = zh.settings;

export function SettingsView({ city }: { city: City }) {
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">
            {city.association}　{words.lead}
          </p>
        </div>
      </div>
      <Sheet>
        <ActionForm action={changeCity} id="city" labels={words.labels} words={words.words} done={words.done}>
          {cityFields.map((name) => (
            <BoundText
              key={name}
              name={name}
              optional
              hint={words.hints[name]}
              width="medium"
              autoComplete="off"
              initial={city[name] ?? ""}
            />
          ))}
          <Submit>{words.save}</Submit>
        </ActionForm>
      </Sheet>
    </div>
  );
}
