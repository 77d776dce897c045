import type { Code } from "../../../../scripts/relay/refusal.ts";

const refusals: Record<Code, string> = {
  malformed: "La coopérative n’a pas pu lire ce bulletin. Rechargez la page et signez de nouveau.",
  "reason-too-long": "La raison est trop longue. Restez en dessous de 2 000 caractères.",
  "unknown-choice": "Ce choix n’existe pas.",
  "reason-missing": "Un blocage demande une raison à laquelle les autres puissent répondre.",
  expired: "La durée de validité de votre signature est passée. Signez de nouveau.",
  "deadline-too-near": "Votre signature expirerait avant d’être déposée. Donnez-lui une validité plus longue.",
  "invalid-signature": "La signature ne correspond pas à votre portefeuille et à ce bulletin. Signez de nouveau.",
  "not-a-member": "Seuls les membres peuvent voter, et ce portefeuille n’appartient à aucun.",
  "not-eligible":
    "Vous ne pouvez pas voter ici : seuls le peuvent ceux qui étaient membres à l’ouverture du vote, depuis assez " +
    "longtemps et d’un collège consulté.",
  "unknown-proposal": "La coopérative ne connaît pas ce vote.",
  "unknown-ballot": "La coopérative n’a plus ce bulletin. S’il n’est pas encore compté, signez de nouveau.",
  "unknown-path": "Le service de la coopérative ne comprend pas cette page. Votez depuis votre propre portefeuille.",
  "not-active": "Ce vote n’est pas ouvert.",
  closing:
    "Le vote se termine dans moins d’une minute, trop tôt pour cette voie. Votez tout de suite depuis votre portefeuille.",
  "stale-sequence":
    "Vous avez voté ou retiré votre bulletin après avoir signé celui-ci, et c’est le dernier mot qui compte.",
  "early-sequence":
    "Le bulletin que celui-ci remplacerait n’est pas encore inscrit. Signez de nouveau dans un instant.",
  "too-many-casts": "Vous avez changé ce bulletin 24 fois. Il ne peut plus être changé.",
  "on-its-way": "Votre dernier bulletin est en train d’être compté. Signez de nouveau dans un instant.",
  replaced: "Un bulletin plus récent de votre part a pris sa place.",
  "too-large": "La raison est trop longue. Restez en dessous de 2 000 caractères.",
  "too-many-posts": "Trop de bulletins arrivent de votre connexion. Réessayez dans une minute.",
  "too-many-ballots":
    "Vous avez signé beaucoup de bulletins dans l’heure. Réessayez plus tard, ou votez depuis votre propre portefeuille.",
  internal: "Le service de la coopérative a échoué. Signez de nouveau, ou votez depuis votre propre portefeuille.",
  unreachable:
    "Le service de la coopérative ne peut pas lire les livres en ce moment. Réessayez plus tard, ou votez depuis votre " +
    "propre portefeuille.",
};

export const words: typeof import("./en.ts")["words"] = {
  refusals,
  unknownRefusal: (code: string) => `La coopérative n’accepte pas ce bulletin (${code}).`,
  outOfReach:
    "La coopérative ne peut pas recevoir de bulletins signés en ce moment. Réessayez plus tard, ou votez depuis votre propre portefeuille.",

  vote: {
    For: (title: string) => `Voter sur « ${title} » : pour`,
    Against: (title: string) => `Voter sur « ${title} » : contre`,
    Abstain: (title: string) => `Voter sur « ${title} » : abstention`,
    Block: (title: string) => `Voter sur « ${title} » : blocage`,
  },

  ways: {
    title: "Comment le déposer",
    sign: "Signer, et laisser la coopérative payer",
    signNotNow: "Signer, et laisser la coopérative payer (impossible en ce moment)",
    signWhat: "Cela ne vous coûte rien. La coopérative dépose ce que vous avez signé et ne peut rien y changer.",
    silent:
      "Le service de la coopérative est injoignable. Votre vote compte tout autant depuis votre propre portefeuille.",
    own: "Voter depuis mon propre portefeuille",
    ownWhat: "Votre portefeuille paie les frais de réseau.",
    validity: "S’il ne peut pas être déposé tout de suite, ma signature reste valable",
    validities: { close: "jusqu’à la clôture du vote", day: "un jour", hour: "une heure" },
  },

  choices: { For: "pour", Against: "contre", Abstain: "abstention", Block: "blocage" },
  pending: {
    new: (choice: string) => `Votre bulletin signé (${choice}) est en train d’être remis à la coopérative …`,
    queued: (choice: string) =>
      `Votre bulletin signé (${choice}) est accepté et sera déposé sous peu, avec d’autres. Vous n’avez pas besoin d’attendre ici.`,
    sent: (choice: string) => `Votre bulletin signé (${choice}) a été déposé et est en train d’être compté …`,
    counted: (choice: string) => `Votre bulletin signé (${choice}) a été déposé et est en train d’être compté …`,
    skipped: (choice: string) => `Votre bulletin signé (${choice}) n’a pas été compté.`,
    silent: (choice: string) =>
      `Votre bulletin signé (${choice}) n’est pas encore compté, et le service de la coopérative ne répond pas en ce moment. Cette page continue de demander. Si vous préférez ne pas attendre, votez depuis votre propre portefeuille : c’est ce vote qui comptera.`,
  },
};
