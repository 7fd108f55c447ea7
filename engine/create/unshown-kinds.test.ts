import { expect, test } from 'vitest'
import { type FieldDeclaration, standardKinds, type Kinds } from './component-kind.ts'
import type { Slot } from './template.ts'
import { unshownKinds } from './unshown-kinds.ts'

const file = (of: 'document' | 'video'): FieldDeclaration => ({ type: 'asset', required: true, of })

const kinds: Kinds = new Map([
  ...standardKinds,
  [
    'customerQuote',
    {
      name: 'customerQuote',
      main: 'quote',
      fields: { quote: { type: 'text', required: true, most: 200 }, by: { type: 'text', required: false, most: 80 } },
      binding: false,
    },
  ],
  ['guide', { name: 'guide', main: 'title', fields: { title: { type: 'text', required: true }, asset: file('document') }, binding: false }],
  ['leaflet', { name: 'leaflet', main: 'asset', fields: { asset: file('document') }, binding: false }],
])

const slot = (kind: string, also?: string[]): Slot => ({ name: 'lead', label: 'Legal line', kind, required: true, ...(also && { also }) })
const found = (body: string, one: Slot, subject?: string) => unshownKinds({ slots: [one], body, ...(subject !== undefined && { subject }) }, kinds)

test('a second kind that the body never draws is named, with what would show it', () =>
  expect(found('<p>{% if slots.lead %}\n{{ slots.lead.text }}{% endif %}</p>', slot('legalLine', ['customerQuote']))).toEqual([
    {
      path: 'body',
      line: 1,
      column: 10,
      problem: 'shows no quote of customer quote in Legal line',
      hint: '{{ slots.lead.quote }}, where slots.lead.kind is customerQuote',
    },
  ]))

test.each([
  ['another of its fields', '{{ slots.lead.by }}', slot('customerQuote'), ['shows no quote of customer quote in Legal line']],
  ['its kind alone', '{% if slots.lead.kind == "headline" %}New{% endif %}', slot('headline'), ['shows no text of headline in Legal line']],
  ['the alt text of a picture alone', '<p>{{ slots.lead.alt }}</p>', slot('image'), ['shows no picture of image in Legal line']],
  ['each kind by its field', '{{ slots.lead.text }}{{- slots.lead.quote -}}', slot('legalLine', ['customerQuote']), []],
  ['prose as it is marked', '{{ slots.lead.html }}', slot('body'), []],
  ['prose as plain text', '{{ slots.lead.text }}', slot('body'), []],
  ['a picture', '<img src="{{ slots.lead.src }}">', slot('image'), []],
  ['a document by its link', '{{ slots.lead.html }}', slot('document'), []],
  ['a document of a kind of the engine by its link', '{{ slots.lead.html }}', slot('guide'), []],
  ['a document of a kind of the engine by its words', '{{ slots.lead.title }}', slot('guide'), []],
  ['how long a document is', '{{ slots.lead.pages }}', slot('guide'), ['shows no title of guide in Legal line']],
  ['a document that stands for the whole', '{{ slots.lead.html }}', slot('leaflet'), []],
  ['what a document that stands for the whole weighs', '{{ slots.lead.bytes }}', slot('leaflet'), ['shows no document of leaflet in Legal line']],
  ['whatever the slot holds, in a loop', '{% for field in slots.lead %}{{ field[1] }}{% endfor %}', slot('customerQuote'), []],
  ['whatever slots there are, in a loop', '{{ slots.lead.by }}{% for one in slots %}{{ one[1].quote }}{% endfor %}', slot('customerQuote'), []],
  ['a slot under another name', '{% assign held = slots.lead %}{{ held.quote }}', slot('customerQuote'), []],
  ['a slot by a name that is made', '{{ slots.lead.by }}{{ slots[name].quote }}', slot('customerQuote'), []],
  ['nothing of the slot, which is said elsewhere', '<p></p>', slot('customerQuote'), []],
])('shows %s', (_, body, one, problems) => expect(found(body, one).map(({ problem }) => problem)).toEqual(problems))

test('a subject shows it too', () => expect(found('<p></p>', slot('headline'), '{{ slots.lead.text }}')).toEqual([]))

test('what a version before left unseen stays as it is; what leaves another kind unseen is named', () => {
  const before = { slots: [slot('legalLine', ['customerQuote'])], body: '{{ slots.lead.text }}' }
  const problemsOf = (said: typeof before, renamed = {}) => unshownKinds(said, kinds, { before, renamed }).map(({ problem }) => problem)
  expect(problemsOf({ ...before, body: '<p>{{ slots.lead.text }}</p>' })).toEqual([])
  expect(problemsOf({ ...before, body: '<p>{{ slots.lead.by }}</p>' })).toEqual(['shows no text of legal line in Legal line'])
  const renamed = { slots: [{ ...before.slots[0]!, name: 'smallPrint' }], body: '{{ slots.smallPrint.text }}' }
  expect([problemsOf(renamed), problemsOf(renamed, { smallPrint: 'lead' })]).toEqual([['shows no quote of customer quote in Legal line'], []])
})
