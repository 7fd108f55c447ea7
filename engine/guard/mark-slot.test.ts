import { expect, it } from 'vitest'
import { markSlot } from './mark-slot.ts'

it.each([
  ['around its words', '<div><h2 class="a">{{ slots.lead.text }}</h2></div>', '<div><h2 data-slot="lead" class="a">{{ slots.lead.text }}</h2></div>'],
  ['that it fills', '<p>x</p><img\n src="{{ slots.lead.src }}">', '<p>x</p><img data-slot="lead"\n src="{{ slots.lead.src }}">'],
  [
    'behind a condition',
    '<p>{% if slots.lead %}{{- slots.lead.text }}{% endif %}</p>',
    '<p data-slot="lead">{% if slots.lead %}{{- slots.lead.text }}{% endif %}</p>',
  ],
  ['none, where it stands behind another', '<p><b>x</b>{{ slots.lead.text }}</p>', undefined],
  ['none, where it stands behind one that holds nothing', '<p>x<br>{{ slots.lead.text }}</p>', undefined],
  ['none, where that is marked for another', '<p data-slot="head">{{ slots.head.text }} {{ slots.lead.text }}</p>', undefined],
  ['none, where it stands in no element', '{{ slots.lead.text }}', undefined],
  ['none, where another slot is shown', '<p>{{ slots.leader.text }}</p>', undefined],
])('marks the element %s', (_, body, marked) => {
  const [one] = markSlot(body, 'lead')
  expect(one && body.slice(0, one.from) + one.write + body.slice(one.from + one.was.length)).toBe(marked)
})
