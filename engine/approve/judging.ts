import { type Clock, reached } from '../kernel/clock.ts'
import type { Actor, Role } from '../kernel/actor.ts'
import { amend } from '../kernel/noun.ts'
import { withArticle } from '../kernel/with-article.ts'
import { roleNames, type Verdict as Permission } from '../people/permission.ts'
import { sameHands } from '../people/person.ts'
import type { Approval, Maker, Verdict } from './approval.ts'
import { Step } from './route.ts'

const hour = 3_600_000

/** Why a verdict may or may not be given, and of what nature the no is: which refusal it becomes. */
export interface Judging extends Permission {
  refusal?: 'wrongState' | 'forbidden' | 'sameHands'
}

/**
 * May this actor judge this now? People alone, at their step, with other hands than those that made it or said yes before.
 * A compliance reviewer may return it at any step and even after the last yes: a veto is never out of turn.
 */
export const mayJudge = (approval: Approval, actor: Actor, verdict: Verdict['verdict'] = 'approve'): Judging => {
  if (actor.kind !== 'person') return { allow: false, because: `${actor.name} is no person, and only people give verdicts.`, refusal: 'forbidden' }
  const veto = verdict === 'return' && actor.roles.includes('complianceReviewer')
  const step = approval.steps[approval.at]
  if (approval.state !== 'waiting' && !(veto && approval.state === 'approved')) {
    return { allow: false, because: `This is ${approval.state}; it waits for nobody.`, refusal: 'wrongState' }
  }
  if (approval.makers.some((maker) => sameHands(hands(maker), actor)))
    return { allow: false, because: handsOf(approval, actor), refusal: 'sameHands' }
  if (veto) return { allow: true, because: `${actor.name} is compliance reviewer and may return it at any step.` }
  if (!step) return { allow: false, because: 'It waits at no step.', refusal: 'wrongState' }
  if (!judgesFor(actor).includes(step.role)) {
    return {
      allow: false,
      because: `It waits at ${step.label} for ${withArticle(roleNames[step.role])}; ${actor.name} is none.`,
      refusal: 'forbidden',
    }
  }
  const before = approval.verdicts.find((given) => given.actor === actor.id)
  if (before) {
    const label = approval.steps[before.step]?.label ?? 'an earlier step'
    return { allow: false, because: `${actor.name} said yes at ${label}; another person judges at ${step.label}.`, refusal: 'sameHands' }
  }
  const standsIn = actor.roles.includes(step.role) ? '' : ' As owner one may stand in.'
  return {
    allow: true,
    because: `It waits at ${step.label} for ${withArticle(roleNames[step.role])}, and ${actor.name} had no hand in it.${standsIn}`,
  }
}

/** The roles that an actor may say yes for. The owner stands in wherever nobody may be overridden in silence: not for compliance. */
export const judgesFor = ({ kind, roles }: Pick<Actor, 'kind' | 'roles'>): readonly Role[] =>
  kind !== 'person' ? [] : roles.includes('owner') ? [...new Set([...roles, ...reviewers])] : roles

const reviewers = Step.shape.role.options.filter((role) => role !== 'complianceReviewer')

const hands = ({ id, sponsor }: Maker) => ({ id, ...(sponsor !== undefined && { sponsor }) })

const handsOf = ({ makers }: Approval, actor: Actor): string =>
  makers.some(({ id }) => id === actor.id)
    ? `${actor.name} had a hand in making this, so may not judge it.`
    : `${actor.name} answers for the agent that had a hand in making this, so may not judge it.`

/** When a step that began at `from` should be done, by the clock that people work by: nobody is late for a night. */
export const dueOf = (step: Step | undefined, from: string, working: Clock): string | undefined =>
  step && new Date(reached(working, new Date(from).getTime(), step.withinHours * hour)).toISOString()

/** The approval after one more verdict: a no ends it, a yes leads to the next step or, after the last, to approved. */
export const withVerdict = (approval: Approval, given: Verdict, working: Clock): Approval => {
  const verdicts = [...approval.verdicts, given]
  const { waitsFor: _role, due: _due, ...rest } = approval
  if (given.verdict === 'return') return amend<Approval>({ ...rest, verdicts }, { state: 'returned', since: given.at })
  const at = approval.at + 1
  const next = approval.steps[at]
  if (!next) return amend<Approval>({ ...rest, verdicts }, { at, state: 'approved', since: given.at })
  return amend<Approval>({ ...rest, verdicts }, { at, waitsFor: next.role, since: given.at, due: dueOf(next, given.at, working) ?? given.at })
}

/** The approval once its content has changed: nobody’s yes is asked for any more. */
export const lapsed = (approval: Approval, at: string): Approval => {
  const { waitsFor: _role, due: _due, ...rest } = approval
  return amend<Approval>(rest, { state: 'lapsed', since: at })
}
