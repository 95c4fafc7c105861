import type { Route } from "next";
import { openApplication } from "@/lib/applications/actions";
import type { OpenRound } from "@/lib/applications/queries/lists";
import { zh } from "@/lib/text/desk";
import { zh as meter } from "@/lib/text/meter";
import { daysLeft, deadlineText } from "@/lib/text/format";
import { zh as portal } from "@/lib/text/portal";
import { subjects } from "@/lib/text/subjects";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { zh as applications } from "@/lib/text/applications";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";

const words = zh.enterprise;

type Home = { id: string; name: string; address: string; plaques: readonly { number: string; title: string; verifyCode: string }[] };

const placeOf = ({ id, homeId, ordinal }: OpenRound) => `${id}${homeId ?? ""}${ordinal}`;
/** Which home, person or team its form is about; one that was opened and names nobody yet is said to. */
const nameOf = ({ named, application, awardee }: OpenRound): string | null =>
  named ?? (application && (awardee === "person" || awardee === "team") ? subjects[awardee].unnamed : null);

export function OpenRounds({ rounds, keys }: { rounds: readonly OpenRound[]; keys: readonly string[] }) {
  return (
    <Sheet title={words.rounds}>
      {rounds.length === 0 ? (
        <Empty icon="calendar" title={words.noRounds}>
          {words.noRoundsText}
        </Empty>
      ) : (
        <ul className="tasklist">
          {rounds.map((round, at) => (
            <li key={placeOf(round)}>
              <span>
                <b>{nameOf(round) === null ? round.name : `${round.name}：${nameOf(round)}`}</b>
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
                  id={placeOf(round)}
                  words={applications.blockers}
                  idempotencyKey={keys[at] ?? ""}
                  hidden={{ roundId: round.id, homeId: round.homeId ?? "", ordinal: String(round.ordinal) }}
                >
                  <Submit>{subjects[round.awardee].apply}</Submit>
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
