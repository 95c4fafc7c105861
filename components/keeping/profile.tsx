import { discardProfile, giveBackProfile, releaseProfile, saveProfile, submitProfile } from "@/lib/profiles/actions";
import type { ProfilePage } from "@/lib/profiles/queries";
import { carriers, fourHomes, type HomeProfile, homeFunctions } from "@/lib/profiles/schema";
import type { ProfileMove } from "@/lib/profiles/workflow";
import { dateText } from "@/lib/text/format";
import { zh } from "@/lib/text/profiles";
import { ActionForm } from "../form/action-form";
import { BoundCheckboxGroup, BoundGroup, BoundSelect, BoundText, BoundTextArea } from "../form/bound";
import type { FormAction } from "../form/state";
import { Submit } from "../form/submit";
import { ButtonLink } from "../ui/button";
import { Empty } from "../ui/empty";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { MoveSheet } from "../workflow/move-sheet";
import { StatusBadge } from "../workflow/status-badge";
import { KeepingHead } from "./head";
import { Photos } from "./photos";

const { labels, hints } = zh;
const actions: Record<ProfileMove, FormAction> = {
  submit: submitProfile,
  release: releaseProfile,
  giveBack: giveBackProfile,
  discard: discardProfile,
};

type Props = { page: ProfilePage; keys: Record<string, string>; photoProblem: string | null };

export function ProfileView({ page, keys, photoProblem }: Props) {
  const { home, open, moves, history, keeps, may } = page;
  return (
    <div className="stack-5">
      <KeepingHead home={home} here="/profile" lead={zh.lead} keeps={keeps}>
        {open && <StatusBadge {...zh.states[open.state]} />}
        <ButtonLink href={`/homes/${home.id}`}>{zh.public}</ButtonLink>
      </KeepingHead>
      {open?.state === "returned" && open.reason !== null && (
        <Note tone="warn">
          <p>
            <b>{zh.reason}</b>：{open.reason}
          </p>
        </Note>
      )}
      {open && <Changes page={page} />}
      <Photos page={page} problem={photoProblem} keys={keys} />
      {may.save && (
        <Sheet title={zh.form}>
          <ProfileForm page={page} idempotencyKey={keys.save ?? ""} />
        </Sheet>
      )}
      {open &&
        moves.map((move) => (
          <MoveSheet
            key={move.name}
            {...{ move, word: zh.moves[move.name], blockers: zh.blockers, action: actions[move.name], labels: { comment: zh.comment } }}
            idempotencyKey={keys[move.name] ?? ""}
            hidden={{ revisionId: open.id, revision: String(open.revision) }}
          >
            {move.comment && <BoundTextArea name="comment" rows={3} />}
          </MoveSheet>
        ))}
      <Sheet title={zh.history} flush>
        {history.length === 0 ? (
          <div className="sheet-pad">
            <Empty icon="file-text" title={zh.none}>
              {zh.noneText}
            </Empty>
          </div>
        ) : (
          <Table
            dense
            caption={zh.historyCaption}
            rows={history}
            rowKey={({ id }) => id}
            columns={[
              { label: zh.ordinal, main: true, cell: ({ ordinal }) => zh.ordinalOf(ordinal) },
              { label: zh.state, short: zh.state, cell: ({ state }) => <StatusBadge {...zh.states[state]} /> },
              { label: zh.drafted, short: zh.drafted, cell: (row) => zh.by(row.draftedBy.name, dateText(row.draftedAt)) },
              {
                label: zh.decided,
                short: zh.decided,
                cell: (row) => (row.decidedBy && row.decidedAt ? zh.by(row.decidedBy.name, dateText(row.decidedAt)) : zh.undecided),
              },
            ]}
          />
        )}
      </Sheet>
    </div>
  );
}

/** What a reviewer reads first: each line that would be another one. */
function Changes({ page: { now, open, services } }: Pick<Props, "page">) {
  if (!open) return null;
  const said = (profile: HomeProfile, field: keyof HomeProfile) => {
    const lines = linesOf(profile, field, services);
    return lines.length === 0 ? <span className="soft">{zh.nothing}</span> : lines.map((line) => <p key={line}>{line}</p>);
  };
  return (
    <Sheet title={zh.changed} flush>
      {open.changed.length === 0 ? (
        <p className="sheet-pad soft">{zh.sameAsPublic}</p>
      ) : (
        <Table
          dense
          caption={zh.changedCaption}
          rows={open.changed}
          rowKey={(field) => field}
          columns={[
            { label: zh.field, main: true, cell: (field) => labels[field] },
            { label: zh.now, short: zh.now, cell: (field) => said(now, field) },
            { label: zh.next, short: zh.next, cell: (field) => said(open.profile, field) },
          ]}
        />
      )}
    </Sheet>
  );
}

function linesOf(profile: HomeProfile, field: keyof HomeProfile, services: ProfilePage["services"]): string[] {
  switch (field) {
    case "functions":
      return profile.functions.map((key) => zh.functions[key]);
    case "fourHomes":
      return profile.fourHomes.map((key) => zh.fourHomes[key]);
    case "carrier":
      return profile.carrier === null ? [] : [zh.carriers[profile.carrier]];
    case "offers":
      return services.flatMap(({ code, name }) => (profile.offers[code] === undefined ? [] : [`${name}：${profile.offers[code]}`]));
    default:
      return (profile[field] ?? "").split("\n").filter((line) => line !== "");
  }
}

function ProfileForm({ page: { home, open, now, services }, idempotencyKey }: { page: ProfilePage; idempotencyKey: string }) {
  const profile = open?.profile ?? now;
  const named = Object.fromEntries(services.map(({ code, name }) => [`offers.${code}`, name]));
  return (
    <ActionForm
      action={saveProfile}
      id="profile"
      labels={{ ...labels, ...named }}
      words={zh.blockers}
      idempotencyKey={idempotencyKey}
      hidden={{ homeId: home.id }}
    >
      <BoundText name="address" autoComplete="off" initial={profile.address} />
      <BoundText name="hours" hint={hints.hours} autoComplete="off" initial={profile.hours} />
      <BoundText name="phone" hint={hints.phone} optional width="medium" autoComplete="off" initial={profile.phone ?? ""} />
      <BoundText name="point" hint={hints.point} optional width="medium" autoComplete="off" initial={profile.point ?? ""} />
      <BoundTextArea name="introduction" optional initial={profile.introduction ?? ""} />
      <BoundTextArea name="features" hint={hints.features} optional rows={3} initial={profile.features ?? ""} />
      <BoundCheckboxGroup
        name="functions"
        as="line"
        optional
        initial={profile.functions}
        options={homeFunctions.map((value) => ({ value, label: zh.functions[value] }))}
      />
      <BoundCheckboxGroup
        name="fourHomes"
        as="line"
        optional
        initial={profile.fourHomes}
        options={fourHomes.map((value) => ({ value, label: zh.fourHomes[value] }))}
      />
      <BoundSelect
        name="carrier"
        optional
        width="medium"
        placeholder={zh.noCarrier}
        initial={profile.carrier ?? ""}
        options={carriers.map((value) => ({ value, label: zh.carriers[value] }))}
      />
      <BoundTextArea name="channels" hint={hints.channels} optional rows={3} initial={profile.channels ?? ""} />
      <BoundGroup name="offers" label={labels.offers} hint={hints.offers}>
        <div className="stack">
          {services.map(({ code }) => (
            <BoundText key={code} name={`offers.${code}`} optional autoComplete="off" initial={profile.offers[code] ?? ""} />
          ))}
        </div>
      </BoundGroup>
      <Submit>{zh.save}</Submit>
    </ActionForm>
  );
}
