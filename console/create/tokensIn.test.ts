import { expect, it } from 'vitest'
import { tokensIn, valueOf } from './tokensIn.ts'

const tokens = tokensIn({
  $description: 'of a brand',
  color: { $type: 'color', night: { $value: { colorSpace: 'srgb', components: [0, 0.5, 1], hex: '#0080ff' } }, ground: { $value: '{color.night}' } },
  space: { edge: { $type: 'dimension', $value: { value: 16, unit: 'px' } } },
  font: { $type: 'fontFamily', text: { $value: ['Inter', 'Arial'] } },
})

it('finds each token with its path, its type and how it is written', () =>
  expect(tokens).toEqual([
    { path: 'color.night', type: 'color', value: '#0080ff' },
    { path: 'color.ground', type: 'color', value: '{color.night}' },
    { path: 'space.edge', type: 'dimension', value: '16px' },
    { path: 'font.text', type: 'fontFamily', value: 'Inter, Arial' },
  ]))

it('follows what only names another, and comes out of a circle', () => {
  expect(valueOf(tokens, tokens[1]!)).toBe('#0080ff')
  const circle = tokensIn({ a: { $value: '{b}' }, b: { $value: '{a}' } })
  expect(valueOf(circle, circle[0]!)).toMatch(/^\{[ab]\}$/)
})
