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

export function ElderSwitch({ view, className }: { view: View; className?: string }) {
  return (
    <Switch set="elder" on={!view.elder} pressed={view.elder} className={className}>
      <Icon of={Glasses} />
      {zh.view.elder}
    </Switch>
  );
}

export function HighSwitch({ view, className }: { view: View; className?: string }) {
  return (
    <Switch set="high" on={!view.high} pressed={view.high} className={className}>
      <Icon of={Contrast} />
      {zh.view.high}
    </Switch>
  );
}

/** Always on top in the elder view: read aloud, telephone, leave. */
export function ElderBar({ city }: { city: City }) {
  return (
    <section className="elder-bar" aria-label={zh.view.elderBar}>
      <div className="wrap">
        <ReadAloud words={zh.view} />
        {city.hotline && (
          <a href={`tel:${city.hotline.replace(/\s/g, "")}`}>
            <Icon of={Phone} />
            <span>
              {zh.view.call}
              <span className="more"> {city.hotline}</span>
            </span>
          </a>
        )}
        <Switch set="elder" on={false}>
          <Icon of={X} />
          <span>
            {zh.view.leave}
            <span className="more">{zh.view.leaveMore}</span>
          </span>
        </Switch>
      </div>
    </section>
  );
}
