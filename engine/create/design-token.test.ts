import { describe, expect, it } from 'vitest'
import { cssValue, DesignTokens, readTokens } from './design-token.ts'

const navy = { colorSpace: 'srgb', components: [0.114, 0.165, 0.267], hex: '#1d2a44' }
const problem = (tokens: Record<string, unknown>): string[] => readTokens(tokens).problems.map((found) => `${found.path}: ${found.problem}`)

const plain = 'a name is letters, digits, hyphens and underscores, beginning with a letter or digit'

describe('design tokens (DTCG 2025.10)', () => {
  it('reads colours and dimensions as objects, types from the group around, and aliases', () => {
    const { tokens, problems } = readTokens({
      color: { $type: 'color', navy: { $value: navy }, ground: { $value: '{color.navy}' } },
      space: { clear: { $type: 'dimension', $value: { value: 8, unit: 'px' } } },
      font: { headline: { $type: 'fontFamily', $value: ['Young Serif', 'serif'] } },
    })
    expect(problems).toEqual([])
    expect([...tokens].map(([path, token]) => [path, cssValue(token)])).toEqual([
      ['color.navy', '#1d2a44'],
      ['color.ground', '#1d2a44'],
      ['space.clear', '8px'],
      ['font.headline', '"Young Serif", serif'],
    ])
  })

  it('writes what is not opaque with its alpha', () => {
    const { tokens } = readTokens({ shade: { $type: 'color', $value: { colorSpace: 'srgb', components: [0, 0, 0], alpha: 0.62 } } })
    expect([...tokens.values()].map(cssValue)).toEqual(['rgb(0 0 0 / 0.62)'])
  })

  it.each([
    ['an alias to nothing', { a: { $type: 'color', $value: '{b}' } }, 'a: there is no token b'],
    [
      'aliases in a circle',
      { a: { $type: 'color', $value: '{b}' }, b: { $type: 'color', $value: '{a}' } },
      'a: its aliases go in a circle: a → b → a',
    ],
    ['a value without a type', { a: { $value: 4 } }, 'a: it has no $type, and no group around it has one'],
    [
      'a colour as text',
      { a: { $type: 'color', $value: '#ffffff' } },
      'a: not a color of DTCG 2025.10: Invalid input: expected object, received string',
    ],
    [
      'a dimension as text',
      { a: { $type: 'dimension', $value: '4px' } },
      'a: not a dimension of DTCG 2025.10: Invalid input: expected object, received string',
    ],
    ['a name that ends a declaration', { 'a;} body{': { $type: 'number', $value: 1 } }, `a;} body{: ${plain}`],
    ['a weight that ends a declaration', { a: { $type: 'fontWeight', $value: '700;} body{' } }, 'a: not a fontWeight of DTCG 2025.10: Invalid input'],
  ])('refuses %s', (_, tokens, expected) => {
    expect(problem(tokens)).toContain(expected)
    expect(DesignTokens.safeParse(tokens).success).toBe(false)
  })

  it('reaches no prototype', () => {
    const tokens = JSON.parse('{"__proto__":{"x":{"$type":"number","$value":1}}}') as Record<string, unknown>
    expect(problem(tokens)).toContain(`__proto__: ${plain}`)
    const stored = DesignTokens.safeParse(tokens)
    expect(stored.success && Object.keys(stored.data)).toEqual([])
  })

  it('keeps what it does not read', () => {
    const tokens = { shadow: { $type: 'shadow', $value: { blur: 4 } }, $extensions: { 'org.example': { set: 'autumn' } } }
    expect(DesignTokens.parse(tokens)).toEqual(tokens)
    expect(readTokens(tokens)).toEqual({ tokens: new Map(), problems: [] })
  })

  it('lets no family name end its quotation', () => {
    const { tokens } = readTokens({ f: { $type: 'fontFamily', $value: 'X"; } body { display: none' } })
    expect([...tokens.values()].map(cssValue)).toEqual(['"X  body  display none"'])
  })
})
