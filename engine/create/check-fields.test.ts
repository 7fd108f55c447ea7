import { describe, expect, it } from 'vitest'
import { fieldProblems } from './check-fields.ts'
import { standardKinds } from './component-kind.ts'

const problems = (kind: string, fields: Record<string, Record<string, string>>): string[] =>
  fieldProblems(standardKinds.get(kind)!, fields).map(({ path, problem }) => `${path}: ${problem}`)

describe('the fields of a component', () => {
  it.each([
    ['headline', { en: { text: 'Dry all the way home' } }],
    ['headline', { '*': { text: 'Lindmoor' } }],
    ['callToAction', { '*': { href: '/jackets' }, en: { text: 'See the shells' }, de: { text: 'Zu den Jacken' } }],
    ['callToAction', { en: { text: 'Write', href: 'mailto:hello@lindmoor.example' } }],
    ['body', { en: { text: '<p>First.</p>\n<p>Second.</p>' } }],
  ])('a good %s: %j', (kind, fields) => expect(problems(kind, fields as never)).toEqual([]))

  it.each([
    ['headline', {}, 'fields: a component says something in at least one locale'],
    ['headline', { en: { text: '  ' } }, 'fields.en.text: missing'],
    ['headline', { en: { text: 'a', colour: 'red' } }, 'fields.en.colour: a headline has no such field'],
    ['headline', { en: { text: 'two\nlines' } }, 'fields.en.text: a text is one line'],
    ['headline', { en: { text: 'x'.repeat(201) } }, 'fields.en.text: longer than 200 characters'],
    ['callToAction', { en: { text: 'Go' } }, 'fields.en.href: missing'],
    ['callToAction', { en: { text: 'Go', href: 'javascript:alert(1)' } }, 'fields.en.href: not a link'],
    ['callToAction', { en: { text: 'Go', href: '//elsewhere.example' } }, 'fields.en.href: not a link'],
    ['callToAction', { en: { text: 'Go', href: 'https://a.example/"onclick=' } }, 'fields.en.href: not a link'],
  ])('a bad %s: %j', (kind, fields, expected) => expect(problems(kind, fields as never)).toContain(expected))
})
