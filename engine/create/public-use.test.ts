import { expect, it } from 'vitest'
import type { Asset } from './asset.ts'
import { keptFor, notPublic } from './public-use.ts'

it('is for the public on the days and where the rights say so, wherever that is', () => {
  const rights: Asset['rights'] = { territories: ['DE'], media: ['web'], until: '2026-06-30' }
  const on = (channel: 'web' | 'email', day: string) => notPublic({ rights }, { day, media: [channel] })
  expect([on('web', '2026-06-30'), on('web', '2026-07-01'), on('email', '2026-06-30')]).toEqual([
    undefined,
    'has no rights after 2026-06-30',
    'may be used on web pages, not in e-mail',
  ])
  expect(notPublic({ rights: { ...rights, media: ['email'] } }, { day: '2026-06-30' })).toBeUndefined()
  expect(notPublic({}, { day: '2026-07-01', media: ['web'] })).toBeUndefined()
})

it('is kept elsewhere for a day, and never beyond the last day of licence or consent', () => {
  const rights: Asset['rights'] = {
    territories: ['world'],
    media: ['web'],
    until: '2026-06-30',
    consent: { persons: 'Ann', state: 'given', until: '2026-06-29' },
  }
  const at = (iso: string, of: Pick<Asset, 'rights'> = { rights }) => keptFor(of, new Date(iso))
  expect([at('2026-06-01T00:00:00Z'), at('2026-06-29T23:00:00Z'), at('2026-07-02T00:00:00Z')]).toEqual([86_400, 3_600, 0])
  expect(at('2026-06-29T23:00:00Z', {})).toBe(86_400)
})
