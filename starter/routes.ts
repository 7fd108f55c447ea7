import { type Step, step } from './story.ts'

const brand = { role: 'creativeSteward' as const, label: 'brand', withinHours: 16 }
const claims = { role: 'complianceReviewer' as const, label: 'claims', withinHours: 8 }

/** Whose yes Lindmoor Trail asks for. What recombines known parts passes by rule once a person has seen them together, so that the loop turns without waiting. */
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
    steps: [{ ...brand, withinHours: 8 }, claims],
  }),
  step('maren', 'route.set', {
    key: 'small-rules',
    name: 'Rules that move little',
    order: 40,
    when: 'kind == "rule" && moved < 0.01 && !("holdout" in changes) && !("policy" in changes)',
    because: 'of a hundred logged decisions, fewer than one would have come out otherwise',
    passes: true,
  }),
  step('maren', 'route.set', {
    key: 'rules',
    name: 'What decides',
    order: 50,
    when: 'kind == "rule"',
    because: 'who drafts a rule is not who lets it decide for everybody',
    steps: [{ role: 'decisionEngineer', label: 'rules', withinHours: 8 }],
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
