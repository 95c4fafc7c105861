export function embeddedPostgres(
  folder: string,
  options?: { fastAndLoose?: boolean },
): Promise<{
  start(): Promise<{ how: "adopted" | "started"; urlFor(database: string): string }>;
  stop(mode?: "fast" | "immediate"): Promise<void>;
  isRunning(): Promise<boolean>;
}>;
