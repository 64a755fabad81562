import fc from "fast-check";

// In CI the same examples are tried each time, so that a change is judged by itself; elsewhere chance goes on
// looking, and prints the seed of what it finds.
if (process.env["CI"] !== undefined) fc.configureGlobal({ seed: 20_261_124 });
