import { packText } from "./packed-stream.ts";
import type { CompressedObject, PdfFile } from "./pdf-file.ts";

/** Objects in one object stream. */
const OBJECTS_TOGETHER = 200;

/** Objects of a large file on their way into object streams. */
export class GroupedObjects {
  readonly #file: PdfFile;
  #waiting: CompressedObject[] = [];

  constructor(file: PdfFile) {
    this.#file = file;
  }

  add(object: CompressedObject): void {
    this.#waiting.push(object);
    if (this.#waiting.length >= OBJECTS_TOGETHER) this.flush();
  }

  /** Writes objects into a stream of their own, because they compress best together. */
  addTogether(objects: readonly CompressedObject[]): void {
    this.#file.objectStream(objects, packText);
  }

  flush(): void {
    this.addTogether(this.#waiting);
    this.#waiting = [];
  }
}
