import { expect, test } from 'vitest'
import type { Signal } from './signal.ts'
import { sentencesOf, sureOf, whatOf } from './noticed.ts'

const say = {
  named: (id: string) => `title of ${id}`,
  audienceNamed: (key: string) => `people of ${key}`,
  campaignNamed: (id: string) => `name of ${id}`,
  day: (day: string) => `the day ${day}`,
  percent: (share: number) => `${share * 100} %`,
  range: (low: number, high: number) => `${low} to ${high}`,
}
const signal = (more: Partial<Signal>) => ({ placement: 'hero', evidence: [{ statement: 's', value: 0.5, source: 'sig_1' }], ...more }) as Signal
const interval: [number, number] = [0.1, 0.2]

test.each([
  [
    signal({ kind: 'fatigue', component: 'h1', evidence: [{ statement: 's', value: 0.15, interval, source: 'sig_1' }] }),
    '“title of h1” wears off',
    'falls by 0.1 to 0.2 %',
  ],
  [
    signal({ kind: 'gap', audience: 'sale', evidence: [{ statement: 's', value: 0.15, interval, source: 'sig_1' }] }),
    'Nothing to show for people of sale',
    'nothing in 0.1 to 0.2 %',
  ],
  [
    signal({ kind: 'guardrail', component: 'h1', evidence: [{ statement: 's', value: 0.15, interval, source: 'sig_1' }] }),
    '“title of h1” does harm',
    'rate of 0.1 to 0.2 %',
  ],
  [
    signal({ kind: 'guardrail', component: 'h1', evidence: [{ statement: 's', value: 25, unit: 'figure', interval: [20, 30], source: 'sig_1' }] }),
    '“title of h1” does harm',
    '0.2 to 0.3 each',
  ],
  [signal({ kind: 'guardrail', component: 'h1', experiment: 'exp_1' }), '“title of h1” does harm', 'false once in 20'],
  [signal({ kind: 'guardrail', campaign: 'cmp_1', experiment: 'exp_1' }), '“name of cmp_1” does harm', 'false once in 20'],
  [signal({ kind: 'winner', component: 'h1' }), '“title of h1” is probably the best', '50 % probable'],
  [signal({ kind: 'gap', audience: 'everyone' }), 'Nothing to show for everyone', '50 % probable'],
  [signal({ kind: 'gap', audience: 'rain' }), 'Nothing to show for people of rain', '50 % probable'],
  [signal({ kind: 'drift' }), 'What was learned no longer holds', 'false once in 10,000'],
  [signal({ kind: 'expiry', component: 'h1', until: '2026-11-28' }), '“title of h1” runs out', 'last day the day 2026-11-28'],
  [
    signal({ kind: 'expiry', component: 'h1', until: '2026-11-28', last: true }),
    '“title of h1” runs out, and nothing is left in its place',
    'last day the day 2026-11-28',
  ],
  [signal({ kind: 'expiry', campaign: 'cmp_1', until: '2026-11-28' }), '“name of cmp_1” ends', 'last day the day 2026-11-28'],
  [signal({ kind: 'expiry', component: 'h1' }), '“title of h1” runs out', undefined],
  [signal({ kind: 'anomaly', anomaly: 'rate' }), 'What it brings fell suddenly', 'false 1 year in 20'],
  [signal({ kind: 'anomaly', anomaly: 'sampleRatio', experiment: 'exp_1' }), 'An experiment is not shared as it should be', 'false once in 1,000'],
  [signal({ kind: 'anomaly', anomaly: 'sampleRatio' }), 'The holdout did not get its share', 'false 1 year in 20'],
  [signal({ kind: 'fatigue', evidence: [{ statement: 'a person saw it', source: 'sig_1' }] }), '“Something” wears off', undefined],
])('%#: what it is about and how sure that is', (one, what, sure) => {
  expect([whatOf(one, say), sureOf(one, say)]).toEqual([what, sure])
})

test.each([
  ['It does 5.4 % less, 0.3 % later.', ['It does 5.4 % less, 0.3 % later.']],
  ['It ends. “Autumn” can show nothing. Look there.', ['It ends.', '“Autumn” can show nothing.', 'Look there.']],
])('%s is said in sentences', (statement, sentences) => expect(sentencesOf(statement)).toEqual(sentences))
