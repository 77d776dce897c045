import type { ReactNode } from "react";
import { say } from "../../words/format.ts";

export const words: typeof import("./en.ts")["words"] = {
  title: "Mis de côté avec une règle",
  purse: {
    permit: (amount: string) => `Autoriser la trésorerie à prendre ${amount} dans votre portefeuille`,
    sign: (amount: string, until: string) =>
      `Signez que la trésorerie peut prendre ${amount} de votre portefeuille, une fois, jusqu’au ${until}`,
    withdraw: "Retirer une autorisation plus ancienne, d’un montant moindre",
  },
  standing: {
    title: (bucket: string) => `Budget permanent : ${bucket}`,
    every: (amount: string, period: string, bucket: ReactNode, paid: string) =>
      say`${amount} par période de ${period} pour ${bucket}, avant que les membres ne répartissent quoi que ce soit ; ${paid} jusqu’ici.`,
    due: (amount: string) => `${amount} sont dus maintenant.`,
    next: (when: ReactNode) => say`Prochaine échéance ${when}.`,
    ended: "Il a pris fin.",
    locked: (amount: string) => `${amount} réservés aux dépenses de base`,
    lockedMeans: "Les membres ne peuvent pas l’utiliser pour autre chose.",
    nothingLocked: "Rien n’est réservé : ce qui est dû est prélevé en premier sur le budget du prochain tour.",
    pay: "Verser ce qui est dû",
    paying: (bucket: string) => `Verser ce qui est dû dans « ${bucket} »`,
  },
  fund: {
    title: (fund: string) => `Fonds d’abondement : ${fund}`,
    doubles: (buckets: ReactNode, perFunder: string, perBucket: string, when: ReactNode) =>
      say`Double les dons à ${buckets}, jusqu’à ${perFunder} par financeur et ${perBucket} par cagnotte, tant qu’il en reste ; il prend fin ${when}.`,
    doubled: (buckets: ReactNode, perFunder: string, perBucket: string, day: ReactNode) =>
      say`A doublé les dons à ${buckets}, jusqu’à ${perFunder} par financeur et ${perBucket} par cagnotte, jusqu’au ${day}.`,
    noBucket: "aucune cagnotte pour l’instant",
    matched: (amount: string) => `${amount} ajoutés aux dons`,
    left: (amount: string) => `il reste ${amount}`,
    finish: "Rendre le reste au fonds général",
    finishing: (fund: string) => `Rendre le reste de « ${fund} » au fonds général`,
    sponsor: "Abonder ce fonds",
    sponsorMeans:
      "Votre argent double ce que d’autres donnent. Il est donné pour de bon : ce qui reste à la fin va au fonds général.",
    amount: (symbol: string) => `Montant en ${symbol}`,
    holds: (balance: string) => `Votre portefeuille contient ${balance}.`,
    tooMuch: "C’est plus que ce que contient votre portefeuille.",
    twoSteps: "Deux choses à confirmer : d’abord que la trésorerie peut prendre exactement ce montant, puis le don.",
    give: "Donner au fonds",
    giving: (amount: string, fund: string) => `Donner ${amount} au fonds « ${fund} »`,
    connect: "pour abonder ce fonds.",
  },
};
