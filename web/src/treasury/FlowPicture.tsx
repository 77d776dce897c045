import { sankey, sankeyLinkHorizontal } from "d3-sankey";
import { useLayoutEffect, useRef, useState } from "react";
import type { Address } from "viem";
import { useCoop } from "../chain/coop.ts";
import { useMoney } from "../ui/money.ts";
import { Swatch } from "../ui/Swatch.tsx";
import type { Look } from "../ui/Bar.tsx";
import { useJournal } from "./journal.ts";
import { remember } from "../chain/remember.ts";
import type { EntryEvent } from "../../../sdk/src/events.ts";
import type { Period } from "./period.ts";
import { pictureOf } from "./picture.ts";
import type { Node, Picture, Place } from "./picture.ts";
import { purposeWords } from "./purposes.ts";
import { GROUP_OF } from "./accounts.ts";
import { words } from "./words/index.ts";

const NARROW = 820; // pixels below which a list is easier to read than a picture

const pictures = remember((_: readonly EntryEvent[]) => new Map<string, Picture>());

/** Where money came from in a period, in which pots it was, and where it went. */
export function FlowPicture({ asset, period }: { asset: Address; period: Period }) {
  const picture = usePicture(asset, period);
  const money = useMoney();
  const [frame, width] = useWidth();
  const { before, came, went, held } = picture;
  const amounts = [before, came, went, held].map((amount) => money(amount, asset));
  if (picture.nodes.length === 0) return <p className="card quiet">{words.flows.none}</p>;
  return (
    <div className="card flows">
      <p>{words.flows.sum(...(amounts as [string, string, string, string]))}</p>
      <div ref={frame}>
        {width >= NARROW && <Drawing picture={picture} asset={asset} width={width} />}
        {width > 0 && width < NARROW && <Columns picture={picture} asset={asset} />}
      </div>
      <details>
        <summary>{words.flows.asTable}</summary>
        <Table picture={picture} asset={asset} />
      </details>
    </div>
  );
}

function usePicture(asset: Address, period: Period): Picture {
  const { addresses } = useCoop();
  const journal = useJournal();
  const known = pictures(journal);
  const key = `${asset} ${period.since} ${period.until}`;
  const picture = known.get(key) ?? pictureOf(journal, asset, addresses, period);
  known.set(key, picture);
  return picture;
}

/** How wide the place for the picture is, in pixels; 0 until that is known. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}

/** What a place of the picture is called. */
function nameOf(place: Place): string {
  switch (place.kind) {
    case "purpose":
      return place.side === "source" ? words.flows.came(purposeWords(place.purpose)) : purposeWords(place.purpose);
    case "pot":
      return words.pots[place.pot];
    default:
      return words.flows[place.kind === "back" ? (place.side === "use" ? "backOut" : "backIn") : place.kind];
  }
}

/** The colour of a place: that of its group; what is no pot has none of its own. */
const lookOf = (place: Place): Look => (place.kind === "pot" ? GROUP_OF[place.pot] : "others");

/* THE DRAWING */

const NODE_WIDTH = 12; // pixels
const NODE_GAP = 30; // pixels, for two lines of words
const LABEL = 150; // pixels of words left and right of the drawing
const ROW = 62; // pixels that a node has on average
const PRECISION = 1_000_000n;

interface DrawnNode extends Node {
  look: Look;
}

interface DrawnLink {
  source: string;
  target: string;
  value: number;
}

function Drawing({ picture, asset, width }: { picture: Picture; asset: Address; width: number }) {
  const money = useMoney();
  const { nodes, links, height } = layOut(picture, width);
  const path = sankeyLinkHorizontal<DrawnNode, DrawnLink>();
  return (
    <svg className="flow-picture" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      {links.map((link) => {
        const [from, to] = [link.source as DrawnNode, link.target as DrawnNode];
        const look = from.place.kind === "pot" ? from.look : to.look;
        const strokeWidth = Math.max(1, link.width ?? 0);
        return (
          <path
            key={`${from.key} ${to.key}`}
            className={`flow flow-${look}`}
            d={path(link) ?? ""}
            strokeWidth={strokeWidth}
          >
            <title>{`${nameOf(from.place)} → ${nameOf(to.place)}`}</title>
          </path>
        );
      })}
      {nodes.map((node) => {
        const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
        const isOnTheLeft = node.place.side === "source";
        const [x, anchor] = isOnTheLeft ? ([x0 - 8, "end"] as const) : ([x1 + 8, "start"] as const);
        return (
          <g key={node.key}>
            <rect className={`node-${node.look}`} x={x0} y={y0} width={x1 - x0} height={Math.max(2, y1 - y0)} rx={2} />
            <text x={x} y={(y0 + y1) / 2 - 3} textAnchor={anchor}>
              {nameOf(node.place)}
              <tspan className="flow-amount" x={x} dy="1.25em">
                {money(node.amount, asset)}
              </tspan>
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The layout changes what it is given, so it is given copies. */
function layOut({ nodes, links }: Picture, width: number) {
  const most = nodes.reduce((largest, { amount }) => (amount > largest ? amount : largest), 1n);
  const sides = ["source", "pot", "use"].map((side) => nodes.filter(({ place }) => place.side === side).length);
  const height = Math.max(220, ROW * Math.max(...sides));
  const layout = sankey<DrawnNode, DrawnLink>()
    .nodeId(({ key }) => key)
    .nodeWidth(NODE_WIDTH)
    .nodePadding(NODE_GAP)
    .extent([
      [LABEL, 16],
      [width - LABEL, height - 16],
    ]);
  const drawn = layout({
    nodes: nodes.map((node) => ({ ...node, look: lookOf(node.place) })),
    links: links.map(({ from, to, amount }) => {
      return { source: from, target: to, value: Number((amount * PRECISION) / most) + 1 };
    }),
  });
  return { ...drawn, height };
}

/* WITHOUT A DRAWING */

/** The same as three lists of bars, for narrow windows. */
function Columns({ picture: { nodes }, asset }: { picture: Picture; asset: Address }) {
  const money = useMoney();
  const most = nodes.reduce((largest, { amount }) => (amount > largest ? amount : largest), 1n);
  return (
    <div aria-hidden="true">
      {(["source", "pot", "use"] as const).map((side) => (
        <div key={side} className="flow-column">
          <p className="flow-side">{words.flows.sides[side]}</p>
          {nodes
            .filter(({ place }) => place.side === side)
            .map(({ key, place, amount }) => (
              <div key={key} className="flow-bar">
                <Swatch look={lookOf(place)}>{nameOf(place)}</Swatch>
                <span className="amount">{money(amount, asset)}</span>
                <span
                  className={`flow-length look-${lookOf(place)}`}
                  style={{ width: `${Math.max(1, Number((amount * 100n) / most))}%` }}
                />
              </div>
            ))}
        </div>
      ))}
    </div>
  );
}

function Table({ picture: { nodes, links }, asset }: { picture: Picture; asset: Address }) {
  const money = useMoney();
  const places = new Map(nodes.map(({ key, place }) => [key, place]));
  const name = (key: string) => nameOf(places.get(key) as Place);
  return (
    <table className="plain-table">
      <caption>{words.flows.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.journal.from}</th>
          <th scope="col">{words.journal.to}</th>
          <th scope="col" className="amount">
            {words.journal.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {links.map(({ from, to, amount }) => (
          <tr key={`${from} ${to}`}>
            <td>{name(from)}</td>
            <td>{name(to)}</td>
            <td className="amount">{money(amount, asset)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
