export function migrate(root: string, databaseUrl: string, options?: { signal?: AbortSignal }): Promise<void>;
export function prismaEnv(databaseUrl?: string): NodeJS.ProcessEnv;
export function prismaCli(root: string): string;
