import { describe, expect, it } from 'vitest'
import { recombinedName, recombinedNames } from './recombined-name.ts'

describe('what a recombined family is called', () => {
  it.each([
    ['Autumn hero', [], 'Autumn hero, recombined'],
    ['Autumn hero', ['Autumn hero, recombined'], 'Autumn hero, recombined 2'],
    ['Autumn hero, recombined', ['Autumn hero, recombined'], 'Autumn hero, recombined 2'],
    ['Autumn hero, recombined 2', ['Autumn hero, recombined', 'Autumn hero, recombined 2'], 'Autumn hero, recombined 3'],
    // What was called so before names were counted.
    ['Autumn hero, recombined, recombined', ['Autumn hero, recombined', 'Autumn hero, recombined, recombined'], 'Autumn hero, recombined 2'],
    ['Autumn hero', ['Autumn hero, recombined by hand', 'Autumn hero, recombined 9'], 'Autumn hero, recombined 10'],
    ['Spring', ['Autumn hero, recombined'], 'Spring, recombined'],
  ])('%s, beside %j: %s', (of, taken, name) => expect(recombinedName(of, taken)).toBe(name))

  it('stays within what a name may be long, and its names within their range', () => {
    const long = 'a'.repeat(140)
    const first = recombinedName(long, [])
    const second = recombinedName(first, [first])
    expect([first, second].every((name) => name.length <= 140)).toBe(true)
    const { from, before } = recombinedNames(second)
    expect([first, second].every((name) => name >= from && name < before)).toBe(true)
  })
})
