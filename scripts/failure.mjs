// What an operator can mend is told in one line, without a stack trace; anything else is a bug and shows its stack.

export class Failure extends Error {}

const CAUSES = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOTDIR: "a part of the path is a file, not a folder",
};

/** The one line for a failed read or write of files; null when the error is of another kind. */
export function wordFileError(error, path = error?.path) {
  const cause = CAUSES[error?.code];
  return cause ? `Cannot write ${path ?? "to the disk"}: ${cause}.` : null;
}

/** Runs a command-line entry; the exit code is 1 when it fails. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    const line = error instanceof Failure ? error.message : wordFileError(error);
    console.error(line ?? error);
    process.exitCode = 1;
  }
}
