import { describe, expect, it } from 'vitest'
import { inboxLine, seenAs } from './seen.ts'

const letter =
  '<html><head><style>@font-face{src:url(data:font/woff2;base64,AA)}@font-face{src:url("/media/eng_1/font/x.woff2")}</style></head><body background="https://a.example/b.png"><img width="600" src="https://a.example/a.jpg" alt="Rain"><p style="background:url(\'https://a.example/c.png\') top">x</p></body></html>'

describe('a letter', () => {
  it('is as it is on a desk, on a phone and as text', () => {
    for (const seen of ['desk', 'phone', 'text'] as const) expect(seenAs(letter, seen)).toBe(letter)
  })

  it('is inverted in the dark, its pictures twice', () => {
    const dark = seenAs(letter, 'dark')
    expect(dark).toMatch(/html\{filter:invert\(1\)[^}]*\}img\{filter:invert\(1\)[^}]*\}<\/style><\/head>/)
    expect(dark).toContain('src="https://a.example/a.jpg"')
  })

  it('shows alt text instead of pictures, and keeps its fonts', () => {
    const bare = seenAs(letter, 'bare')
    expect(bare).not.toContain('https://a.example')
    expect(bare).toContain('alt="Rain"')
    expect(bare).toContain('url(data:font/woff2;base64,AA)')
    expect(bare).toContain('url("/media/eng_1/font/x.woff2")')
    expect(seenAs('<p>x</p>', 'bare')).toMatch(/^<style>.*<\/style><p>x<\/p>$/)
  })
})

describe('an inbox line', () => {
  it.each([
    ['short', 'More', 'phone', { subject: 'short', preheader: 'More', isCut: false }],
    ['x'.repeat(40), '', 'phone', { subject: 'x'.repeat(40), preheader: '', isCut: false }],
    ['x'.repeat(41), '', 'phone', { subject: `${'x'.repeat(39)}…`, preheader: '', isCut: true }],
    ['😀'.repeat(41), '', 'phone', { subject: `${'😀'.repeat(39)}…`, preheader: '', isCut: true }],
    ['x'.repeat(80), 'y'.repeat(20), 'desk', { subject: 'x'.repeat(80), preheader: `${'y'.repeat(9)}…`, isCut: false }],
    ['x'.repeat(95), 'y', 'desk', { subject: `${'x'.repeat(89)}…`, preheader: '', isCut: true }],
  ] as const)('of %s and %s on a %s', (subject, preheader, on, line) => expect(inboxLine(subject, preheader, on)).toEqual(line))
})
