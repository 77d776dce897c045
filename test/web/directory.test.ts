import { expect } from "chai";
import type { Founding } from "../../sdk/src/events.ts";
import { countNames, searchCoops } from "../../web/src/directory/coops.ts";
import { likeOf } from "../../web/src/ui/title.ts";

const founding = (id: number, name: string): Founding => {
  const addresses = { treasury: `0xAA${id}`, members: `0xBB${id}` } as unknown as Founding["addresses"];
  return { id, name, addresses } as Founding;
};

const NAMES = ["Commons Bakery", "Valley Energy", "commons\u202e  bakery", "", "\u200b \u00a0"];
const foundings = NAMES.map((name, id) => founding(id, name));
const found = (search: string): number[] => searchCoops(foundings, search).map(({ id }) => id);

describe("The list of co-ops", function () {
  it("is searched by name and by any address, the newest first", function () {
    expect(found("")).to.deep.equal([4, 3, 2, 1, 0]);
    expect(found(" COMMONS ")).to.deep.equal([2, 0]);
    expect(found("0xbb1")).to.deep.equal([1]);
    expect(found("(nobody")).to.deep.equal([]);
  });

  it("counts names that an eye takes for the same", function () {
    const names = countNames(foundings);
    expect(NAMES.map((name) => names.get(likeOf(name)))).to.deep.equal([2, 1, 2, 2, 2]);
    expect(likeOf("ＣＯＭＭＯＮＳ")).to.equal("commons");
  });
});
