import type { Audience } from '../audience/audience.ts'
import { type AudienceUse, namesAudience } from '../audience/audience-use.ts'
import type { Campaign } from './campaign.ts'
import type { Placement } from './placement.ts'

interface Deciding {
  placements: readonly Pick<Placement, 'key' | 'name' | 'eligibility' | 'table' | 'audiences' | 'state'>[]
  campaigns: readonly Pick<Campaign, 'key' | 'name' | 'eligibility' | 'state'>[]
  audiences: readonly Pick<Audience, 'key' | 'name' | 'rule' | 'state'>[]
}

/** What of all that decides now names an audience, and where. */
export const usesOf = (key: string, { placements, campaigns, audiences }: Deciding): AudienceUse[] => {
  const named = (rule: string) => namesAudience(rule, key)
  return [
    ...placements
      .filter(({ state }) => state === 'live')
      .map(({ eligibility, table = [], audiences: apart = [], ...one }) =>
        use('placement', one, { eligibility: named(eligibility), table: table.some(({ when }) => named(when)), apart: apart.includes(key) }),
      ),
    ...campaigns
      .filter(({ state }) => state === 'live' || state === 'paused')
      .map(({ eligibility, ...one }) => use('campaign', one, { eligibility: named(eligibility) })),
    ...audiences.filter(({ state }) => state === 'live').map(({ rule, ...one }) => use('audience', one, { rule: named(rule) })),
  ].filter(({ as }) => as.length > 0)
}

const use = (
  kind: AudienceUse['kind'],
  { key, name }: { key: string; name: string },
  where: Partial<Record<AudienceUse['as'][number], boolean>>,
): AudienceUse => ({
  kind,
  key,
  name,
  as: (Object.keys(where) as AudienceUse['as']).filter((place) => where[place]),
})
