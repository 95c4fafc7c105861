import type { Route } from "next";
import { openApplication } from "@/lib/applications/actions";
import type { ApplicationStatus } from "@/lib/applications/workflow";
import { zh } from "@/lib/text/desk";
import { zh as meter } from "@/lib/text/meter";
import { daysLeft, deadlineText } from "@/lib/text/format";
import { zh as portal } from "@/lib/text/portal";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { zh as applications } from "@/lib/text/applications";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";

const words = zh.enterprise;

type Round = {
  id: string;
  name: string;
  closesAt: Date;
  now: Date;
  title: string;
  /** Which of their homes, where those are judged. */
  home: { id: string; name: string } | null;
  application: { id: string; status: ApplicationStatus } | null;
};
type Home = { id: string; name: string; address: string; plaques: readonly { number: string; title: string; verifyCode: string }[] };

export function OpenRounds({ rounds, keys }: { rounds: readonly Round[]; keys: readonly string[] }) {
  return (
    <Sheet title={words.rounds}>
      {rounds.length === 0 ? (
        <Empty icon="calendar" title={words.noRounds}>
          {words.noRoundsText}
        </Empty>
      ) : (
        <ul className="tasklist">
          {rounds.map((round, at) => (
            <li key={`${round.id}${round.home?.id ?? ""}`}>
              <span>
                <b>{round.home ? `${round.name}：${round.home.name}` : round.name}</b>
                <span className="micro">
                  {round.title}　{deadlineText(round.closesAt)}，{portal.left(daysLeft(round.closesAt, round.now))}
                </span>
              </span>
              {round.application ? (
                <ButtonLink
                  href={
                    round.application.status === "draft"
                      ? `/applications/${round.application.id}/form`
                      : `/applications/${round.application.id}`
                  }
                >
                  {round.application.status === "draft" ? words.resume : words.look}
                </ButtonLink>
              ) : (
                <ActionForm
                  action={openApplication}
                  id={`${round.id}${round.home?.id ?? ""}`}
                  words={applications.blockers}
                  idempotencyKey={keys[at] ?? ""}
                  hidden={{ roundId: round.id, homeId: round.home?.id ?? "" }}
                >
                  <Submit>{words.apply}</Submit>
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

export function OurHomes({ homes }: { homes: readonly Home[] }) {
  return (
    <Sheet title={words.homes}>
      {homes.length === 0 ? (
        <p className="soft">{words.noHomes}</p>
      ) : (
        <ul className="linkrows">
          {homes.map((home) => (
            <li key={home.id}>
              <span>
                <Anchor href={`/homes/${home.id}`}>{home.name}</Anchor>
                <br />
                <span className="small soft">{home.address}</span>
                <br />
                <Anchor className="small" href={`/keeping/${home.id}/meter` as Route}>
                  {meter.menu}
                </Anchor>
              </span>
              <span>
                {home.plaques.map((plaque) => (
                  <Anchor key={plaque.number} href={`/verify/${plaque.verifyCode}`} className="code">
                    {plaque.number}
                  </Anchor>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
