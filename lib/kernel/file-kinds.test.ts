import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  containerOf,
  contentTypeOf,
  fileKinds,
  isEncryptedStream,
  isSignedPackage,
  kindOfCompound,
  kindOfPackage,
  refusalOf,
} from "./file-kinds";

const bytes = (text: string) => new TextEncoder().encode(text);
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

describe("a file's first bytes", () => {
  it.each([
    ["%PDF-1.7", "pdf"],
    ["PK\u0003\u0004", "zip"],
    [" %PDF-1.7", null],
    ["\ufeff%PDF-1.7", null],
    ["%PDF", null],
    ["", null],
  ])("%j: %s", (text, container) => expect(containerOf(bytes(text))).toBe(container));

  it("tell at the very start: whatever stands before one of them hides it", () => {
    const start = fc.constantFrom("%PDF-1.4", "\u00ff\u00d8\u00ff", "PK\u0003\u0004");
    fc.assert(fc.property(fc.stringMatching(/^[a-z<>\s]{1,20}$/), start, (before, kind) => containerOf(bytes(before + kind)) === null));
  });

  it.each([
    ["<svg onload=alert(1)>", undefined, "svg"],
    ['<?xml version="1.0"?>\n<svg\nxmlns="x">', "application/xml", "svg"],
    ["", "image/heic", "heic"],
    ["", "image/avif", "heic"],
    ["", "application/x-7z-compressed", "archive"],
    ["<html>", undefined, "type"],
    ["", "video/mp4", "type"],
    ["<svgx>", undefined, "type"],
  ])("%j, called %s: refused as %s", (head, mime, code) => expect(refusalOf(head, mime)).toBe(code));
});

describe("a package's directory", () => {
  it.each([
    [["[Content_Types].xml", "word/document.xml"], word, "docx"],
    [["[Content_Types].xml", "word/document2.xml"], word, "docx"],
    [["[Content_Types].xml", "xl/workbook.xml"], excel, "xlsx"],
    [["OFD.xml", "Doc_0/Document.xml"], null, "ofd"],
    [["[Content_Types].xml", "xl/workbook.xml"], word, "type"],
    [["[Content_Types].xml", "ppt/presentation.xml"], "presentationml.presentation.main+xml", "type"],
    [["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"], word, "macro"],
    [["[Content_Types].xml", "word/document.xml", "WORD/VBAPROJECT.BIN"], word, "macro"],
    [["[Content_Types].xml", "word/document.xml"], `${word} vnd.ms-word.document.macroEnabled.main+xml`, "macro"],
    [["[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/s.xml"], excel, "macro"],
    [["[Content_Types].xml", "word/document.xml", "OFD.xml"], word, "mixed"],
    [["sub/OFD.xml"], null, "archive"],
    [["a.pdf"], null, "archive"],
    [[], null, "archive"],
  ] as const)("%j: %s", (names, types, kind) => expect(kindOfPackage(names, types)).toBe(kind));

  it("tells a signed one", () => {
    expect(isSignedPackage(["_xmlsignatures/sig1.xml"])).toBe(true);
    expect(isSignedPackage(["Doc_0/Signs/Signatures.xml"])).toBe(true);
    expect(isSignedPackage(["word/signs.xml", "_xmlsignatures/origin.sigs"])).toBe(false);
  });
});

describe("an old file's directory", () => {
  it.each([
    [["/WordDocument", "/1Table"], "x.doc", "doc"],
    [["/WordDocument"], "x.WPS ", "wps"],
    [["/WordDocument"], "wps.exe", "doc"],
    [["/Workbook"], "x.doc", "xls"],
    [["/Book"], "x", "xls"],
    [["Root Entry/WordDocument", "Root Entry/Macros/VBA/dir"], "x.doc", "macro"],
    [["/Workbook", "/_VBA_PROJECT_CUR/VBA/dir"], "x.xls", "macro"],
    [["/EncryptedPackage", "/EncryptionInfo"], "x.docx", "encrypted"],
    [["/PowerPoint Document"], "x.ppt", "type"],
    [[], "x.doc", "type"],
  ] as const)("%j, named %s: %s", (entries, name, kind) => expect(kindOfCompound(entries, name)).toBe(kind));

  it("the document's own stream tells whether it is locked, whatever its length", () => {
    const fib = new Uint8Array(32);
    expect(isEncryptedStream("doc", fib)).toBe(false);
    fib[11] = 0x11;
    expect(isEncryptedStream("doc", fib)).toBe(true);
    expect(isEncryptedStream("xls", new Uint8Array([0x09, 8, 0, 0, 0x2f, 0, 0, 0]))).toBe(true);
    expect(isEncryptedStream("xls", new Uint8Array([0x09, 8, 0, 0, 0x0a, 0, 0, 0, 0x2f, 0, 0, 0]))).toBe(false);
    fc.assert(
      fc.property(fc.constantFrom("doc" as const, "xls" as const), fc.uint8Array({ maxLength: 64 }), (kind, stream) =>
        [true, false].includes(isEncryptedStream(kind, stream)),
      ),
    );
  });
});

it("every kind has a type of its own", () => {
  expect(new Set(fileKinds.map((kind) => contentTypeOf[kind])).size).toBe(fileKinds.length);
});
