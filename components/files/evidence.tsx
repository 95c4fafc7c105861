"use client";

import { Camera } from "lucide";
import { useRouter } from "next/navigation";
import { type DragEvent, type MouseEvent, startTransition, useEffect, useEffectEvent, useRef, useState } from "react";
import { acceptedEndings, photoTypes } from "@/lib/files/rules";
import { fileProblem, type FileWords, zh } from "@/lib/text/files";
import { look } from "../ui/button";
import { FileField } from "../ui/field";
import { FileList, type FileRow } from "../ui/files";
import { Icon } from "../ui/icon";
import { useScript } from "../ui/script";
import { UploadRow } from "./upload-row";
import { useUploads } from "./uploads";

export type HeldFile = Omit<FileRow, "actions">;
type Props = {
  fieldKey: string;
  files: readonly HeldFile[];
  /** Whether it is photos that are asked. */
  photos: boolean;
  /** The door that takes files; `&remove=` and a file's key takes one away. */
  address: string;
  /** What a post without script came back with. */
  problem: string | null;
  words?: FileWords;
};

/**
 * Files beside what they show. Without script the buttons post the whole page, so that nothing typed is lost. With script a file goes by itself
 * as soon as it is chosen, dropped or photographed, and the page stays as it is.
 */
export function EvidenceFiles({ fieldKey, photos, files, address, problem, words = zh }: Props) {
  const endings = photos ? photoTypes : acceptedEndings;
  const live = useScript();
  const router = useRouter();
  const [said, say] = useState("");
  const [over, setOver] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const input = () => place.current?.querySelector<HTMLInputElement>("input[type=file]") ?? null;

  /** The list comes anew from the server, and with it the form's revision. Focus on something that goes away moves to the field. */
  const renew = (said: string, forget?: () => void) => {
    const inside = place.current?.querySelector(".files")?.contains(document.activeElement);
    say(said);
    startTransition(() => {
      forget?.();
      router.refresh();
    });
    if (inside) input()?.focus();
  };
  const { uploads, add, stop, again } = useUploads(address, fieldKey, {
    started: (name) => say(words.said.started(name)),
    kept: (name, forget) => renew(words.said.done(name), forget),
    failed: (name, code) => say(words.said.failed(name, fileProblem(code, photos, words))),
  });

  const take = (field: HTMLInputElement) => {
    if (field.files?.length) add(field.files);
    field.value = ""; // or saving the page would post it once more
  };
  const takeEarly = useEffectEvent(() => {
    const field = input();
    if (field) take(field);
  });
  useEffect(() => {
    // Chosen before this script was there.
    takeEarly();
    // A file dropped beside the field would open in the page's place, and what was typed be gone.
    const keep = (event: globalThis.DragEvent) => event.preventDefault();
    window.addEventListener("dragover", keep);
    window.addEventListener("drop", keep);
    return () => {
      window.removeEventListener("dragover", keep);
      window.removeEventListener("drop", keep);
    };
  }, []);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  }

  function photograph() {
    const field = input();
    if (!field) return;
    Object.assign(field, { accept: "image/*", capture: "environment" });
    field.click();
    field.removeAttribute("capture");
    field.accept = endings;
  }

  async function remove(event: MouseEvent, { key, name }: HeldFile) {
    event.preventDefault();
    const response = await fetch(`${address}&remove=${key}`, { method: "POST", headers: { accept: "application/json" } }).catch(() => null);
    const answer = response?.ok ? ((await response.json()) as { problem: string | null }) : { problem: "interrupted" };
    if (answer.problem === null) renew(words.said.removed(name));
    else say(fileProblem(answer.problem, false, words));
  }

  const post = { formEncType: "multipart/form-data", formMethod: "post" } as const;
  return (
    <div
      ref={place}
      className={over ? "uploads uploads-over" : "uploads"}
      data-live={live || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {files.length > 0 && (
        <FileList
          items={files.map((file) => ({
            ...file,
            actions: (
              <button
                type="submit"
                className={look("text")}
                formAction={`${address}&remove=${file.key}`}
                {...post}
                onClick={(event) => void remove(event, file)}
              >
                {words.remove}
                <span className="hidden-visually">{file.name}</span>
              </button>
            ),
          }))}
        />
      )}
      {uploads.length > 0 && (
        <ul className="files">
          {uploads.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              photos={photos}
              words={words}
              again={() => again(upload.key)}
              stop={() => {
                stop(upload.key);
                if (!upload.problem) say(words.said.cancelled(upload.file.name));
                input()?.focus();
              }}
            />
          ))}
        </ul>
      )}
      <div className="row">
        <FileField
          name={`file.${fieldKey}`}
          label={words.choose}
          hint={photos ? words.photoRule : words.rule}
          accept={endings}
          multiple
          onChange={(event) => live && take(event.currentTarget)}
          {...(problem === null ? {} : { errors: [problem] })}
        />
        {/* One after the other in one place: what script brings must not move a button from under a finger. */}
        <div className="uploads-ways">
          <button type="submit" className={`${look("plain")} uploads-send`} formAction={address} {...post}>
            {words.upload}
          </button>
          <button type="button" className={`${look("plain")} uploads-photo`} onClick={photograph}>
            <Icon of={Camera} />
            {words.photo}
          </button>
          <span className="small quiet uploads-drop">{words.drop}</span>
        </div>
      </div>
      <p role="status" className="hidden-visually">
        {said}
      </p>
    </div>
  );
}
