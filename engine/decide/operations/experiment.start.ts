import { z } from 'zod'
import { byId } from '../../create/composition.ts'
import { edition, type Edition, editionId } from '../../create/edition.ts'
import { findOne } from '../../create/find.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, type Refusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { type Campaign, campaign } from '../campaign.ts'
import { Experiment, experiment, type Plan, planHash } from '../experiment.ts'
import { type Placement, placement } from '../placement.ts'
import { policyNamed } from '../policies/index.ts'
import { campaignSource } from '../release.ts'
import { spaceOf } from '../ruleset.ts'
import { deciders } from '../../people/permission.ts'

export const startExperiment = command({
  name: 'experiment.start',
  summary: 'Start an experiment: its plan is frozen, and traffic is shared among its arms, all of them released content',
  input: z.strictObject({ id: z.string().describe('id or key'), ifVersion: z.number().int().optional() }),
  output: Experiment,
  roles: deciders,
  load: async (read, { id }) => {
    const found = await findOne(read, experiment, id)
    if (!found) return undefined
    const { plan } = found
    const ids = plan.among === 'campaigns' ? plan.arms.map(({ shows }) => shows) : plan.campaign === undefined ? [] : [plan.campaign]
    const campaigns = await read.many(campaign, ids)
    return {
      found,
      where: (await read.list(placement, { key: plan.placement }, { limit: 1 })).items[0],
      running: await read.all(experiment, { placement: plan.placement, state: 'running' }),
      campaigns,
      shown: campaigns[0]?.familyHash === undefined ? undefined : await read.get(edition, editionId(campaigns[0].familyHash)),
    }
  },
  decide: (facts, { id, ifVersion }, { now, actor }) => {
    if (!facts) return refuseUnknown('experiment', id, 'id or key')
    const { found, where, running, campaigns, shown } = facts
    const { plan, name } = found
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state !== 'planned') return refuse('wrongState', `“${name}” is ${found.state}; only what is planned can start.`)
    if (Date.parse(plan.until) <= now.getTime()) return refuse('wrongState', `The last day of “${name}” has passed.`, { remedy: 'Plan a later one.' })
    const refused =
      placementRefusal(plan, where, running) ??
      releasedRefusal(plan, campaigns) ??
      (plan.among === 'components' ? slotRefusal(plan, campaigns[0], shown) : undefined)
    if (refused) return refused
    const started = amend(found, { state: 'running' as const, startedAt: now.toISOString(), startedBy: actor.id, planHash: planHash(plan) })
    const { question, metric, usual, smallest, until } = plan
    return {
      answer: started,
      save: [put(experiment, started)],
      journal: [
        happened(
          'experiment.started',
          { experiment: found.id, ...(where && { placement: where.id }), campaign: campaigns.map((one) => one.id), ...componentsOf(plan) },
          { plan: planHash(plan), question, metric, usual, smallest, until, arms: plan.arms.map((arm) => arm.name) },
        ),
      ],
    }
  },
})

/** The components that an experiment is about, as its journal entries name them. */
export const componentsOf = ({ among, arms }: Pick<Plan, 'among' | 'arms'>): { component?: string[] } =>
  among === 'components' ? { component: [...new Set(arms.map(({ shows }) => shows))] } : {}

const placementRefusal = (
  { placement: key, allocation }: Plan,
  where: Placement | undefined,
  running: readonly Experiment[],
): Refusal | undefined => {
  if (where?.state !== 'live') return refuse('wrongState', `The placement ${key} is ${where ? 'retired' : 'gone'}.`)
  const [other] = running
  if (other)
    return refuse('inUse', `“${other.name}” runs at ${where.name}; two at one placement would share each other’s traffic.`, {
      remedy: 'Start this one when the other has ended.',
      facts: { experiment: other.id },
    })
  if (policyNamed(allocation.name)?.learns && policyNamed(where.policy.name)?.seededBy === 'subject')
    return refuse('wrongState', `${where.name} shows a person the same each time (${where.policy.name}); ${allocation.name} draws anew.`, {
      remedy: 'Take fixed-split, or give the placement a policy that learns.',
    })
  return undefined
}

/** Arms are released content: whose yes it took was asked when it was released. */
const releasedRefusal = ({ placement: key, among, arms }: Plan, campaigns: readonly Campaign[]): Refusal | undefined => {
  const wanted = among === 'campaigns' ? new Set(arms.map(({ shows }) => shows)).size : 1
  const where = campaigns.flatMap(({ name, state, placements }) => {
    if (state !== 'live') return [{ path: 'campaign', problem: `“${name}” is ${state}` }]
    return placements.includes(key) ? [] : [{ path: 'campaign', problem: `“${name}” is not shown at ${key}` }]
  })
  if (campaigns.length < wanted) where.push({ path: 'campaign', problem: 'a campaign is gone' })
  return where.length === 0
    ? undefined
    : refuse('notApproved', 'Only what is released can be an arm.', { where, remedy: 'Ask for approval of its content and release it, then start.' })
}

const slotRefusal = ({ slot, arms }: Plan, owner: Campaign | undefined, shown: Edition | undefined): Refusal | undefined => {
  if (!owner || !shown || owner.familyHash === undefined) return refuse('notFound', 'What the campaign released is gone.')
  const { family, template, components, assets } = shown.frozen
  const held = family.slots[slot ?? ''] ?? []
  const missing = arms.flatMap(({ shows, name }, at) =>
    held.includes(shows) ? [] : [{ path: `arms.${at}.shows`, problem: `“${name}” is not in the slot ${slot}` }],
  )
  if (missing.length > 0)
    return refuse('notApproved', `“${owner.name}” was released without some of the arms.`, {
      where: missing,
      remedy: 'Recombine its family with them, ask for approval, release it, then start.',
    })
  const space = spaceOf(
    campaignSource({ ...owner, familyHash: owner.familyHash }, { family, template, components: byId(components), assets: byId(assets) }),
  )
  if (isRefusal(space)) return space
  const place = space.slots.findIndex((one) => one.slot === slot)
  const barred = arms.filter(({ shows }) => !space.combinations.some((combination) => combination[place] === shows))
  return barred.length === 0
    ? undefined
    : refuse('noFit', `No valid combination shows ${barred.map(({ name }) => `“${name}”`).join(' or ')}.`, { remedy: 'Compare what may be shown.' })
}
