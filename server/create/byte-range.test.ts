import { describe, expect, it } from 'vitest'
import { askedOf, type Asked } from './byte-range.ts'

describe('the part of a video that is asked for', () => {
  it.each<[range: string | undefined, asked: Asked]>([
    [undefined, 'whole'],
    ['bytes=0-99', { from: 0, to: 99 }],
    ['bytes=100-', { from: 100, to: 999 }],
    ['bytes=-10', { from: 990, to: 999 }],
    ['bytes=-5000', { from: 0, to: 999 }],
    ['bytes=990-5000', { from: 990, to: 999 }],
    ['bytes=1000-', 'unmet'],
    ['bytes=-0', 'unmet'],
    ['bytes=9-1', 'whole'],
    ['bytes=0-1,5-9', 'whole'],
    ['lines=0-1', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=0x1-2', 'whole'],
  ])('%s', (range, asked) => {
    expect(askedOf({ range }, 1_000, '"a"')).toEqual(asked)
  })

  it('is all of it for whoever holds another version', () => {
    expect(askedOf({ range: 'bytes=0-9', ifRange: '"b"' }, 1_000, '"a"')).toBe('whole')
    expect(askedOf({ range: 'bytes=0-9', ifRange: '"a"' }, 1_000, '"a"')).toEqual({ from: 0, to: 9 })
  })
})
