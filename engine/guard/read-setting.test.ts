import { expect, test } from 'vitest'
import { isRefusal } from '../kernel/refusal.ts'
import { wordSettings } from './find-words.ts'
import { guardrailKinds } from './guardrails/index.ts'
import { readSetting } from './read-setting.ts'
import { rulesOf } from './rule.ts'

const words = guardrailKinds.flatMap(({ name, settings }) => wordSettings(settings).map((setting) => [name, setting] as const))

test('words by locale are known among the settings of every kind that has them', () =>
  expect(words.map((one) => one.join('.'))).toEqual(
    expect.arrayContaining([
      'banned-terms-stay-out.words',
      'required-terms-are-there.words',
      'savings-need-terms.except',
      'spelling-is-right.allowed',
    ]),
  ))

test.each(words)('%s refuses %s under what is no locale, and says what may be meant', (kind, setting) => {
  const read = (place: string) => readSetting({ kind, settings: { [setting]: { [place]: ['epic'] } } })
  expect(read('english')).toMatchObject({
    code: 'invalidInput',
    where: [{ path: `settings.${setting}.english`, problem: 'english is no locale.', hint: 'Did you mean en?' }],
  })
  expect(read('somewhere')).toMatchObject({ where: [{ hint: 'A BCP 47 tag, as in de or de-AT, or * for all.' }] })
  for (const place of ['*', 'en', 'de-AT']) expect(isRefusal(read(place)) && read(place)).toBe(false)
})

test('a guardrail that was set under what is no locale still holds for the others', () => {
  const set = {
    id: 'grl_1',
    version: 1,
    kind: 'banned-terms-stay-out',
    name: 'x',
    settings: { words: { english: ['epic'], en: ['epic'] } },
    severity: 'block' as const,
    scope: {},
    state: 'current' as const,
  }
  expect(rulesOf([set]).filter(({ id }) => id === 'grl_1')).toHaveLength(1)
})

test('a slip in the name of a kind is told as such', () => {
  expect(readSetting({ kind: 'banned-terms-stay-outt', settings: {} })).toMatchObject({
    where: [{ path: 'kind', hint: 'Did you mean banned-terms-stay-out?' }],
  })
})
