import { expect, test } from 'vitest'
import type { Edition } from '../create/edition.ts'
import { subjectLines } from './subject-lines.ts'

const headline = (id: string, fields: Record<string, Record<string, string>>) => ({ id, key: id, kind: 'headline', fields })
const components = [
  headline('rain', { en: { text: 'Rain & wind' }, de: { text: 'Regen und Wind' } }),
  headline('price', { en: { text: '$& for two' } }),
  headline('name', { '*': { text: 'Lindmoor' } }),
]
const read = (subject: string | undefined, withheld: { slot: string; component: string }[] = [], locale = 'en') =>
  subjectLines(
    { frozen: { template: { subject }, family: { slots: { subject: ['rain', 'price'], brand: ['name'] } }, components } } as unknown as Edition,
    { withheld },
    locale,
  )

test.each([
  ['one for each component', '{{ slots.subject.text }}', ['Rain & wind', '$& for two']],
  ['whatever a filter does to it', '{{ slots.subject.text | truncate: 20 }}', ['Rain & wind', '$& for two']],
  ['each with each', '{{slots.brand.text}}: {{slots.subject.text}}', ['Lindmoor: Rain & wind', 'Lindmoor: $& for two']],
  ['what is of the person stays as it is written', 'For {{ person.firstName }}', ['For {{ person.firstName }}']],
  ['a slot that holds nothing makes no line', '{{ slots.nowhere.text }}', []],
  ['no subject', undefined, []],
])('%s', (_, subject, lines) => expect(read(subject)).toEqual(lines))

test('what was taken off the air is not among them', () =>
  expect(read('{{ slots.subject.text }}', [{ slot: 'subject', component: 'rain' }])).toEqual(['$& for two']))

test('in the language of the placement, else in whatever it is said in', () =>
  expect(read('{{ slots.subject.text }}', [], 'de-AT')).toEqual(['Regen und Wind', '$& for two']))

test('never more than twenty', () => {
  const many = Array.from({ length: 30 }, (_, n) => headline(`h${n}`, { en: { text: `Line ${n}` } }))
  const family = { slots: { subject: many.map(({ id }) => id) } }
  const edition = { frozen: { template: { subject: '{{ slots.subject.text }}' }, family, components: many } } as unknown as Edition
  expect(subjectLines(edition, {}, 'en')).toHaveLength(20)
})
