// Uploads from their bytes to their place: what is taken and made clean, what is refused and why, what is left behind.
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { PDFDocument } from "pdf-lib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { contentLimits } from "@/lib/files/rules";
import { sweepFiles } from "@/lib/files/jobs";
import { readPost } from "@/lib/server/incoming";
import { type Taken, takeIn } from "@/lib/server/intake";
import { keepFile, newScratch } from "@/lib/server/storage";
import { buildCity, type City } from "../support/city";
import { anyFile } from "../support/dossier";
import * as made from "../support/files";
import { hostileFiles } from "../support/hostile-files";
import { openPortal, type Portal } from "../support/portal";
import { db } from "@/lib/server/db";

vi.setConfig({ testTimeout: 180_000 });

let portal: Portal;
let city: City;
beforeAll(async () => {
  portal = await openPortal();
  city = await buildCity();
});
afterAll(() => portal.close());

const folder = () => path.join(portal.dataDir, "files");
const onDisk = (): string[] =>
  fs.existsSync(folder())
    ? fs
        .readdirSync(folder(), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
    : [];
const bytesOf = ({ storageKey }: Taken) => fs.readFileSync(path.join(folder(), storageKey.slice(0, 2), storageKey));

async function send(bytes: Buffer, name = "文件.pdf", limits = contentLimits) {
  const scratch = await newScratch();
  fs.writeFileSync(scratch, bytes);
  try {
    return await takeIn({ field: "file.x", name, scratch, size: bytes.length, tooLarge: false }, limits);
  } finally {
    fs.rmSync(scratch, { force: true });
  }
}
async function kept(bytes: Buffer, name?: string): Promise<Taken> {
  const taken = await send(bytes, name);
  if (typeof taken === "string") throw new Error(`refused: ${taken}`);
  return taken;
}

describe("what is taken", () => {
  it("is a picture painted anew: upright, without place, time and maker", async () => {
    for (const [format, kind] of [
      ["jpeg", "jpg"],
      ["png", "png"],
    ] as const) {
      const bytes = await made.picture(format);
      const before = await sharp(bytes).metadata();
      expect([before.orientation, before.exif?.includes(made.maker.slice(-10))]).toEqual([6, true]);
      const taken = await kept(bytes, "照片.heic.exe");
      expect(taken).toMatchObject({ kind, treatment: "cleaned", scan: "unscanned" });
      const after = await sharp(bytesOf(taken)).metadata();
      expect(after).toMatchObject({ width: 40, height: 80 });
      expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual([undefined, undefined, undefined, undefined]);
      // Turned a quarter to the right, its left half lies on top.
      const top = await sharp(bytesOf(taken)).extract({ left: 20, top: 5, width: 1, height: 1 }).raw().toBuffer();
      expect([(top[0] ?? 0) > 200, (top[2] ?? 0) < 80]).toEqual([true, true]);
    }
  });

  it("is a picture made smaller where it is larger than is of use", async () => {
    const taken = await kept(await made.picture("jpeg", { width: 6000, height: 100 }));
    expect(await sharp(bytesOf(taken)).metadata()).toMatchObject({ height: 5000 });
  });

  it("is whatever stands behind a picture, left behind", async () => {
    const taken = await kept(Buffer.concat([await made.picture("jpeg"), await made.docx(), Buffer.from("<script>alert(1)</script>")]));
    expect(bytesOf(taken).includes("<script>")).toBe(false);
    expect(bytesOf(taken).includes("[Content_Types]")).toBe(false);
  });

  it.each([
    ["docx", () => made.docx(), "word/document.xml"],
    ["xlsx", () => made.xlsx(), "xl/workbook.xml"],
  ] as const)("is %s with its properties emptied and its text as it was", async (kind, make, part) => {
    const bytes = await make();
    const before = await made.unzip(bytes);
    expect([...before.values()].filter((text) => text.includes(made.maker)).length).toBe(3);
    const taken = await kept(bytes, "名字不管用.jpg");
    expect(taken).toMatchObject({ kind, treatment: "cleaned" });
    const after = await made.unzip(bytesOf(taken));
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect(after.get(part)).toBe(before.get(part));
    expect([...after.values()].filter((text) => text.includes(made.maker))).toEqual([]);
  });

  it("is OFD with nothing but its number in DocInfo", async () => {
    const taken = await kept(await made.ofd());
    expect(taken).toMatchObject({ kind: "ofd", treatment: "cleaned" });
    const main = (await made.unzip(bytesOf(taken))).get("OFD.xml") ?? "";
    expect(main).toContain("<ofd:DocInfo><ofd:DocID>0123abcd</ofd:DocID></ofd:DocInfo><ofd:DocRoot>");
  });

  it.each([
    ["as it is", () => made.pdf()],
    ["with packed objects", () => made.pdf({ objectStreams: true })],
    [
      "whose table of objects is broken",
      async () => Buffer.from((await made.pdf()).toString("latin1").replace(/startxref\n\d+/, ""), "latin1"),
    ],
  ] as const)("is a PDF %s, without its properties, with its page", async (_, make) => {
    const taken = await kept(await make());
    expect(taken).toMatchObject({ kind: "pdf", treatment: "cleaned" });
    const unpacked = await made.qpdf(bytesOf(taken), "--stream-data=uncompress", "--object-streams=disable");
    for (const word of ["Maker-7261", "/Info", "ModDate", "CreationDate", "Producer"]) expect(unpacked.includes(word), word).toBe(false);
    expect(unpacked.includes(Buffer.from(made.maker, "utf16le").swap16())).toBe(false);
    expect((await made.qpdf(await made.pdf(), "--stream-data=uncompress")).includes("Maker-7261")).toBe(true);
    const read = await PDFDocument.load(bytesOf(taken), { updateMetadata: false });
    expect([read.getPageCount(), read.getAuthor(), read.getTitle()]).toEqual([1, undefined, undefined]);
    expect(unpacked.includes(Buffer.from("Text that stays").toString("hex").toUpperCase())).toBe(true);
  });

  it("is a signed document untouched, and says so", async () => {
    for (const bytes of [
      await made.pdf({ signed: true }),
      await made.docx([["_xmlsignatures/sig1.xml", "<Signature/>"]]),
      await made.ofd([["Doc_0/Signs/Signatures.xml", "<x/>"]]),
    ]) {
      const taken = await kept(bytes);
      expect(taken.treatment).toBe("signed");
      expect(bytesOf(taken).equals(bytes)).toBe(true);
    }
  });

  it.each([
    ["doc", "通知.doc", () => made.doc()],
    ["doc", "通知.jpg", () => made.doc()],
    ["wps", "通知.wps", () => made.doc()],
    ["xls", "名册.et", () => made.xls()],
  ] as const)("is an old %s named %s, as it is, and says so", async (kind, name, make) => {
    const bytes = make();
    const taken = await kept(bytes, name);
    expect(taken).toMatchObject({ kind, treatment: "legacy" });
    expect(bytesOf(taken).equals(bytes)).toBe(true);
  });
});

describe("what is refused", () => {
  it.each(hostileFiles)("%s: %s", async (_, code, make, name) => {
    const before = onDisk();
    expect(await send(await make(), name)).toBe(code);
    expect(onDisk()).toEqual(before);
  });

  it("is a package that unpacks to too much altogether, counted as it comes out", async () => {
    const bytes = await made.docx(Array.from({ length: 6 }, (_, at) => [`word/${at}.bin`, Buffer.alloc(900_000, at)] as const));
    expect(await send(bytes, "x.docx", { ...contentLimits, unpacked: 4_000_000 } as never)).toBe("bomb");
    expect(await send(bytes, "x.docx", { ...contentLimits, unpacked: 6_000_000 } as never)).toMatchObject({ kind: "docx" });
  });

  it("is a file some of whose bytes were turned, or it is taken; nothing else happens", async () => {
    const sources = [await made.docx(), await made.ofd(), await made.picture("jpeg"), await made.picture("png")];
    const before = onDisk().length;
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sources),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async (source, turns) => {
          const bytes = Buffer.from(source);
          for (const [at, value] of turns) bytes[at % bytes.length] = value;
          const outcome = await send(bytes);
          if (typeof outcome !== "string") taken += 1;
          expect(outcome).toSatisfy((answer) => typeof answer === "string" || typeof answer === "object");
        },
      ),
      { numRuns: 300 },
    );
    expect(onDisk().length).toBe(before + taken);
  });

  it("is a document some of whose bytes were turned, likewise, in its thread", async () => {
    const sources = [await made.pdf(), await made.pdf({ objectStreams: true }), made.doc(), made.xls()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sources),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        async (source, turns) => {
          const bytes = Buffer.from(source);
          for (const [at, value] of turns) bytes[8 + (at % (bytes.length - 8))] = value;
          const outcome = await send(bytes);
          expect(outcome).toSatisfy((answer) => typeof answer === "string" || typeof answer === "object");
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("a posted form", () => {
  const limits = { fileBytes: 1000, postBytes: 5000, files: 2 };
  const postOf = (form: FormData) => new Request("http://x/", { method: "POST", body: form });
  const formOf = (...sizes: number[]) => {
    const form = new FormData();
    form.append("a.name", "𠮷田 家");
    for (const [at, size] of sizes.entries()) form.append("file.x", new File([new Uint8Array(size)], `照片 ${at}.jpg`));
    return form;
  };

  it("is read with its words and files, names in full", async () => {
    const post = await readPost(postOf(formOf(10, 1000)), limits);
    if (typeof post === "string") throw new Error(post);
    expect(post.fields.get("a.name")).toBe("𠮷田 家");
    expect(post.files.map(({ name, size, tooLarge }) => [name, size, tooLarge])).toEqual([
      ["照片 0.jpg", 10, false],
      ["照片 1.jpg", 1000, false],
    ]);
    expect(onDisk().length).toBeGreaterThanOrEqual(2);
    await post.drop();
    expect(post.files.map(({ scratch }) => fs.existsSync(scratch))).toEqual([false, false]);
  });

  it("says which file is too large, and stops at too many files and at too much altogether", async () => {
    const large = await readPost(postOf(formOf(1001, 5)), limits);
    if (typeof large === "string") throw new Error(large);
    expect(large.files.map(({ tooLarge }) => tooLarge)).toEqual([true, false]);
    await large.drop();
    const many = await readPost(postOf(formOf(1, 1, 1)), limits);
    if (typeof many === "string") throw new Error(many);
    expect([many.files.length, many.tooMany]).toEqual([2, true]);
    await many.drop();
    const before = onDisk();
    expect(await readPost(postOf(formOf(900, 900, 900, 900, 900, 900)), limits)).toBe("tooMuch");
    expect(onDisk()).toEqual(before);
  });

  it("is not read past its limit, whatever length it announced", async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent === 0)
          controller.enqueue(new TextEncoder().encode('--b\r\ncontent-disposition: form-data; name="file.x"; filename="x"\r\n\r\n'));
        sent += 1000;
        controller.enqueue(new Uint8Array(1000));
        if (sent > 1_000_000) controller.close();
      },
    });
    const request = new Request("http://x/", {
      method: "POST",
      body,
      headers: { "content-type": "multipart/form-data; boundary=b" },
      duplex: "half",
    } as RequestInit);
    const before = onDisk();
    expect(await readPost(request, limits)).toBe("tooMuch");
    expect(sent).toBeLessThan(100_000);
    expect(onDisk()).toEqual(before);
  });

  it("that breaks off, or was never one, leaves nothing behind", async () => {
    const before = onDisk();
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    const half = '--b\r\ncontent-disposition: form-data; name="file.x"; filename="x"\r\n\r\nhalf';
    expect(await readPost(new Request("http://x/", { method: "POST", body: half, headers }), limits)).toBe("broken");
    expect(
      await readPost(new Request("http://x/", { method: "POST", body: "{}", headers: { "content-type": "application/json" } }), limits),
    ).toBe("broken");
    expect(await readPost(new Request("http://x/", { method: "POST", headers }), limits)).toBe("broken");
    const cut = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(half));
        controller.error(new Error("the sender went away"));
      },
    });
    expect(await readPost(new Request("http://x/", { method: "POST", body: cut, headers, duplex: "half" } as RequestInit), limits)).toBe(
      "broken",
    );
    expect(onDisk()).toEqual(before);
  });
});

describe("a disk that takes no more", () => {
  it("is told apart from a bad file, and leaves nothing half-saved", async () => {
    const good = await made.docx();
    expect(await send(good)).toMatchObject({ kind: "docx" }); // the control: the same file, with room
    const before = onDisk().toSorted();
    const incoming = path.join(folder(), "incoming");
    const source = path.join(portal.dataDir, "sent");
    fs.writeFileSync(source, good);
    fs.renameSync(incoming, `${incoming}-away`);
    fs.writeFileSync(incoming, ""); // no folder to write into, even for root
    const silent = vi.spyOn(console, "error").mockImplementation(() => {});
    try {
      const file = { field: "file.x", name: "x.docx", scratch: source, size: good.length, tooLarge: false };
      expect(await takeIn(file, contentLimits)).toBe("noRoom");
      expect(await takeIn({ ...file, scratch: source }, contentLimits)).toBe("noRoom");
      const form = new FormData();
      form.append("file.x", new File([new Uint8Array(good)], "x.docx"));
      const post = (limits: { quiet?: true }) =>
        readPost(new Request("http://x/", { method: "POST", body: form }), { fileBytes: 1e6, postBytes: 1e6, files: 2, ...limits });
      silent.mockClear();
      // Whoever files a case leaves no line in a log.
      expect(await post({ quiet: true })).toBe("noRoom");
      expect(silent).not.toHaveBeenCalled();
      expect(await post({})).toBe("noRoom");
      expect(silent).toHaveBeenCalled();
    } finally {
      silent.mockRestore();
      fs.rmSync(incoming);
      fs.renameSync(`${incoming}-away`, incoming);
    }
    expect(onDisk().toSorted()).toEqual(before);
    expect(await send(good)).toMatchObject({ kind: "docx" });
  });
});

describe("the sweeper", () => {
  it("takes away what no row names and is older than a day, and nothing else", async () => {
    const day = 86_400_000;
    const age = (key: string, days: number) => {
      const { mtimeMs } = fs.statSync(folder());
      const at = (mtimeMs - days * day) / 1000;
      fs.utimesSync(path.join(folder(), key.slice(0, 2), key), at, at);
    };
    const named = await keepFile(new TextEncoder().encode("named"));
    await db().attachment.create({ data: { ...anyFile(), ...named, createdById: city.persons.pharma } });
    const orphan = await keepFile(new TextEncoder().encode("orphan"));
    const young = await keepFile(new TextEncoder().encode("young"));
    age(named.storageKey, 3);
    age(orphan.storageKey, 1.1);
    age(young.storageKey, 0.5);
    const scratch = await newScratch();
    fs.writeFileSync(scratch, "left by a machine that stopped");
    const { mtimeMs } = fs.statSync(folder());
    fs.utimesSync(scratch, (mtimeMs - 2 * day) / 1000, (mtimeMs - 2 * day) / 1000);
    expect(await sweepFiles()).toEqual({ removed: 1 });
    const left = onDisk();
    expect(left).toContain(named.storageKey);
    expect(left).toContain(young.storageKey);
    expect(left).not.toContain(orphan.storageKey);
    expect(fs.existsSync(scratch)).toBe(false);
    expect(await sweepFiles()).toEqual({ removed: 0 });
  });
});
