import { type Step, step } from './story.ts'

const brand = { role: 'creativeSteward' as const, label: 'brand', withinHours: 48 }
const claims = { role: 'complianceReviewer' as const, label: 'claims', withinHours: 24 }

/** Whose yes Lindmoor Trail asks for. What recombines known parts passes by rule, so that the loop turns without waiting. */
export const routes: readonly Step[] = [
  step('ines', 'route.set', {
    key: 'binding-words',
    name: 'Offers, prices and legal lines',
    order: 10,
    when: 'newClaims > 0',
    because: 'what binds us must hold before anybody reads it',
    steps: [brand, claims],
  }),
  step('maren', 'route.set', {
    key: 'known-parts',
    name: 'Known parts, put together anew',
    order: 20,
    when: 'newComponents == 0 && blocked == 0',
    because: 'every part has had its yes, and preflight blocks nothing',
    passes: true,
  }),
  step('maren', 'route.set', {
    key: 'mails',
    name: 'E-mail',
    order: 30,
    when: '"email" in channels',
    because: 'a message that has gone out cannot be called back',
    steps: [{ ...brand, withinHours: 24 }, claims],
  }),
  step('maren', 'route.set', {
    key: 'everything-else',
    name: 'Everything else',
    order: 90,
    when: 'true',
    because: 'a second person sees what the first one made',
    steps: [brand],
  }),
]
