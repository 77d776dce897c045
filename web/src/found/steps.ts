/** The steps of a founding, in their order. */
export const STEPS = ["preset", "basics", "classes", "rules", "founders", "consents", "found"] as const;
export type Step = (typeof STEPS)[number];

export const isStep = (text: string | null): text is Step => STEPS.includes(text as Step);
