import fc from "fast-check";

// The same cases on every machine and every day; a failure can be repeated.
fc.configureGlobal({ seed: 20261121 });
