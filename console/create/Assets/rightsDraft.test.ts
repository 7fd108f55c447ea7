import { expect, it } from 'vitest'
import { draftOf, rightsOf, unlimited, type Rights } from './rightsDraft.ts'

const full: Rights = {
  holder: 'Ann Example',
  territories: ['DE', 'SE'],
  media: ['web'],
  from: '2026-01-01',
  until: '2026-12-31',
  note: 'paid',
  consent: { persons: 'A hiker', state: 'given', until: '2026-06-30', record: 'folder 7' },
}

it('goes into the form and out of it as it was', () => {
  expect(rightsOf(draftOf(full))).toEqual(full)
  expect(rightsOf(draftOf(undefined))).toBeUndefined()
  expect(rightsOf(draftOf({ ...full, cleared: false }))).toEqual({ ...full, cleared: false })
  expect(
    rightsOf({ cleared: true, holder: ' ', territories: 'de;  Österreich, World, Atlantis', media: ['email'], from: '', until: '', note: '' }),
  ).toEqual({
    territories: ['DE', 'AT', 'world', 'Atlantis'],
    media: ['email'],
  })
})

it('is used without limit: what is known of it stays beside it', () => {
  const uncleared: Rights = { ...full, cleared: false }
  expect(unlimited(uncleared)).toEqual({
    holder: 'Ann Example',
    note: 'paid',
    consent: full.consent,
    territories: ['world'],
    media: ['web', 'email', 'display'],
  })
})
