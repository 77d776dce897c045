import { expect } from "chai";
import { createElement, Fragment } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { layOut } from "../../web/src/ui/markdown/elements.tsx";
import { linkOf } from "../../web/src/ui/markdown/link.ts";
import { tame } from "../../web/src/ui/markdown/tame.ts";
import { HOSTILE_NAMES, HOSTILE_TEXTS, HOSTILE_URIS } from "./hostile.ts";

const ALLOWED = "p h4 h5 h6 ul ol li em strong code pre blockquote br hr a bdi".split(" ");
const ATTRIBUTES = "dir class href target rel start tabindex".split(" ");

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const htmlOf = (text: string) => renderToStaticMarkup(createElement(Fragment, null, layOut(text)));

/** What a browser would make of it: every tag with its attributes. What is escaped is none. */
function tagsOf(html: string): { name: string; attributes: Map<string, string> }[] {
  return [...html.matchAll(/<([a-z0-9]+)((?:\s+[a-z]+="[^"]*")*)\s*\/?>/gi)].map(([, name = "", attributes = ""]) => ({
    name,
    attributes: new Map(
      [...attributes.matchAll(/([a-z]+)="([^"]*)"/gi)].map(([, key = "", value = ""]) => [key, value]),
    ),
  }));
}

describe("Markdown of strangers", function () {
  for (const [name, text] of Object.entries(HOSTILE_TEXTS)) {
    it(`is harmless with ${name}`, function () {
      const start = performance.now();
      const html = htmlOf(text);
      expect(performance.now() - start, "milliseconds").to.be.lessThan(3_000); // which is for a machine that is busy

      const tags = tagsOf(html);
      const opened = html.match(/<[^/]/g)?.length ?? 0;
      expect(tags.length, "every < is a tag that is known").to.equal(opened);
      for (const { name: tag, attributes } of tags) {
        expect(ALLOWED).to.include(tag);
        for (const key of attributes.keys()) expect(ATTRIBUTES).to.include(key);
        const href = attributes.get("href");
        if (href !== undefined) expect(href).to.match(/^(https|ipfs):/);
        if (tag === "a") expect(attributes.get("rel")).to.equal("noopener noreferrer nofollow");
      }
      expect(html).not.to.match(UNSEEN);
    });
  }

  it("keeps every word, even where it keeps no form", function () {
    const deep = Array.from({ length: 60 }, (_, i) => `${"  ".repeat(i)}- item ${i}`).join("\n");
    for (let i = 0; i < 60; i++) expect(htmlOf(deep)).to.contain(`item ${i}`);
    expect(htmlOf("<b>bold</b>")).to.contain("&lt;b&gt;bold&lt;/b&gt;");
    expect(htmlOf("A long story. ".repeat(10_000)).length).to.be.greaterThan(140_000);
  });

  it("lays out what people write", function () {
    expect(htmlOf("# Why\n\nBecause *we* **must**.")).to.equal(
      `<h4 dir="auto">Why</h4><p dir="auto">Because <em>we</em> <strong>must</strong>.</p>`,
    );
    expect(htmlOf("1. one\n2. two")).to.match(/^<ol start="1"><li dir="auto"><p dir="auto">one/);
    expect(htmlOf("> said\n\n`code`")).to.contain("<blockquote").and.contain("<code");
  });

  it("says where a link leads that is called something else", function () {
    expect(htmlOf("[our bank](https://attacker.example/x)")).to.contain("(attacker.example)");
    expect(htmlOf("[https://our-coop.example](https://attacker.example/)")).to.contain("(attacker.example)");
    expect(htmlOf("<https://example.org/x>")).not.to.contain("(");
    expect(htmlOf("[раypal](https://раypal.example/)")).to.contain("(xn--");
    expect(htmlOf("[open](javascript:alert)")).to.contain("open (javascript:alert)").and.not.contain("<a");
  });

  it("links bare addresses, without the sentence around them", function () {
    expect(htmlOf("See (https://example.org/a), please.")).to.contain(`href="https://example.org/a"`);
    expect(htmlOf("See (https://example.org/a), please.")).to.contain("</a>), please.");
    expect(htmlOf("http://example.org")).not.to.contain("<a");
  });

  it("never loads an image", function () {
    expect(htmlOf("![a cat](https://example.org/cat.png)")).to.contain(">a cat</a>").and.not.contain("<img");
  });
});

describe("Links of strangers", function () {
  it("lead to https and ipfs only, without a name before the place", function () {
    const linked = HOSTILE_URIS.filter((uri) => linkOf(uri) !== undefined);
    expect(linked).to.deep.equal([
      ...HOSTILE_URIS.slice(0, 2),
      `https://example.org/"><img src=x onerror=globalThis.harmed=1>`,
    ]);
    expect(linkOf(linked[2] as string)).not.to.match(/[<>"]/);
  });
});

describe("Names of strangers", function () {
  it("keep their letters and lose what turns or piles them", function () {
    for (const name of HOSTILE_NAMES) expect(tame(name)).not.to.match(UNSEEN);
    expect(tame("Zoë Ñandú नमस्ते ไม้เอก שָׁלוֹם")).to.equal("Zoë Ñandú नमस्ते ไม้เอก שָׁלוֹם");
    expect(tame(`Z${"\u0301".repeat(100)}`).length).to.equal(5);
  });
});
