import { readdirSync } from 'node:fs'

/** The stages that have operations, in the order of the house, with what each is about. */
export const stages = {
  people: 'Who works here, and what they may do',
  audience: 'Whom content is for, what they did, and what they agreed to',
  brief: 'What is asked for, by when, and who has the hours for it',
  create: 'What content is made of: pictures, components, templates, families',
  guard: 'What content must meet, and what of it does not',
  approve: 'Whose yes is needed, and what waits for it',
  decide: 'What is shown where, to whom, and why',
  activate: 'What goes out: mailings, packages, and how each message fared',
  observe: 'The days of the logs: closed, verified, cleared',
  learn: 'What works, how sure that is, and what wants an answer',
  steward: 'How the loop does as a whole, and what holds it back',
  flow: 'What runs in place of hand-offs',
} as const satisfies Readonly<Record<string, string>>

export type Stage = keyof typeof stages
export const isStage = (word: string): word is Stage => Object.hasOwn(stages, word)
export const stageNames = Object.keys(stages) as Stage[]

/** The names of a stage's operations, which are those of its files: no operation has to be loaded for them. */
export const operationsOf = (stage: Stage): string[] =>
  readdirSync(new URL(`../engine/${stage}/operations`, import.meta.url)).flatMap((file) => /^([a-zA-Z]+\.[a-zA-Z]+)\.ts$/.exec(file)?.[1] ?? [])
