import { BadgeCheck, BadgeX } from "lucide";
import type { Day } from "@/lib/kernel/dates";
import { dateText, dayText, plateDate, timeText } from "@/lib/text/format";
import type { Awardee } from "@/lib/schemes/rules/subject";
import { zh } from "@/lib/text/homes";
import { subjects, unitOf } from "@/lib/text/subjects";
import { Button, ButtonLink } from "../ui/button";
import { Facts } from "../ui/facts";
import { TextField } from "../ui/field";
import { Icon } from "../ui/icon";
import { Note } from "../ui/note";
import { PlaqueView } from "./plaque";

/** A plain GET: the number stands in the address, works without script and can be sent to somebody. */
export function VerifyFormView({ asked, unknown }: { asked: string; unknown: boolean }) {
  return (
    <div className="wrap section">
      <h1>{zh.verifyTitle}</h1>
      <p className="lead">{zh.verifyLead}</p>
      <form action="/verify" className="stack-5 mt-s5">
        <TextField
          name="number"
          label={zh.number}
          hint={zh.numberHint}
          defaultValue={asked}
          autoComplete="off"
          width="medium"
          {...(unknown ? { errors: [zh.notFound] } : {})}
        />
        <Button type="submit" variant="main">
          {zh.look}
        </Button>
      </form>
    </div>
  );
}

type Plaque = {
  number: string;
  title: string;
  issuer: string;
  holder: string;
  issuedOn: Day;
  validTo: Day | null;
  state: "valid" | "expired" | "suspended" | "revoked";
  why: { note: string | null; at: Date } | null;
  now: Date;
  awardee: Awardee;
  home: { id: string; name: string; address: string } | null;
  organization: { name: string } | null;
};

/** The state first, then the plate as it hangs on the wall. */
export function VerifyView({ plaque, city, host, qr }: { plaque: Plaque; city: string; host: string; qr: string }) {
  const words = zh.states[plaque.state];
  const held = subjects[plaque.awardee];
  const isPutForward = plaque.awardee === "person" || plaque.awardee === "team";
  const good = plaque.state === "valid";
  return (
    <div className="wrap section verify">
      <p className="soft">
        {held.verify}　{zh.asked} {timeText(plaque.now)}
      </p>
      <h1>{held.states[plaque.state]}</h1>
      <div className={good ? "verify-state mt-s5" : "verify-state bad mt-s5"}>
        <Icon of={good ? BadgeCheck : BadgeX} />
        <div>
          <h2>{words.label}</h2>
          <p>{words.text(plaque.issuer, plaque.validTo && dayText(plaque.validTo))}</p>
          {plaque.why?.note && (
            <p>
              {dateText(plaque.why.at)} {zh.why}：{plaque.why.note}
            </p>
          )}
        </div>
      </div>
      <div className="verify-cols mt-s5">
        <div>
          <PlaqueView
            city={city}
            title={plaque.title}
            host={plaque.holder}
            foot={`${plaque.issuer}　${plateDate(plaque.issuedOn)}`}
            isVoid={!good}
          />
          <p className="small soft mt-s2">{held.same}</p>
          <figure className="mt-s4">
            {/* eslint-disable-next-line @next/next/no-img-element -- drawn on the server into the page itself */}
            <img src={qr} alt={zh.qr} width={132} height={132} />
            <figcaption className="small soft">{zh.qrHint}</figcaption>
          </figure>
        </div>
        <Facts
          items={[
            { label: held.number, value: <span className="code">{plaque.number}</span> },
            { label: zh.holder, value: plaque.holder },
            isPutForward && { label: unitOf, value: plaque.organization?.name },
            { label: zh.plaqueTitle, value: plaque.title },
            { label: held.on, value: dayText(plaque.issuedOn) },
            { label: zh.validTo, value: plaque.validTo === null ? zh.noTerm : dayText(plaque.validTo) },
            plaque.home && { label: zh.address, value: plaque.home.address },
          ]}
        />
      </div>
      {plaque.home && (
        <p className="mt-s5">
          <ButtonLink href={`/homes/${plaque.home.id}`}>{zh.home}</ButtonLink>
        </p>
      )}
      <div className="mt-s5">
        <Note>{zh.beware(host)}</Note>
      </div>
    </div>
  );
}
