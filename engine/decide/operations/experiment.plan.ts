import { z } from 'zod'
import { component } from '../../create/component.ts'
import { findAll, findOne } from '../../create/find.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { problemOf } from '../../kernel/problem-of.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { campaign } from '../campaign.ts'
import { Experiment, experiment, isSame, longestDays, Plan } from '../experiment.ts'
import { mostArms } from '../limits.ts'
import { placement } from '../placement.ts'
import { policies, policyNamed } from '../policies/index.ts'

const dayMs = 86_400_000

/** A plan may be changed until it starts; a running one is frozen, for everybody. */
export const planExperiment = command({
  name: 'experiment.plan',
  summary: 'Plan an experiment, or change a plan that has not started: the question, the metric, the arms and when to stop',
  input: z.strictObject({
    key: Experiment.shape.key,
    name: Experiment.shape.name,
    ...Plan.shape,
    campaign: z.string().optional().describe('id or key of the campaign whose slot it is'),
    arms: z
      .array(Plan.shape.arms.element.extend({ shows: z.string().describe('id or key of the component, or of the campaign') }))
      .min(2)
      .max(mostArms),
    until: z.iso.datetime({ offset: true }).describe('the day on which it ends at the latest'),
    ifVersion: z.number().int().optional(),
  }),
  output: Experiment,
  roles: ['owner', 'decisionEngineer', 'insightSteward'],
  load: async (read, input) => {
    const shows = input.arms.map((arm) => arm.shows)
    return {
      found: (await read.list(experiment, { key: input.key }, { limit: 1 })).items[0],
      where: await findOne(read, placement, input.placement),
      owner: input.campaign === undefined ? undefined : await findOne(read, campaign, input.campaign),
      shown: input.among === 'components' ? await findAll(read, component, shows) : await findAll(read, campaign, shows),
    }
  },
  decide: ({ found, where, owner, shown }, { key, name, ifVersion, ...input }, { now, newId, actor }) => {
    const stale = found && staleness(found, ifVersion)
    if (stale) return stale
    if (found && found.state !== 'planned') return frozenRefusal(found)
    if (!where) return refuse('notFound', `No placement is called ${input.placement}.`, { where: [{ path: 'placement', problem: 'unknown' }] })
    const refused =
      policyRefusal(input) ??
      amongRefusal(input, owner?.id) ??
      armsRefusal(input, shown) ??
      guardrailsRefusal(input) ??
      untilRefusal(input.until, now)
    if (refused) return refused
    const plan = Plan.parse({
      ...input,
      placement: where.key,
      until: new Date(input.until).toISOString(),
      ...(owner && { campaign: owner.id }),
      arms: input.arms.map((arm) => ({ ...arm, shows: shown.get(arm.shows)?.id ?? arm.shows })),
    })
    const body = { name, plan, placement: where.key }
    const saved: Experiment = found
      ? amend(found, body)
      : {
          ...body,
          id: newId(experiment.prefix),
          version: 1,
          key,
          salt: newId('slt'),
          state: 'planned',
          plannedAt: now.toISOString(),
          plannedBy: actor.id,
        }
    return {
      answer: saved,
      save: [put(experiment, saved)],
      journal: [
        happened(
          found ? 'experiment.replanned' : 'experiment.planned',
          { experiment: saved.id },
          { key, question: plan.question, metric: plan.metric },
        ),
      ],
    }
  },
})

type Input = Omit<Plan, 'guardrails'>

const frozenRefusal = ({ name, state }: Experiment): Refusal =>
  refuse('wrongState', `“${name}” is ${state}; its plan was settled when it started, its metric with it.`, {
    remedy: 'End it with what it has come to, and plan another under a new key.',
  })

const policyRefusal = (input: Input): Refusal | undefined => {
  const policy = policyNamed(input.allocation.name)
  if (!policy?.allocates) {
    const fit = policies.filter(({ allocates }) => allocates)
    return refuse('invalidInput', `No policy called ${input.allocation.name} shares traffic among arms.`, {
      where: [{ path: 'allocation.name', problem: policy ? 'draws nothing' : 'unknown' }],
      remedy: `One of ${fit.map(({ name }) => name).join(', ')}.`,
    })
  }
  const settings = policy.settings.safeParse(input.allocation.settings)
  if (!settings.success) {
    return refuse('invalidInput', `The settings do not fit the policy ${policy.name}.`, {
      where: settings.error.issues.map((issue) => ({ path: ['allocation', 'settings', ...issue.path].join('.'), problem: problemOf(issue) })),
    })
  }
  if (policy.learns && (input.among === 'campaigns' || isSame(input)))
    return refuse('invalidInput', 'A policy that learns shares among different components of one slot alone.', {
      where: [{ path: 'allocation.name', problem: policy.name }],
      remedy: 'Take fixed-split.',
    })
  return undefined
}

const amongRefusal = ({ among, campaign: named, slot }: Input, owner: string | undefined): Refusal | undefined => {
  if (among === 'campaigns') return undefined
  if (named === undefined || slot === undefined)
    return refuse('invalidInput', 'Components are compared in one slot of one campaign.', {
      where: [{ path: named === undefined ? 'campaign' : 'slot', problem: 'missing' }],
    })
  return owner === undefined
    ? refuse('notFound', `No campaign has the id or key ${named}.`, { where: [{ path: 'campaign', problem: 'unknown' }] })
    : undefined
}

const armsRefusal = (input: Input, shown: ReadonlyMap<string, { id: string }>): Refusal | undefined => {
  const unknown = input.arms.flatMap(({ shows }, at) => (shown.has(shows) ? [] : [{ path: `arms.${at}.shows`, problem: `${shows} is unknown` }]))
  if (unknown.length > 0) return refuse('notFound', `An arm shows what is not there.`, { where: unknown })
  const names = input.arms.map(({ name }) => name)
  const ids = new Set(input.arms.map(({ shows }) => shown.get(shows)?.id))
  if (new Set(names).size < names.length)
    return refuse('invalidInput', 'Two arms have the same name.', { where: [{ path: 'arms', problem: 'names must differ' }] })
  return ids.size === names.length || ids.size === 1
    ? undefined
    : refuse('invalidInput', 'Some arms show the same and others do not.', {
        where: [{ path: 'arms', problem: 'all different, or all the same' }],
        remedy: 'Let all differ; or, for an A/A test, let all show the same.',
      })
}

const guardrailsRefusal = ({ guardrails }: Pick<Plan, 'guardrails'>): Refusal | undefined => {
  const twice = guardrails.findIndex(({ metric }, at) => guardrails.findIndex((one) => one.metric === metric) < at)
  if (twice >= 0)
    return refuse('invalidInput', 'Two guardrails have the same metric.', { where: [{ path: `guardrails.${twice}.metric`, problem: 'named twice' }] })
  const value = guardrails.findIndex(({ metric, unit }) => metric === 'valuePerDecision' && unit === 'points')
  return value < 0
    ? undefined
    : refuse('invalidInput', 'A value has no points.', {
        where: [{ path: `guardrails.${value}.unit`, problem: 'points are of a rate' }],
        remedy: 'Say how much lower it may be, relative to the first arm.',
      })
}

const untilRefusal = (until: string, now: Date): Refusal | undefined => {
  const ahead = Date.parse(until) - now.getTime()
  if (ahead > 0 && ahead <= longestDays * dayMs) return undefined
  return refuse('invalidInput', ahead <= 0 ? 'Its last day has passed.' : `An experiment runs ${longestDays} days at most.`, {
    where: [{ path: 'until', problem: until }],
  })
}
