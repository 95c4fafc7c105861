// Without one of its own, the build would take the portal's.
export function register(): void {}
