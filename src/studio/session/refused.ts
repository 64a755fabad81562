import type { Finding, RefusalKind } from "../protocol/server.ts";

/** A call that is not carried out, for a reason that its caller may know. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly kind: RefusalKind;
  readonly findings: readonly Finding[];

  constructor(kind: RefusalKind, detail: string, findings: readonly Finding[] = []) {
    super(detail);
    this.kind = kind;
    this.findings = findings;
  }
}
