import { type Step, step } from './story.ts'

/** What Lindmoor Trail has set. All other kinds hold at their defaults. */
export const guardrails: readonly Step[] = [
  step('ines', 'guardrail.set', {
    kind: 'banned-terms-stay-out',
    name: 'Claims that no jacket keeps',
    settings: {
      words: {
        en: ['100 % waterproof', 'guaranteed dry', 'unbreakable', 'eco-friendly', 'climate neutral'],
        de: ['100 % wasserdicht', 'garantiert trocken', 'unzerstörbar', 'klimaneutral', 'umweltfreundlich'],
        sv: ['100 % vattentät', 'garanterat torr', 'outslitlig', 'klimatneutral', 'miljövänlig'],
      },
      instead: { 'guaranteed dry': 'dry', 'garantiert trocken': 'trocken', 'eco-friendly': 'what it is made of' },
    },
  }),
  step('jonna', 'guardrail.set', {
    kind: 'banned-terms-stay-out',
    name: 'How Lindmoor does not speak',
    severity: 'warn',
    settings: {
      words: {
        en: ['adventure', 'epic', 'conquer*', 'must-have'],
        de: ['Abenteuer', 'episch', 'erober*', 'Must-have'],
        sv: ['äventyr', 'episk', 'erövra*'],
      },
    },
  }),
  step('ines', 'guardrail.set', {
    kind: 'required-terms-are-there',
    name: 'A legal line says how long',
    settings: { words: { en: ['until', 'while'], de: ['bis', 'solange'], sv: ['till', 'så länge'] }, kinds: ['legalLine'] },
  }),
  step('ines', 'guardrail.set', {
    kind: 'legal-line-is-present',
    name: 'Savings carry their small print',
    settings: { kinds: ['offer'], tags: ['saving'] },
  }),
  step('sander', 'guardrail.set', { kind: 'links-are-well-formed', name: 'Links stay at home', settings: { hosts: ['lindmoor.example'] } }),
  step('sander', 'guardrail.set', { kind: 'weight-is-within-limit', name: 'Pages stay light', settings: { maxBytes: 250_000 } }),
]
