import { expect, it } from 'vitest'
import { rightsSentence, type RightsStanding, standingOf } from './rights-in-words.ts'
import type { Rights } from './rights.ts'

const full: Rights = {
  holder: 'Ann Example',
  territories: ['DE', 'SE'],
  media: ['web'],
  from: '2026-01-01',
  until: '2026-12-31',
  consent: { persons: 'A hiker', state: 'given', until: '2026-06-30' },
}
const anywhere = { territories: ['world'], media: ['web', 'email', 'display'] } satisfies Rights
const days = 'It belongs to Ann Example and may be used on web pages, in Germany and Sweden, from 2026-01-01 until 2026-06-30.'

it.each<[today: string, rights: Rights | undefined, standing: RightsStanding, sentence: string]>([
  ['2026-03-01', undefined, 'free', 'Ours, without limit.'],
  ['2026-03-01', anywhere, 'free', 'It may be used on web pages, in e-mail and in banners, anywhere.'],
  ['2026-03-01', full, 'later', days],
  ['2026-06-30', full, 'soon', days],
  ['2025-12-31', full, 'ahead', `${days} Before that it is shown nowhere.`],
  ['2026-07-01', full, 'ended', `${days.replace('may', 'could')} That is over: it is shown nowhere any more.`],
  ['2026-03-01', { ...anywhere, media: ['email'], from: '2026-01-01' }, 'free', 'It may be used in e-mail, anywhere, from 2026-01-01 on.'],
  [
    '2026-03-02',
    { ...anywhere, media: ['web'], until: '2026-03-01' },
    'ended',
    'It could be used on web pages, anywhere, until 2026-03-01. That is over: it is shown nowhere any more.',
  ],
  [
    '2026-03-01',
    { ...anywhere, cleared: false },
    'uncleared',
    'Its file states terms. Nobody has cleared yet what it may be used for, so it is shown nowhere.',
  ],
  [
    '2026-03-01',
    { ...full, cleared: false },
    'uncleared',
    'Its file says that it belongs to Ann Example. Nobody has cleared yet what it may be used for, so it is shown nowhere.',
  ],
  [
    '2026-03-01',
    { ...anywhere, consent: { persons: 'A hiker', state: 'waiting' } },
    'waits',
    'It waits for the consent of A hiker. Until then it is shown nowhere.',
  ],
  [
    '2026-03-01',
    { ...anywhere, consent: { persons: 'A hiker', state: 'withdrawn' } },
    'withdrawn',
    'It lost the consent of A hiker: it is shown nowhere.',
  ],
])('on %s %j stand %s', (today, rights, standing, sentence) => {
  expect(standingOf(rights, today)).toBe(standing)
  expect(rightsSentence(rights, { today })).toBe(sentence)
})
