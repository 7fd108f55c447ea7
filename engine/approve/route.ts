import { z } from 'zod'
import { Role } from '../kernel/actor.ts'
import { Entity, noun } from '../kernel/noun.ts'

/** Whose yes is asked for, and how long it may take. */
export const Step = z.strictObject({
  role: Role.exclude(['owner', 'agent', 'flow', 'viewer', 'auditor']).describe('who may say yes'),
  label: z.string().trim().min(1).max(40).describe('what this step looks at, as in claims'),
  withinHours: z
    .number()
    .positive()
    .max(720)
    .default(16)
    .describe('working hours (Monday to Friday, 9 to 17, in the engine’s time zone) from the moment it waits here'),
})
export type Step = z.infer<typeof Step>

/** One rule of the approval route: for what `when` holds for, either these steps in their order, or a pass with its reason. */
export const Route = Entity.extend({
  key: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9-]*$/, 'lower case, digits and hyphens, as in new-claims'),
  name: z.string().trim().min(1).max(120),
  order: z.number().int().min(0).max(10_000).describe('the lowest is asked first; the first that holds decides'),
  when: z.string().trim().min(1).max(4_000).describe('CEL over the facts of a request, as in newClaims > 0'),
  because: z.string().trim().min(3).max(200).describe('why, in words: shown wherever this route decided'),
  passes: z.boolean().default(false).describe('true: goes through without a person'),
  steps: z.array(Step).max(8).default([]),
  state: z.enum(['live', 'retired']),
})
export type Route = z.infer<typeof Route>

export const route = noun('route', 'rou', Route, ['key', 'state'])

/** What decides where no route holds: nothing slips through because nobody thought of it. */
export const withoutRoute = (kind: string): Pick<Route, 'key' | 'because' | 'passes' | 'steps'> =>
  kind === 'rule'
    ? unrouted('another decision engineer or the owner', 'decisionEngineer', 'rules')
    : unrouted('the creative steward', 'creativeSteward', 'brand')

const unrouted = (who: string, role: Step['role'], label: string) => ({
  key: 'no-route',
  because: `no route speaks of this, so ${who} looks at it`,
  passes: false,
  steps: [{ role, label, withinHours: 16 }],
})
