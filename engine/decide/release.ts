import type { Composition } from '../create/composition.ts'
import { bindingsOf, daysShown } from '../create/days-shown.ts'
import { type Edition, editionId } from '../create/edition.ts'
import { notCovered, type RightsToday } from '../create/rights.ts'
import type { Preflight } from '../guard/preflight.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import type { Campaign } from './campaign.ts'
import type { Placement } from './placement.ts'
import { type CampaignSource, spaceOf } from './ruleset.ts'

export interface Releasing {
  campaign: Campaign
  composition: Composition
  preflight: Pick<Preflight, 'state' | 'passed' | 'sentence' | 'blocks'> | undefined
  placements: readonly Placement[]
  now: Date
}

/** May this content go live at these placements? Its blocks and how many combinations it has, or the refusal. That somebody said yes is asked apart. */
export const releasable = (of: Releasing): { blocks: Preflight['blocks']; combinations: number } | Refusal =>
  placementsRefusal(of) ?? preflightRefusal(of) ?? rightsRefusal(of) ?? withheldRefusal(of) ?? spaceOrRefusal(of)

/** Why content does not fit where a campaign should be shown. */
export const placementsRefusal = ({
  campaign,
  composition,
  placements,
}: Pick<Releasing, 'campaign' | 'composition' | 'placements'>): Refusal | undefined => {
  const { template } = composition
  const problems = campaign.placements.flatMap((key) => {
    const found = placements.find((one) => one.key === key)
    if (!found || found.state !== 'live') return [{ path: 'placements', problem: `${key} is ${found ? 'retired' : 'unknown'}` }]
    if (found.channel !== template.channel)
      return [{ path: 'placements', problem: `${key} is ${found.channel}, the template is for ${template.channel}` }]
    if (found.format !== undefined && found.format !== template.format.name)
      return [{ path: 'placements', problem: `${key} takes ${found.format}, the template is ${template.format.name}` }]
    return []
  })
  return problems.length === 0
    ? undefined
    : refuse('wrongState', `“${campaign.name}” does not fit where it should be shown.`, {
        where: problems,
        remedy: 'Choose placements that fit, or a family of their format.',
      })
}

const preflightRefusal = ({ composition: { family }, preflight }: Releasing): Refusal | undefined => {
  if (!preflight) return refuse('blocked', `“${family.name}” has not been through preflight as it stands.`, { remedy: 'Run preflight first.' })
  if (preflight.state === 'measuring')
    return refuse('blocked', `“${family.name}” is not measured yet.`, {
      remedy: 'Run preflight, and wait until every text and picture has been measured.',
    })
  if (preflight.passed === 0) return refuse('blocked', preflight.sentence, { remedy: 'Mend what preflight found.' })
  return undefined
}

/** Some component of each slot must be ours to use today; the others are left out on the days that their rights do not cover. */
const rightsRefusal = ({ composition, now }: Releasing): Refusal | undefined => {
  const { family, template } = composition
  const use = { territories: family.markets, channel: template.channel, day: now.toISOString().slice(0, 10) }
  const bare = Object.entries(family.slots).flatMap(([slot, ids]) => {
    const whys = ids.map((id) =>
      bindingsOf(composition, id)
        .map(({ rights }) => notCovered(rights, use))
        .find((why) => why !== undefined),
    )
    return ids.length > 0 && whys.every((why) => why !== undefined) ? [{ path: `slots.${slot}`, problem: whys[0] ?? '' }] : []
  })
  return bare.length === 0
    ? undefined
    : refuse('blocked', `Rights cover nothing in ${bare.map(({ path }) => path.slice(6)).join(', ')}.`, {
        where: bare,
        remedy: 'Extend the rights, or use other components.',
      })
}

/** What is withheld stays so in whatever is released; a slot of which nothing is left would stand empty. */
const withheldRefusal = ({ campaign: { name, withheld = [] }, composition: { family } }: Releasing): Refusal | undefined => {
  const kept = new Set(withheld.map(({ component }) => component))
  const bare = Object.entries(family.slots).flatMap(([slot, ids]) => (ids.length > 0 && ids.every((id) => kept.has(id)) ? slot : []))
  return bare.length === 0
    ? undefined
    : refuse('wrongState', `Everything in ${bare.join(', ')} of “${family.name}” is withheld from “${name}”.`, {
        where: bare.map((slot) => ({ path: `slots.${slot}`, problem: 'nothing is left to show' })),
        remedy: 'Readmit one of them (campaign.readmit), or release a family that has another there.',
      })
}

const spaceOrRefusal = ({ campaign, composition, preflight }: Releasing): { blocks: Preflight['blocks']; combinations: number } | Refusal => {
  const blocks = preflight?.blocks ?? []
  const space = spaceOf(campaignSource({ ...campaign, familyHash: composition.family.hash, blocks, barred: [] }, composition))
  return isRefusal(space) ? space : { blocks, combinations: space.combinations.length }
}

/**
 * A released campaign as the ruleset holds it. What the library says of rights `today` narrows what was released: a licence that ended early or a consent
 * that was taken back stops what is live. It widens nothing; that takes another release.
 */
export const campaignSource = (
  campaign: Campaign & { familyHash: string },
  content: Pick<Composition, 'family' | 'template' | 'components' | 'assets'>,
  today: RightsToday = new Map(),
): CampaignSource => {
  const { family, template } = content
  const kept = new Set(campaign.withheld?.map(({ component }) => component))
  const slots = template.slots.flatMap(({ name }) => {
    const components = (family.slots[name] ?? []).filter((component) => !kept.has(component))
    return components.length === 0 ? [] : [{ slot: name, components }]
  })
  const shown = slots.flatMap(({ components }) => components)
  const tags = shown.flatMap((of): [string, readonly string[]][] => {
    const borne = content.components.get(of)?.tags ?? []
    return borne.length === 0 ? [] : [[of, borne]]
  })
  const {
    id,
    key,
    name,
    placements,
    eligibility,
    purposes,
    caps,
    budget,
    holdout,
    from,
    until,
    priority,
    value,
    familyHash,
    blocks,
    barred = [],
  } = campaign
  return {
    id,
    key,
    name,
    placements,
    eligibility,
    purposes,
    caps,
    ...(budget && { budget }),
    ...(holdout && { holdout }),
    from,
    ...(until !== undefined && { until }),
    priority,
    ...(value !== undefined && { value }),
    familyHash,
    slots,
    locales: family.locales,
    constraints: family.constraints,
    blocks: [...blocks, ...barred].map(({ locale, choice }) => ({ locale, choice })),
    rights: daysOf(shown, content, today),
    ...(tags.length > 0 && { tags: Object.fromEntries(tags) }),
  }
}

/** The days on which each of these components may be shown, of those that are bound at all. */
const daysOf = (
  shown: readonly string[],
  content: Pick<Composition, 'family' | 'template' | 'components' | 'assets'>,
  today: RightsToday,
): CampaignSource['rights'] =>
  Object.fromEntries(shown.map((id) => [id, daysShown(content, id, today)] as const).filter(([, days]) => Object.keys(days).length > 0))

/** Content as it stood when it was released: what is shown from then on, however the library moves. */
export const frozen = ({ family, template, brand, components, assets }: Composition): Edition => ({
  id: editionId(family.hash),
  version: 1,
  family: family.id,
  hash: family.hash,
  frozen: { family, template, brand, components: [...components.values()], assets: [...assets.values()] },
})
