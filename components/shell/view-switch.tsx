import { Contrast, Glasses, Phone, X } from "lucide";
import type { ReactNode } from "react";
import type { View } from "@/lib/kernel/view";
import { type City, zh } from "@/lib/text/shell";
import { Icon } from "../ui/icon";
import { BackField } from "./here";
import { ReadAloud } from "./read-aloud";

/** One switch as a plain form: it works without script and comes back to the same page. */
function Switch({
  set,
  on,
  className,
  pressed,
  children,
}: {
  set: "elder" | "high";
  on: boolean;
  className?: string;
  pressed?: boolean;
  children: ReactNode;
}) {
  return (
    <form method="post" action="/view" className={className}>
      <BackField />
      <input type="hidden" name={set} value={on ? "on" : "off"} />
      <button type="submit" aria-pressed={pressed}>
        {children}
      </button>
    </form>
  );
}

type SwitchProps = { view: View; className?: string; words?: { elder: string; high: string } };

export function ElderSwitch({ view, className, words = zh.view }: SwitchProps) {
  return (
    <Switch set="elder" on={!view.elder} pressed={view.elder} className={className}>
      <Icon of={Glasses} />
      {words.elder}
    </Switch>
  );
}

export function HighSwitch({ view, className, words = zh.view }: SwitchProps) {
  return (
    <Switch set="high" on={!view.high} pressed={view.high} className={className}>
      <Icon of={Contrast} />
      {words.high}
    </Switch>
  );
}

/** Always on top in the elder view: read aloud, telephone, leave. */
export function ElderBar({ city, words = zh.view }: { city: City; words?: typeof zh.view }) {
  return (
    <section className="elder-bar" aria-label={words.elderBar}>
      <div className="wrap">
        <ReadAloud words={words} />
        {city.hotline && (
          <a href={`tel:${city.hotline.replace(/\s/g, "")}`}>
            <Icon of={Phone} />
            <span>
              {words.call}
              <span className="more"> {city.hotline}</span>
            </span>
          </a>
        )}
        <Switch set="elder" on={false}>
          <Icon of={X} />
          <span>
            {words.leave}
            <span className="more">{words.leaveMore}</span>
          </span>
        </Switch>
      </div>
    </section>
  );
}
