import type { GroupId, Template, TemplateId } from "../compose.ts";
import * as members from "./members.ts";
import * as money from "./money.ts";
import * as offices from "./offices.ts";
import * as other from "./other.ts";
import * as rules from "./rules.ts";
import * as shares from "./shares.ts";

/** Everything that the co-op can do, as members look for it. */
export const GROUPS: readonly (readonly [GroupId, readonly Template[]])[] = [
  [
    "money",
    [
      money.pay,
      money.credit,
      money.round,
      money.topUp,
      money.save,
      money.endow,
      money.core,
      money.standingBucket,
      money.standingBudget,
      money.endStanding,
      money.matchFund,
      money.assignFund,
      money.cancelBucket,
      money.steward,
      money.uphold,
      money.reject,
      money.resolveFlag,
      money.allowance,
      money.acceptAsset,
      money.refuseAsset,
      money.reserveRule,
    ],
  ],
  [
    "members",
    [
      members.admit,
      members.refuse,
      members.notice,
      members.expel,
      members.lapse,
      members.votes,
      members.recovery,
      members.enrol,
      members.publishRoll,
      members.closeRoll,
      members.memberTerms,
    ],
  ],
  [
    "rules",
    [
      rules.amendArticle,
      rules.addArticle,
      rules.changeWeights,
      rules.reviseClass,
      rules.defineKind,
      rules.requireKind,
      rules.tiers,
      rules.agenda,
      rules.nameLockedBody,
      rules.dissolve,
    ],
  ],
  ["shares", [shares.repay, shares.suspend, shares.resume, shares.writeDown, shares.interest, shares.shareTerms]],
  ["offices", [offices.newOffice, offices.nameOfficer, offices.dismissOfficer, offices.empower, offices.takeBack]],
  ["other", [other.onlyWords, other.ownCall, other.rawCall]],
];

export const TEMPLATES: ReadonlyMap<TemplateId, Template> = new Map(
  GROUPS.flatMap(([, templates]) => templates.map((one) => [one.id, one] as const)),
);

export const isTemplate = (id: string): id is TemplateId => (TEMPLATES as ReadonlyMap<string, Template>).has(id);
