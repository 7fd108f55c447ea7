import { describe, expect, test } from 'vitest'
import type { Component } from '../create/component.ts'
import type { Family } from '../create/family.ts'
import type { Template } from '../create/template.ts'
import type { Guardrail } from './guardrail.ts'
import { rulesOf } from './rule.ts'
import { componentBinds, templateBinds } from './what-binds.ts'

const family = { locales: ['en', 'de'], markets: ['world'], slots: {} } as unknown as Family
const around = { family, rules: rulesOf([]) }
const saying = (body: string, subject?: string) => ({ id: 'tpl_1', channel: 'web', body, subject }) as Template
const headline = (text: string, locale = '*') => ({ kind: 'headline', fields: { [locale]: { text } } }) as unknown as Component

const claims = [
  'now 99 €',
  'Now €99',
  '99 EUR',
  'for 1.299,00 kr',
  '$ 20',
  '99,- only',
  'nu 99:-',
  'from 20 euros',
  '30 % less',
  'Half price',
  'ab 5 CHF',
]
const others = ['Dry all the way home', 'Made for the 17:10 downpour', 'From the office, at 7', 'krona 5', 'Layer 3, - and then dry', 'Eurorail']

describe.each<[string, (text: string) => boolean]>([
  ['a template', (text) => templateBinds(saying(`<p>Lindmoor, ${text}</p>{{ slots.headline.text }}`), around)],
  ['the subject of a template', (text) => templateBinds(saying('<mjml></mjml>', text), around)],
  ['a component of any kind', (text) => componentBinds(headline(text), saying(''), around)],
])('%s', (_, binds) => {
  test.each(claims)('“%s” binds us', (text) => expect(binds(text)).toBe(true))
  test.each(others)('“%s” does not', (text) => expect(binds(text)).toBe(false))
})

test('a price that is written with the name of its sign is one', () => expect(templateBinds(saying('<p>99&nbsp;&euro;</p>'), around)).toBe(true))

test('words of a saving are those of the languages that the family speaks, as this engine has set them', () => {
  expect(componentBinds(headline('Jetzt gratis', 'de'), saying(''), around)).toBe(true)
  expect(componentBinds(headline('Jetzt gratis', 'de'), saying(''), { ...around, family: { ...family, locales: ['en'] } })).toBe(false)
  const set = {
    kind: 'savings-need-terms',
    settings: { words: { en: ['bargain'] } },
    severity: 'block',
    scope: { channels: ['web'] },
    state: 'current',
  }
  const ours = { family, rules: rulesOf([set as unknown as Guardrail]) }
  expect([templateBinds(saying('A bargain'), ours), templateBinds(saying('Half price'), ours)]).toEqual([true, false])
  expect(templateBinds({ ...saying('A bargain'), channel: 'email' }, ours)).toBe(false)
})

test.each(['offer', 'legalLine', 'a kind that nobody knows'])('%s binds us whatever it says', (kind) =>
  expect(componentBinds({ ...headline('Dry'), kind }, undefined, around)).toBe(true),
)

test('where a link leads is no claim', () =>
  expect(
    componentBinds({ kind: 'callToAction', fields: { '*': { text: 'See', href: '/sale?off=30%25' } } } as unknown as Component, saying(''), around),
  ).toBe(false))
