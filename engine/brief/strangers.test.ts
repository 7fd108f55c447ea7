import { describe, expect, test } from 'vitest'
import { strangersRefusal } from './strangers.ts'

const declared = {
  placements: [
    { key: 'home-hero', state: 'live' as const },
    { key: 'old-hero', state: 'retired' as const },
  ],
  audiences: [{ id: 'aud_1', key: 'customers' }],
}

describe('for whom and where a brief is', () => {
  test.each(['everyone', 'customers', 'aud_1'])('%s is somebody', (audience) => {
    expect(strangersRefusal({ placements: ['home-hero'], audience }, declared)).toBeUndefined()
  })

  test('each stranger is named with its place, and what was meant is guessed', () => {
    expect(strangersRefusal({ placements: ['home-hero', 'home-herro', 'attic'], audience: 'custumers' }, declared)).toMatchObject({
      code: 'invalidInput',
      where: [
        { path: 'placements', problem: 'no placement is called home-herro' },
        { path: 'placements', problem: 'no placement is called attic' },
        { path: 'audience', problem: 'no audience is called custumers' },
      ],
      remedy: 'Did you mean home-hero? List what there is with placement.list. Did you mean customers?',
    })
  })

  test('what is retired is there no more', () => {
    expect(strangersRefusal({ placements: ['old-hero'], audience: 'everyone' }, declared)?.where).toEqual([
      { path: 'placements', problem: 'placement old-hero is retired' },
    ])
  })

  test('before any placement is declared the brief comes first; an audience must be there all the same', () => {
    const none = { placements: [], audiences: [] }
    expect(strangersRefusal({ placements: ['home-hero'], audience: 'everyone' }, none)).toBeUndefined()
    expect(strangersRefusal({ placements: ['home-hero'], audience: 'nobody' }, none)?.where).toMatchObject([{ path: 'audience' }])
  })
})
