import * as actions from "@/lib/rights-cases/actions";
import { caseTracks } from "@/lib/rights-cases/schema";
import type { CaseSettings } from "@/lib/rights-cases/queries/settings";
import { zh as letterWords } from "@/lib/text/documents/letters";
import { zh } from "@/lib/text/rights/desk";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundCheckboxGroup, BoundNumber, BoundRadio, BoundSelect, BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Badge } from "../ui/badge";
import { Note } from "../ui/note";
import { SampleMark } from "../ui/sample-mark";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

const words = zh.settings;
type Category = CaseSettings["categories"][number];
type Standard = CaseSettings["standards"][number];

const common = { words: words.problems, labels: words.labels, done: words.saved };

export function CaseSettingsView({ settings }: { settings: CaseSettings }) {
  const { may, categories, standards } = settings;
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{words.lead}</p>
        </div>
      </div>
      {!may.office && <Note>{words.readOnly}</Note>}
      <Office settings={settings} />
      <Sheet title={words.categories} flush>
        <Table
          dense
          caption={words.categories}
          rows={categories}
          rowKey={({ code }) => code}
          columns={[
            {
              label: words.name,
              main: true,
              cell: ({ name, nameEn, active }) => (
                <>
                  {name} {!active && <Badge icon="circle-minus">{words.off}</Badge>}
                  <span className="sub">{nameEn}</span>
                </>
              ),
            },
            {
              label: words.track,
              short: words.track,
              cell: ({ track, narrow }) => `${zh.tracks[track]}${narrow ? `　${words.narrow}` : ""}`,
            },
            { label: words.basis, short: words.basis, cell: (row) => <Basis {...row} /> },
            {
              label: words.keepers,
              short: words.keepers,
              cell: ({ narrow, keepers }) => (narrow ? keepers.map(({ name }) => name).join("、") || words.nobody : ""),
            },
          ]}
        />
        {may.category && (
          <div className="sheet-pad stack">
            {categories.map((category) => (
              <CategoryForms key={category.code} category={category} staff={settings.staff} />
            ))}
            <AddCategory />
          </div>
        )}
      </Sheet>
      <Sheet title={words.standards} flush>
        <Table
          dense
          caption={words.standards}
          rows={standards}
          rowKey={({ key }) => key}
          columns={[
            { label: words.standard, main: true, cell: ({ key }) => zh.standards[key] ?? key },
            { label: words.days, short: words.days, tight: true, cell: ({ days, dayKind }) => `${days} ${words.kinds[dayKind]}` },
            { label: words.basis, short: words.basis, cell: (row) => <Basis {...row} /> },
            { label: "", cell: ({ version }) => <span className="soft">{words.version(version)}</span> },
          ]}
        />
        {may.standard && (
          <div className="sheet-pad stack">
            <p className="small soft">{words.changeHint}</p>
            {standards.map((standard) => (
              <StandardForm key={`${standard.key} ${standard.version}`} standard={standard} />
            ))}
          </div>
        )}
      </Sheet>
      <Sheet title={words.letters} flush>
        <div className="sheet-pad">
          <p className="small soft">{words.lettersHint}</p>
        </div>
        <Table
          dense
          caption={words.letters}
          rows={settings.letters}
          rowKey={({ kind }) => kind}
          columns={[
            { label: words.letter, main: true, cell: ({ kind }) => letterWords.kinds[kind] },
            {
              label: words.pattern,
              short: words.pattern,
              cell: ({ pattern }) => (
                <>
                  <span className="code">{pattern}</span> <SampleMark />
                </>
              ),
            },
          ]}
        />
      </Sheet>
    </div>
  );
}

const Basis = ({ clause, sample }: { clause: string | null; sample: string | null }) => (
  <>
    {clause ?? sample} {clause === null && <SampleMark />}
  </>
);

function Office({ settings: { office, offices, may } }: { settings: CaseSettings }) {
  return (
    <Sheet title={words.office}>
      {may.office ? (
        <ActionForm action={actions.changeCaseOffice} id="office" {...common}>
          <BoundSelect
            name="organizationId"
            width="medium"
            hint={words.officeHint}
            placeholder={false}
            options={offices.map(({ id, name }) => ({ value: id, label: name }))}
            {...(office ? { initial: office.id } : {})}
          />
          <Submit variant="plain">{words.officeDo}</Submit>
        </ActionForm>
      ) : (
        <p>{office?.name}</p>
      )}
    </Sheet>
  );
}

const BasisFields = ({ clause, sample }: { clause?: string | null; sample?: string | null }) => (
  <>
    <BoundRadio
      name="basisKind"
      as="line"
      options={(["clause", "sample"] as const).map((value) => ({ value, label: words.basisKinds[value] }))}
      {...(clause ? { initial: "clause" } : sample ? { initial: "sample" } : {})}
    />
    <BoundText name="basis" hint={words.basisHint} width="medium" initial={clause ?? sample ?? ""} />
  </>
);

function CategoryForms({ category, staff }: { category: Category; staff: CaseSettings["staff"] }) {
  const { code, name, nameEn, active, narrow, keepers } = category;
  const hidden = { code };
  return (
    <details className="fold">
      <summary>{name}</summary>
      <div className="stack-5 mt-s3">
        <ActionForm key={`${name} ${nameEn}`} action={actions.renameCategory} id={`rename-${code}`} hidden={hidden} {...common}>
          <BoundText name="name" width="medium" initial={name} />
          <BoundText name="nameEn" width="medium" initial={nameEn} />
          <Submit variant="plain">{words.renameDo}</Submit>
        </ActionForm>
        {narrow && (
          <ActionForm action={actions.setKeepers} id={`keepers-${code}`} hidden={hidden} {...common}>
            <BoundCheckboxGroup
              name="personIds"
              hint={words.keepersHint}
              options={staff.map(({ id, name: label }) => ({ value: id, label }))}
              initial={keepers.map(({ id }) => id)}
            />
            <Submit variant="plain">{words.keepersDo}</Submit>
          </ActionForm>
        )}
        <ActionForm action={actions.switchCategory} id={`switch-${code}`} hidden={{ ...hidden, active: active ? "off" : "on" }} {...common}>
          <Submit variant={active ? "danger" : "plain"}>{active ? words.switchOff : words.switchOn}</Submit>
        </ActionForm>
      </div>
    </details>
  );
}

function AddCategory() {
  return (
    <details className="fold">
      <summary>{words.add}</summary>
      <ActionForm action={actions.addCategory} id="add" className="stack-5 mt-s3" {...common}>
        <BoundText name="code" width="short" hint={words.codeHint} autoComplete="off" />
        <BoundText name="name" width="medium" />
        <BoundText name="nameEn" width="medium" />
        <BoundRadio name="track" as="line" options={caseTracks.map((value) => ({ value, label: zh.tracks[value] }))} />
        <BoundCheckbox name="narrow" label={words.narrow} hint={words.narrowHint} />
        <BasisFields />
        <Submit variant="plain">{words.addDo}</Submit>
      </ActionForm>
    </details>
  );
}

function StandardForm({ standard: { key, version, days, dayKind, clause, sample } }: { standard: Standard }) {
  return (
    <details className="fold">
      <summary>
        {words.change}　{zh.standards[key] ?? key}
      </summary>
      <ActionForm
        action={actions.changeStandard}
        id={`standard-${key}`}
        className="stack-5 mt-s3"
        hidden={{ key, version: String(version) }}
        {...common}
      >
        <BoundNumber name="days" inputMode="numeric" initial={String(days)} />
        <BoundRadio
          name="dayKind"
          as="line"
          initial={dayKind}
          options={(["natural", "working"] as const).map((value) => ({ value, label: words.kinds[value] }))}
        />
        <BasisFields clause={clause} sample={sample} />
        <Submit variant="plain">{words.changeDo}</Submit>
      </ActionForm>
    </details>
  );
}
