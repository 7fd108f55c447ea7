import { z } from 'zod'
import { apportion } from '../apportion.ts'
import { policy } from '../policy.ts'

export const fixedSplit = policy({
  name: 'fixed-split',
  why: 'A/B/n: the shares are set beforehand and stay, so that the arms can be compared by anybody.',
  settings: z.object({
    shares: z
      .record(z.string(), z.number().int().min(0).max(1000))
      .default({})
      .describe('Component id → its share beside the others of its slot; 1 when not named, 0 to leave it out')
      .meta({ title: 'Shares', of: 'component' }),
  }),
  learns: false,
  allocates: true,
  seededBy: 'subject',
  publish: ({ space, settings }) => {
    const share = (component: string): number => settings.shares[component] ?? 1
    const products = space.combinations.map((combination) => combination.reduce((product, component) => product * share(component), 1))
    return { space, weights: { ...apportion(products.some((product) => product > 0) ? products : products.map(() => 1)), epsilon: 0 } }
  },
})
