// Runs once when the server starts, before the first request: the jobs, where the application does them itself.
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { readEnv } = await import("@/lib/server/env");
  if (readEnv().worker !== "inside") return;
  const [{ startRunner }, { jobHandlers }, { mailNotice }] = await Promise.all([
    import("@/lib/server/runner"),
    import("@/lib/runner/jobs"),
    import("@/lib/server/mail"),
  ]);
  process.stderr.write(mailNotice());
  const runner = startRunner(jobHandlers);
  // Next ends the process as soon as the last request is answered. The jobs come to their end first; then Next is told.
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const others = process.listeners(signal);
    process.removeAllListeners(signal);
    process.once(signal, () => {
      void runner.stop().finally(() => {
        for (const other of others) other(signal);
      });
    });
  }
}
