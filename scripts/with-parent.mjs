// Preloaded into the application: it must not outlive its launcher. A launcher killed with -9 cannot stop it, and an
// orphan would hold the port against the next start.
process.on("disconnect", () => process.exit(1));
process.channel?.unref();
