import { expect, test } from 'vitest'
import type { Edition } from '../create/edition.ts'
import type { Campaign } from '../decide/campaign.ts'
import { subjectLines } from './subject-lines.ts'

const headline = (id: string, fields: Record<string, Record<string, string>>) => ({ id, key: id, kind: 'headline', tags: [], fields })
const components = [
  headline('rain', { en: { text: 'Rain & wind' }, de: { text: 'Regen und Wind' } }),
  headline('price', { en: { text: '$& for two' }, de: { text: '$& für zwei' } }),
  headline('name', { '*': { text: 'Lindmoor' } }),
  { ...headline('seams', { '*': { text: '<p>Seams &amp; zips</p>' } }), kind: 'body' },
  { ...headline('half', { '*': { text: 'Half off' } }), kind: 'offer' },
  { ...headline('ridge', { '*': { asset: 'ast_1' } }), kind: 'image' },
]
const slots = { brand: ['name'], subject: ['rain', 'price'], body: ['seams'], offer: ['half'], image: ['ridge'] }

interface Case {
  locales?: string[]
  constraints?: { kind: 'apart'; components: string[] }[]
  blocks?: { locale: string; choice: Record<string, string> }[]
  withheld?: { slot: string; component: string }[]
}
const read = (subject: string | undefined, { locales = ['en'], constraints = [], blocks = [], withheld = [] }: Case = {}) => {
  const template = { subject, slots: [...Object.keys(slots), 'extra'].map((name) => ({ name })) }
  const frozen = { template, family: { slots, locales, constraints }, components, assets: [{ id: 'ast_1' }] }
  return subjectLines({ hash: 'h', frozen } as unknown as Edition, { blocks, withheld } as unknown as Campaign)
}
const line = '{{ slots.subject.text }}'

test.each([
  ['one for each component', line, ['Rain & wind', '$& for two']],
  ['whatever a filter does to it', '{{ slots.subject.text | truncate: 20 }}', ['Rain & wind', '$& for two']],
  ['each with each', '{{slots.brand.text}}: {{slots.subject.text}}', ['Lindmoor: Rain & wind', 'Lindmoor: $& for two']],
  ['a slot that stands in it twice is chosen once', `${line} / ${line}`, ['Rain & wind / Rain & wind', '$& for two / $& for two']],
  ['what is of the person stays as it is written', 'For {{ person.firstName }}', ['For {{ person.firstName }}']],
  ['a slot that is empty says nothing', `${line}{{ slots.extra.text }}`, ['Rain & wind', '$& for two']],
  ['nor does a field that is empty', '{{ slots.brand.text }}{{ slots.offer.terms }}', ['Lindmoor']],
  ['prose is said plainly', '{{ slots.body.text }}', ['Seams & zips']],
  ['what is no field stays as it is written', '{{ slots.image.alt }}', ['{{ slots.image.alt }}']],
  ['nothing but an empty slot is no subject', '{{ slots.extra.text }}', []],
  ['no subject', undefined, []],
])('%s', (_, subject, lines) => expect(read(subject)).toEqual(lines))

test('what was taken off the air is not among them', () =>
  expect(read(line, { withheld: [{ slot: 'subject', component: 'rain' }] })).toEqual(['$& for two']))

test('in every language that its readers may get it in', () =>
  expect(read(line, { locales: ['en', 'de-AT'] })).toEqual(['Rain & wind', 'Regen und Wind', '$& for two', '$& für zwei']))

test('what preflight blocks is not among them, whether for its subject or for all that it may stand with', () => {
  const locales = ['en', 'de']
  expect(read(line, { locales, blocks: [{ locale: 'de', choice: { subject: 'rain' } }] })).toEqual(['Rain & wind', '$& for two', '$& für zwei'])
  expect(read(line, { locales, blocks: [{ locale: 'de', choice: {} }] })).toEqual(['Rain & wind', '$& for two'])
  expect(read(line, { blocks: [{ locale: 'en', choice: { subject: 'price', body: 'seams' } }] })).toEqual(['Rain & wind'])
})

test('nor what may not stand together', () =>
  expect(read(line, { constraints: [{ kind: 'apart', components: ['price', 'seams'] }] })).toEqual(['Rain & wind']))

test('never more than twenty', () => {
  const many = Array.from({ length: 30 }, (_, n) => headline(`h${n}`, { en: { text: `Line ${n}` } }))
  const family = { slots: { subject: many.map(({ id }) => id) }, locales: ['en'], constraints: [] }
  const frozen = { template: { subject: line, slots: [{ name: 'subject' }] }, family, components: many, assets: [] }
  expect(subjectLines({ hash: 'h', frozen } as unknown as Edition, { blocks: [] } as unknown as Campaign)).toHaveLength(20)
})
