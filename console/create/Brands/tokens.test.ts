import { expect, it } from 'vitest'
import { lineOf, rowsOf } from './tokens.ts'

const colour = (hex: string) => ({ $value: { colorSpace: 'srgb', components: [0, 0, 0], hex } })
const tokens = { color: { $type: 'color', night: colour('#1d2a44'), ground: { $value: '{color.night}' }, paper: colour('#f4efe6') } }

it('tells each token as it is, and as a set makes it, what only names another as well', () => {
  const sets = [{ name: 'Sweden', markets: ['SE'], tokens: { color: { night: colour('#003366') } } }]
  expect(rowsOf({ tokens, sets })).toEqual([
    { path: 'color.night', type: 'color', is: '#1d2a44', alias: undefined, otherwise: { Sweden: { is: '#003366', alias: undefined } } },
    { path: 'color.ground', type: 'color', is: '#1d2a44', alias: 'color.night', otherwise: { Sweden: { is: '#003366', alias: 'color.night' } } },
    { path: 'color.paper', type: 'color', is: '#f4efe6', alias: undefined, otherwise: {} },
  ])
})

it('finds the line of a place in the text, or of the nearest there is', () => {
  const text = JSON.stringify(tokens, null, 2)
  const lineAt = (...path: string[]) => text.split('\n')[lineOf(text, path) - 1]?.trim()
  expect(lineAt('color', 'ground')).toBe('"ground": {')
  expect(lineAt('color', 'paper', 'nothing')).toBe('"paper": {')
  expect(lineAt('nothing')).toBe('{')
  const sets = JSON.stringify(
    [
      { name: 'One', tokens: {} },
      { name: 'Two', tokens: { color: { night: colour('#000000') } } },
    ],
    null,
    2,
  )
  expect(sets.split('\n')[lineOf(sets, ['1', 'name']) - 1]).toContain('Two')
  expect(sets.split('\n')[lineOf(sets, ['1', 'tokens', 'color', 'night']) - 1]).toContain('night')
})
