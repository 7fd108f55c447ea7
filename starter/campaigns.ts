import { idOf, inDays, step, type Step } from './story.ts'

const release = (key: string): Step => step('aiko', 'campaign.release', (told) => ({ id: idOf(told, `campaign:${key}`) }))

/** What competes at the placements. Drafted before anybody is asked for a yes. */
export const campaigns: readonly Step[] = [
  step(
    'tomas',
    'campaign.draft',
    {
      key: 'winter-commute',
      name: 'Winter commute',
      placements: ['home-hero'],
      family: 'autumn-home-hero',
      eligibility: 'context.rain >= 2.0',
      priority: 300,
    },
    'campaign:winter-commute',
  ),
  step(
    'tomas',
    'campaign.draft',
    (told) => ({
      key: 'members-week',
      name: 'Members’ week',
      placements: ['home-hero'],
      family: 'autumn-home-hero',
      eligibility: 'audience.customers && audience.homeMarkets',
      purposes: ['marketing'],
      caps: [{ most: 3, days: 7 }],
      until: inDays(told, 30),
      priority: 200,
    }),
    'campaign:members-week',
  ),
  step('tomas', 'campaign.draft', { key: 'autumn', name: 'Autumn', placements: ['home-hero'], family: 'autumn-home-hero' }, 'campaign:autumn'),
  step(
    'tomas',
    'campaign.draft',
    { key: 'autumn-mobile', name: 'Autumn, mobile', placements: ['mobile-hero'], family: 'autumn-mobile-hero' },
    'campaign:autumn-mobile',
  ),
  step(
    'tomas',
    'campaign.draft',
    { key: 'autumn-letter', name: 'Autumn letter', placements: ['newsletter-hero'], family: 'autumn-newsletter' },
    'campaign:autumn-letter',
  ),
]

/** What is live from the first day, once its families have their yes. */
export const releases: readonly Step[] = ['winter-commute', 'members-week', 'autumn', 'autumn-letter'].map(release)
