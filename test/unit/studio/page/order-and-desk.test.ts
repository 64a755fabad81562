import { describe, expect, test } from "vitest";
import { orderAndDesk } from "../../../../src/studio/page/desk/order-and-desk.ts";

const file = (handle: string) => ({ handle, path: handle, bytes: 1, modified: 0 });
const template = { file: file("書簡") };
const onDesk = (handle: string, sheet?: string) => ({ file: file(handle), sheet });
const order = { template: "書簡", lists: [{ list: "市" }, { list: "県", sheet: "名簿" }] };

describe("what a run was asked for", () => {
  test("is what the desk has, if its template and all its lists lie there in their order", () => {
    expect(orderAndDesk(order, template, [onDesk("市"), onDesk("県", "名簿")])).toBe("same");
  });

  test("is apart from a desk on which there is no letter", () => {
    expect(orderAndDesk(order, undefined, [onDesk("市"), onDesk("県", "名簿")])).toBe("apart");
    expect(orderAndDesk(order, template, [])).toBe("apart");
  });

  test.each([
    ["another template", { file: file("通知") }, [onDesk("市"), onDesk("県", "名簿")]],
    ["another list", template, [onDesk("市"), onDesk("町", "名簿")]],
    ["another worksheet", template, [onDesk("市"), onDesk("県")]],
    ["a list less", template, [onDesk("市")]],
    ["a list more", template, [onDesk("市"), onDesk("県", "名簿"), onDesk("町")]],
    ["another order of lists", template, [onDesk("県", "名簿"), onDesk("市")]],
  ])("is not what the desk has, if there is %s", (_, chosen, lists) => {
    expect(orderAndDesk(order, chosen, lists)).toBe("other");
  });
});
