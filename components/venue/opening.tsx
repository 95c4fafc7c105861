import { addKeeper, changeManager, endKeeper, reopenHome } from "@/lib/venue/actions";
import type { OpeningPage } from "@/lib/venue/queries/opening";
import { dayText, shortDay } from "@/lib/text/format";
import { zh as profiles } from "@/lib/text/profiles";
import { zh } from "@/lib/text/venue";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundDate, BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { KeepingHead } from "../keeping/head";
import { Anchor } from "../ui/anchor";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { CloseForm } from "./close-form";
import { whenText } from "./lines";

const words = zh.opening;
type Keeper = OpeningPage["keepers"][number];
type Props = { page: OpeningPage; keys: Record<string, string> };

export function OpeningView({ page, keys }: Props) {
  const { home, keepers, closures, today } = page;
  return (
    <div className="stack-5">
      <KeepingHead home={home} here="/opening" lead={words.lead} keeps />
      <Sheet title={words.hours}>
        <p>{page.hours === "" ? words.noHours : page.hours}</p>
        <p className="small soft mt-s2">
          {words.hoursHint}
          <Anchor href={`/keeping/${home.id}/profile`}>{profiles.title}</Anchor>
        </p>
      </Sheet>
      <Sheet title={words.closures}>
        {closures.length === 0 ? (
          <p className="soft">{words.noClosures}</p>
        ) : (
          <ul className="linkrows">
            {closures.map(({ id, firstDay, lastDay, reason, bookings, sessions }) => (
              <li key={id}>
                <div>
                  <b>{words.days(shortDay(firstDay), shortDay(lastDay))}</b>
                  <p className="small soft">{reason}</p>
                  {bookings.length + sessions.length > 0 && (
                    <Note tone="warn">
                      <p>{words.standing(bookings.length, sessions.length)}</p>
                      <ul>
                        {bookings.map((booking) => (
                          <li key={booking.id}>
                            <Anchor href={`/bookings/${booking.id}`}>
                              {whenText(booking)}　{booking.purpose}
                            </Anchor>
                          </li>
                        ))}
                        {sessions.map((session) => (
                          <li key={session.id}>
                            <Anchor href={`/filings/sessions/${session.id}`}>
                              {whenText(session)}　{session.activity.title}
                            </Anchor>
                          </li>
                        ))}
                      </ul>
                    </Note>
                  )}
                </div>
                <ActionForm action={reopenHome} id={`reopen-${id}`} idempotencyKey={keys[id] ?? ""} hidden={{ closureId: id }}>
                  <Submit variant="plain">
                    {words.reopen}
                    <span className="hidden-visually">{words.days(shortDay(firstDay), shortDay(lastDay))}</span>
                  </Submit>
                </ActionForm>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <Sheet title={words.close}>
        <CloseForm homeId={home.id} today={today} idempotencyKey={keys.close ?? ""} />
      </Sheet>
      <Sheet title={words.keepers} flush>
        {keepers.length === 0 ? (
          <p className="sheet-pad soft">{words.noKeepers}</p>
        ) : (
          <Table
            dense
            caption={words.keepers}
            rows={keepers}
            rowKey={({ id }) => id}
            columns={[
              {
                label: words.labels.name,
                main: true,
                cell: ({ name, partTime }) => (
                  <>
                    {name}
                    <span className="sub">{partTime ? words.partTime : words.fullTime}</span>
                  </>
                ),
              },
              { label: words.labels.phone, short: words.labels.phone, cell: ({ phone }) => phone ?? "", tight: true },
              { label: words.labels.fromDay, short: words.labels.fromDay, cell: ({ fromDay }) => dayText(fromDay), tight: true },
              {
                label: words.until,
                short: words.until,
                cell: (keeper) => <Until keeper={keeper} idempotencyKey={keys[keeper.id] ?? ""} />,
              },
            ]}
          />
        )}
      </Sheet>
      <Sheet title={words.add}>
        <ActionForm action={addKeeper} id="keeper" labels={words.labels} idempotencyKey={keys.keeper ?? ""} hidden={{ homeId: home.id }}>
          <BoundText name="name" width="medium" autoComplete="off" />
          <BoundText name="phone" type="tel" width="medium" hint={words.phoneHint} optional autoComplete="off" />
          <BoundCheckbox name="partTime" initial />
          <BoundDate name="fromDay" initial={today} />
          <Submit variant="plain">{words.add}</Submit>
        </ActionForm>
      </Sheet>
      <Sheet title={words.manager}>
        <p>{page.manager === null ? words.ownKeeping(page.owner) : words.managedBy(page.manager, page.owner)}</p>
        {page.may.setManager && (
          <ActionForm
            action={changeManager}
            id="manager"
            className="stack-5 mt-s3"
            labels={{ manager: words.managerLabel }}
            words={words.problems}
            idempotencyKey={keys.manager ?? ""}
            hidden={{ homeId: home.id }}
          >
            <BoundText name="manager" hint={words.managerHint} optional autoComplete="off" initial={page.manager ?? ""} />
            <Submit variant="plain">{words.setManager}</Submit>
          </ActionForm>
        )}
      </Sheet>
    </div>
  );
}

function Until({ keeper, idempotencyKey }: { keeper: Keeper; idempotencyKey: string }) {
  if (keeper.toDay !== null) return dayText(keeper.toDay);
  return (
    <details className="fold">
      <summary className="small">
        {words.end}
        <span className="hidden-visually">：{keeper.name}</span>
      </summary>
      <ActionForm
        action={endKeeper}
        id={`end-${keeper.id}`}
        labels={{ toDay: words.toDay }}
        words={words.problems}
        idempotencyKey={idempotencyKey}
        hidden={{ keeperId: keeper.id }}
      >
        <BoundDate name="toDay" />
        <Submit variant="plain">{words.end}</Submit>
      </ActionForm>
    </details>
  );
}
