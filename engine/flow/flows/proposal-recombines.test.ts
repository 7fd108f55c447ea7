import { expect, it } from 'vitest'
import { proposalRecombines } from './proposal-recombines.ts'

type Facts = Parameters<typeof proposalRecombines.answer>[0]

const facts = (withheld: string[]): Facts =>
  ({
    asked: { id: 'brf_1' },
    found: { id: 'sig_1', component: 'cpt_tired', slot: 'headline', statement: 'It wears off.' },
    shown: [{ id: 'fam_1', slots: { headline: ['cpt_tired', 'cpt_kept'] } }],
    withheld,
  }) as unknown as Facts

it('keeps out of the new family what is withheld where the signal is from', () => {
  expect(proposalRecombines.answer(facts(['cpt_harm', 'cpt_harm']), {} as never, {} as never)).toMatchObject({
    operation: 'family.recombine',
    input: { id: 'fam_1', tired: 'cpt_tired', avoid: ['cpt_harm'] },
  })
  expect(proposalRecombines.answer(facts([]), {} as never, {} as never)).not.toHaveProperty('input.avoid')
})
