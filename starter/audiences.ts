import { step, type Step } from './story.ts'

/** Sets of people by rule; rules of placements and campaigns may name them, as in audience.customers. */
export const audiences: readonly Step[] = [
  step('aiko', 'audience.save', { key: 'customers', name: 'Customers', rule: 'profile.orders > 0' }),
  step('aiko', 'audience.save', {
    key: 'lapsedCustomers',
    name: 'Customers who have not been back',
    rule: 'audience.customers && daysSince(profile.lastOrder) > 90',
  }),
  step('aiko', 'audience.save', { key: 'homeMarkets', name: 'Home markets', rule: 'profile.country in ["DE", "NO", "SE"]' }),
  step('aiko', 'audience.save', { key: 'readers', name: 'Readers of the letter', rule: '"marketing" in profile.consent' }),
]
