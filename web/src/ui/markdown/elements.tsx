import type { Nodes, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { createElement } from "react";
import type { ReactNode } from "react";
import { linkOf } from "./link.ts";
import { isModest } from "./measure.ts";
import { tame } from "./tame.ts";

/** HTML, and links whose target is given elsewhere, are nothing special: they stay the text that they are. */
const PLAIN = { extensions: [{ disable: { null: ["htmlFlow", "htmlText", "definition", "codeIndented"] } }] };

const DEEPEST = 20; // levels; what lies deeper is shown without its form

/** What a stranger wrote as elements of the page: those of the list below, and no others. */
export function layOut(written: string): ReactNode {
  const text = tame(written);
  return isModest(text) ? childrenOf(fromMarkdown(text, PLAIN).children, 0) : asWritten(text);
}

const asWritten = (text: string) => (
  <p dir="auto" className="markdown-plain">
    {text}
  </p>
);

function childrenOf(nodes: readonly RootContent[], depth: number): ReactNode {
  return nodes.map((node, i) => <Piece key={i} node={node} depth={depth} />);
}

/** One piece of the text. Whatever is not listed here is not shown as anything but its words. */
function Piece({ node, depth }: { node: RootContent; depth: number }): ReactNode {
  if (depth > DEEPEST) return textOf(node);
  const inner = () => ("children" in node ? childrenOf(node.children, depth + 1) : null);
  switch (node.type) {
    case "text":
      return linked(tame(node.value)); // entities may stand for any letter
    case "paragraph":
      return <p dir="auto">{inner()}</p>;
    case "heading":
      return createElement(`h${Math.min(node.depth + 3, 6)}`, { dir: "auto" }, inner());
    case "emphasis":
      return <em>{inner()}</em>;
    case "strong":
      return <strong>{inner()}</strong>;
    case "inlineCode":
      return <code dir="auto">{node.value}</code>;
    case "code":
      return (
        <pre dir="auto" tabIndex={0}>
          <code>{node.value}</code>
        </pre>
      );
    case "blockquote":
      return <blockquote dir="auto">{inner()}</blockquote>;
    case "list":
      return node.ordered === true ? <ol start={node.start ?? 1}>{inner()}</ol> : <ul>{inner()}</ul>;
    case "listItem":
      return <li dir="auto">{inner()}</li>;
    case "link":
      return <TextLink uri={node.url}>{textOf(node)}</TextLink>;
    case "image":
      return <TextLink uri={node.url}>{textOf(node)}</TextLink>;
    case "break":
      return <br />;
    case "thematicBreak":
      return <hr />;
    default:
      return textOf(node);
  }
}

/** A link says in the reader's own letters where it leads, because its words may say something else. */
function TextLink({ uri, children }: { uri: string; children: string }) {
  const href = linkOf(uri);
  const shown = tame(uri);
  const words = children === "" ? shown : children;
  if (href === undefined) return <bdi>{words === shown ? shown : `${words} (${shown})`}</bdi>;
  const { protocol, host } = new URL(href);
  const place = protocol === "https:" ? host : href;
  return (
    <>
      <a dir="auto" href={href} target="_blank" rel="noopener noreferrer nofollow">
        {words}
      </a>
      {words !== shown && words !== href && <bdi className="quiet"> ({place})</bdi>}
    </>
  );
}

const BARE = /https:\/\/[^\s<>"”’]*[^\s<>"”’.,;:!?)\]}*_]/g;

/** Addresses in the middle of the text are links, too. */
function linked(text: string): ReactNode {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const { 0: uri, index } of text.matchAll(BARE)) {
    pieces.push(
      text.slice(end, index),
      <TextLink key={index} uri={uri}>
        {uri}
      </TextLink>,
    );
    end = index + uri.length;
  }
  return end === 0 ? text : [...pieces, text.slice(end)];
}

/** The words of a node without any form. */
function textOf(node: Nodes): string {
  if ("value" in node) return tame(node.value);
  if ("alt" in node) return tame(node.alt ?? "");
  return "children" in node ? node.children.map(textOf).join("") : "";
}
