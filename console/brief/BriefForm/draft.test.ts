import { expect, test } from 'vitest'
import { formatterFor } from '../../format/formatter.ts'
import { emptyDraft, hoursAreWrong, inputFrom, keysOf, missingIn } from './draft.ts'
import { skillsAmong } from './skills.ts'

const there = formatterFor({ language: 'en-GB', currency: 'EUR', zone: 'Pacific/Auckland' })
const whole = { ...emptyDraft, title: ' A rain headline ', placements: ['home-hero', 'newsletter-hero'], due: '2026-12-01' }

test('what is missing is a short list', () => {
  expect(missingIn(emptyDraft)).toEqual(['Title', 'Placements', 'Live by'])
  expect(missingIn({ ...whole, hours: ' ' })).toEqual(['Hours of work'])
  expect(missingIn({ ...whole, skill: ' ' })).toEqual(['Skill'])
  expect(missingIn(whole)).toEqual([])
})

test('hours that are no number are wrong, not missing', () => {
  for (const hours of ['some', '0', '-2', '1.5.2']) {
    expect(missingIn({ ...whole, hours })).toEqual([])
    expect(hoursAreWrong({ ...whole, hours })).toBe(true)
  }
  expect(hoursAreWrong({ ...whole, hours: '' })).toBe(false)
  expect(hoursAreWrong({ ...whole, hours: '7,5' })).toBe(false)
  expect(inputFrom({ ...whole, hours: '7,5' }, there).hours).toBe(7.5)
})

test('the draft becomes what the operation takes', () => {
  expect(inputFrom(whole, there)).toMatchObject({
    title: 'A rain headline',
    placements: ['home-hero', 'newsletter-hero'],
    hours: 8,
    audience: 'everyone',
  })
  // Noon where the engine is, wherever the browser is.
  expect(inputFrom(whole, there).due).toBe('2026-11-30T23:00:00.000Z')
})

test('typed keys are parted by commas or spaces', () => expect(keysOf(' home-hero,  newsletter-hero ')).toEqual(['home-hero', 'newsletter-hero']))

test('skills are those that teams have hours for and that people who are here have declared, each once', () => {
  const people = [
    { kind: 'person', state: 'active', skills: ['German', 'copy'] },
    { kind: 'person', state: 'gone', skills: ['Latin'] },
    { kind: 'agent', state: 'active', skills: ['poetry'] },
  ] as const
  expect(
    skillsAmong(
      [{ skill: 'motion' }, { skill: 'copy' }],
      people.map((one) => ({ ...one, skills: [...one.skills] })),
    ),
  ).toEqual(['copy', 'German', 'motion'])
})
