import { attribute } from '../audience/attribute.ts'
import { audience } from '../audience/audience.ts'
import { compileRule, type RuleWords, ruleWords } from '../audience/rule.ts'
import { canonical } from '../kernel/canonical.ts'
import { attributesUsed, type Expression } from '../kernel/expression/expression.ts'
import { problemOf } from '../kernel/problem-of.ts'
import type { Reader } from '../kernel/reader.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import type { Placement } from './placement.ts'
import { policies, policyNamed } from './policies/index.ts'

/** Names of the fields that differ. */
export const changesBetween = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(after).filter((name) => canonical(before[name] ?? null) !== canonical(after[name] ?? null))

/** A rule with what was said of it; what was left out stays. */
export const withSaid = <R extends object>(before: R, said: { [K in keyof R]?: R[K] | undefined }): R => ({
  ...before,
  ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
})

/** What rules may speak of, as it stands. */
export interface RuleGrounds {
  words: RuleWords
  /** Keys of the audiences that are in use. */
  audiences: readonly string[]
}

export const ruleGrounds = async (read: Reader): Promise<RuleGrounds> => {
  const audiences = await read.all(audience)
  return {
    words: ruleWords(await read.all(attribute), audiences),
    audiences: audiences.filter(({ state }) => state === 'live').map(({ key }) => key),
  }
}

/** An eligibility, compiled; or why it does not hold. */
export const eligibilityRule = (text: string, { words }: RuleGrounds): Expression | Refusal => compileRule(text, words, 'eligibility')

/** Attributes of people that the second rule reads and the first does not. */
export const newPersonal = (before: readonly string[], after: readonly string[], { words }: RuleGrounds): string[] => {
  const readBy = (texts: readonly string[]): string[] =>
    texts.flatMap((text) => {
      const compiled = compileRule(text, words)
      return isRefusal(compiled) ? [] : attributesUsed(compiled)
    })
  const read = new Set(readBy(before))
  return [...new Set(readBy(after))].filter((path) => path.startsWith('profile.') && !read.has(path))
}

/** Why audiences cannot be learned apart. */
export const audiencesRefusal = (keys: readonly string[], { audiences }: RuleGrounds): Refusal | undefined => {
  const missing = keys.flatMap((key, at) =>
    audiences.includes(key) ? [] : [{ path: `audiences.${at}`, problem: `no audience that is in use is called ${key}` }],
  )
  return missing.length === 0
    ? undefined
    : refuse('invalidInput', 'Only audiences that are in use can be learned apart.', {
        where: missing,
        remedy: audiences.length > 0 ? `In use are ${audiences.join(', ')}.` : 'Save an audience first.',
      })
}

/** Why a policy cannot be had as it is set. */
export const policyRefusal = ({ name, settings }: Placement['policy']): Refusal | undefined => {
  const chosen = policyNamed(name)
  if (!chosen) {
    return refuse('invalidInput', `No policy is called ${name}.`, {
      where: [{ path: 'policy.name', problem: 'unknown' }],
      remedy: `One of ${policies.map((one) => one.name).join(', ')}.`,
    })
  }
  const parsed = chosen.settings.safeParse(settings)
  if (parsed.success) return undefined
  return refuse('invalidInput', `The settings do not fit the policy ${name}.`, {
    where: parsed.error.issues.map((issue) => ({ path: ['policy', 'settings', ...issue.path].join('.'), problem: problemOf(issue) })),
  })
}

/** What a live rule is refused with when it should change at once. */
export const needsDraft = (name: string, kind: 'placement' | 'campaign', changes: readonly string[]): Refusal =>
  refuse(
    'notApproved',
    `“${name}” decides for people now, so ${changes.join(', ')} ${changes.length === 1 ? 'changes' : 'change'} by a draft that another person approves.`,
    {
      where: changes.map((path) => ({ path, problem: 'differs from what is live' })),
      remedy: `Draft it (rule.draft of this ${kind}), see what it would do (whatIf.start), then ask for approval.`,
    },
  )
