import type { Clock } from '../kernel/clock.ts'
import { happened, put, type Happening, type Save } from '../kernel/change.ts'
import type { Moment } from '../kernel/actor.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { aboutOf, type Approval, approval, type Maker, type Subject } from './approval.ts'
import type { Facts } from './facts.ts'
import { dueOf, lapsed } from './judging.ts'
import type { Route } from './route.ts'
import { routeFor } from './routing.ts'

/** Content that asks for a yes, as the stage that owns it describes it. */
export interface Asked {
  subject: Subject
  title: string
  facts: Facts
  /** Everybody who had a hand in what is new. Who asks is added. */
  makers: readonly Maker[]
  brief?: string
}

export interface Opened {
  approval: Approval
  save: Save[]
  journal: Happening[]
}

/**
 * Opens an approval for this content, or passes it where a rule lets it. Requests for older content of the same subject lapse.
 * The one way in, for whatever kind of subject: `earlier` are all approvals of the subject, `routes` all routes of the engine, `working` the clock of its working hours.
 */
export const openApproval = (
  asked: Asked,
  { routes, earlier, working }: { routes: readonly Route[]; earlier: readonly Approval[]; working: Clock },
  moment: Moment,
): Opened | Refusal => {
  const { subject, title, facts, brief } = asked
  const same = earlier.find(({ state, subject: { hash } }) => hash === subject.hash && (state === 'waiting' || state === 'approved'))
  if (same) {
    return refuse(
      'alreadyExists',
      same.state === 'waiting' ? `“${title}” waits for its verdict already.` : `“${title}” has its yes for this content already.`,
      {
        remedy: same.state === 'waiting' ? 'Wait for the verdict, or change the content.' : 'Release it.',
        facts: { approval: same.id },
      },
    )
  }
  const at = moment.now.toISOString()
  const route = routeFor(routes, facts)
  const [first] = route.steps
  const opened: Approval = {
    id: moment.newId(approval.prefix),
    version: 1,
    subject,
    about: aboutOf(subject),
    title,
    facts,
    makers: withAsker(asked.makers, moment),
    route: { key: route.key, because: route.because },
    passed: route.passes,
    steps: route.steps,
    at: 0,
    ...(first && { waitsFor: first.role }),
    since: at,
    ...(first && { due: dueOf(first, at, working) ?? at }),
    verdicts: [],
    comments: [],
    state: route.passes ? 'approved' : 'waiting',
    requestedBy: moment.actor.id,
    requestedAt: at,
    ...(brief !== undefined && { brief }),
  }
  const older = earlier.filter(({ state }) => state === 'waiting').map((waiting) => lapsed(waiting, at))
  return {
    approval: opened,
    save: [put(approval, opened), ...older.map((gone) => put(approval, gone))],
    journal: [...older.map((gone) => lapsing(gone)), ...requested(opened)],
  }
}

const withAsker = (makers: readonly Maker[], { actor }: Moment): Maker[] =>
  makers.some(({ id }) => id === actor.id)
    ? [...makers]
    : [...makers, { id: actor.id, kind: actor.kind, ...(actor.sponsor !== undefined && { sponsor: actor.sponsor }) }]

export const objectsOf = ({ id, subject, brief }: Approval): Record<string, string> => ({
  approval: id,
  [subject.kind]: subject.id,
  ...(brief !== undefined && { brief }),
})

export const lapsing = (gone: Approval, because = 'its content changed'): Happening =>
  happened('approval.lapsed', objectsOf(gone), { hash: gone.subject.hash, step: gone.steps[gone.at]?.label }, because)

const requested = (opened: Approval): Happening[] => {
  const { subject, title, route, steps, passed, facts } = opened
  const asked = happened('approval.requested', objectsOf(opened), {
    title,
    hash: subject.hash,
    route: route.key,
    steps: steps.map(({ label, role, withinHours }) => ({ label, role, withinHours, clock: 'working' })),
    facts,
  })
  return passed ? [asked, happened('approval.passed', objectsOf(opened), { hash: subject.hash, route: route.key }, route.because)] : [asked]
}
