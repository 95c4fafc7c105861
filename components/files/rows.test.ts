import { describe, expect, it } from "vitest";
import type { EvidenceFile } from "@/lib/applications/queries/parts";
import { zh } from "@/lib/text/files";
import { fileRow } from "./rows";

const file: EvidenceFile = {
  ...{ id: "a", evidenceId: "e", name: "场所.pdf", size: 2048, contentType: "application/pdf" },
  ...{ scan: "clean", treatment: "cleaned", state: "ready" },
};

describe("a file in a list", () => {
  it("leads to itself, and says what was taken out of it", () => {
    expect(fileRow(file)).toEqual({ key: "e", name: "场所.pdf", href: "/api/attachments/a", meta: `2 KB · ${zh.treatment.cleaned}` });
    expect(fileRow({ ...file, contentType: "image/jpeg" }).meta).toBe(`2 KB · ${zh.cleanedPicture}`);
  });

  it("says that nobody looked for viruses, and what was left in it", () => {
    expect(fileRow({ ...file, scan: "unscanned", treatment: "legacy" }).meta).toBe(`2 KB · ${zh.scan.unscanned} · ${zh.treatment.legacy}`);
  });

  it("that waits leads nowhere and says so; to others it has no name", () => {
    const waiting: EvidenceFile = { ...file, scan: "pending", state: "checking" };
    expect(fileRow(waiting, true)).toEqual({ key: "e", name: "场所.pdf", meta: zh.checking });
    expect(fileRow({ ...waiting, name: "" })).toEqual({ key: "e", name: zh.unnamed, meta: zh.checking });
  });

  it("that was infected leads nowhere, and asks its owner for another", () => {
    const gone: EvidenceFile = { ...file, scan: "infected", state: "infected" };
    expect(fileRow(gone, true)).toEqual({ key: "e", name: "场所.pdf", error: zh.infectedOwn });
    expect(fileRow({ ...gone, name: "" })).toEqual({ key: "e", name: zh.unnamed, error: zh.infected });
  });
});
