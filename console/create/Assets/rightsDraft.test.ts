import { expect, it } from 'vitest'
import { draftOf, rightsOf, type Rights, rightsSentence } from './rightsDraft.ts'

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
  expect(rightsOf({ holder: ' ', territories: 'de;  Österreich, World, Atlantis', media: ['email'], from: '', until: '', note: '' })).toEqual({
    territories: ['DE', 'AT', 'world', 'Atlantis'],
    media: ['email'],
  })
})

const say = (rights: Rights | undefined, today = '2026-03-01') => rightsSentence(rights, today, (iso) => iso)

it.each<[Rights | undefined, string]>([
  [undefined, 'Ours, without limit.'],
  [{ territories: ['world'], media: ['web', 'email'] }, 'It may be used on web pages and in e-mail, anywhere.'],
  [
    { territories: ['world'], media: ['web', 'email', 'display'] },
    'It may be used on web pages, in e-mail and in banners and social cards, anywhere.',
  ],
  [full, 'It belongs to Ann Example and may be used on web pages, in DE, SE, from 2026-01-01 until 2026-06-30.'],
  [{ territories: ['world'], media: ['email'], from: '2026-04-01' }, 'It may be used in e-mail, anywhere, from 2026-04-01 on.'],
  [{ territories: ['world'], media: ['web'], until: '2026-02-28' }, 'The rights ended on 2026-02-28: it is shown nowhere any more.'],
  [
    { territories: ['world'], media: ['web'], consent: { persons: 'A hiker', state: 'withdrawn' } },
    'Without the consent of those who are seen it is shown nowhere.',
  ],
])('%j', (rights, sentence) => expect(say(rights)).toBe(sentence))
