import { expect, test } from 'vitest'
import { proofreaders } from '../../adapters/proofreaders/index.ts'
import { proofKey } from '../../engine/guard/proof.ts'
import { languagesRead, remarksOn } from './proofs.ts'

test('the languages that are read are those of the proofreaders', () =>
  expect([...languagesRead].sort()).toEqual([...new Set(proofreaders.flatMap(({ languages }) => languages))].sort()))

test('what those who know the language notice comes back by text, each remark where it stands', async () => {
  const texts = [
    { locale: 'en-GB', text: 'A waterprof jacket, and the colour of rain' },
    { locale: 'en', text: 'The color, or colour, of Lindmoor’s 17:10 – see lindmoor.example' },
    { locale: 'nl', text: 'Een waterdichte regenjas voor de fietser' },
    { locale: 'nl', text: 'Een waterdigte regenjas' },
    { locale: 'en', text: 'Ask the chairman. She wears the men’s jacket.' },
    { locale: 'fr', text: 'Une vestte' },
  ]
  const found = await remarksOn(texts)
  const said = texts.map((text) => found.get(proofKey(text))?.map(({ about, word, from }) => `${about} ${word} ${from}`))
  expect(said).toEqual([['spelling waterprof 2'], [], [], ['spelling waterdigte 4'], ['inclusion chairman 8'], undefined])
  expect(found.get(proofKey(texts[0]!))?.[0]?.instead).toContain('waterproof')
}, 30_000)
