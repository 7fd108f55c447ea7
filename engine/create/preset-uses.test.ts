import { expect, it } from 'vitest'
import { somePreset } from '../guard/guard.fixture.ts'
import { inPreset, presetProblems, presetUses, slotCuts } from './preset-uses.ts'

const hash = 'a'.repeat(64)
const presets = [
  { key: 'card', channel: 'web' },
  { key: 'letter', channel: 'email' },
] as const
const img = (filter: string) => `<p>\n<img src="{{ slots.hero.src | ${filter} }}"></p>`

it('finds the presets that a body asks for, for which screen', () => {
  const body = `${img('preset: "card"')}${img("preset:'card', 2")}${img('preset: which')}{{ slots.a.text | figure }}`
  expect(presetUses({ body }).map(({ key, ratio }) => [key, ratio])).toEqual([
    ['card', 1],
    ['card', 2],
    ['', 1],
  ])
})

it.each([
  ['web', 'preset: "card"', undefined],
  ['email', "preset: 'letter', 2", undefined],
  ['web', 'preset: "square"', { problem: 'no preset square', hint: 'one of card' }],
  ['web', 'preset: "letter"', { problem: 'the preset letter is for email, and this is for web', hint: 'one of card' }],
  ['web', 'preset: which', { problem: 'a preset is named in quotes', hint: 'one of card' }],
  ['web', 'preset', { problem: 'a preset is named in quotes', hint: 'one of card' }],
  ['web', 'preset: "card", "2"', { problem: 'after its name only 2 may stand, for fine screens', hint: 'one of card' }],
  ['display', 'preset: "card"', { problem: 'what is drawn is cut by its box, not by a preset' }],
] as const)('in %s, %s', (channel, filter, problem) => {
  expect(presetProblems({ channel, body: img(filter) }, presets)).toEqual(problem ? [{ path: 'body', line: 2, column: 29, ...problem }] : [])
})

it('leads from a picture of ours to its cut, and leaves every other address', () => {
  expect([inPreset(`https://x/media/eng_1/${hash}.jpg`, 'card'), inPreset(`../../media/${hash}.svg`, 'card', 2), inPreset('', 'card')]).toEqual([
    `https://x/media/eng_1/preset/card/${hash}`,
    `../../media/preset/card/${hash}@2x`,
    '',
  ])
  expect(inPreset('https://elsewhere.example/a.jpg', 'card')).toBe('https://elsewhere.example/a.jpg')
})

it('tells which slots are shown in presets, how fine, and which whole too', () => {
  const body = `{% assign small = slots.hero.src | preset: 'card' %}{{ slots.hero.src | preset: "card", 2 }}{% if slots.hero.src %}x{% endif %}
    {{ slots.clip.poster | preset: "card" }}{{ slots.clip.poster }}{{ slots.plain.src }}{{ slots.other.src | preset: "gone" }}{{- slots.head.text -}}`
  const card = somePreset()
  expect(Object.fromEntries(slotCuts({ body }, [card]))).toEqual({
    hero: [{ preset: card, ratio: 2 }],
    clip: [
      { preset: card, ratio: 1 },
      { preset: undefined, ratio: 1 },
    ],
  })
})
