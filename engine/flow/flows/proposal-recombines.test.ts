import { expect, it } from 'vitest'
import { proposalRecombines } from './proposal-recombines.ts'

type Facts = Parameters<typeof proposalRecombines.answer>[0]

const facts = (withheld: string[], kind = 'fatigue'): Facts =>
  ({
    asked: { id: 'brf_1' },
    found: { id: 'sig_1', kind, component: 'cpt_tired', slot: 'headline', statement: 'It wears off.' },
    shown: [{ id: 'fam_1', slots: { headline: ['cpt_tired', 'cpt_kept'] } }],
    tags: ['rain', 'warm'],
    withheld,
  }) as unknown as Facts

it('keeps out of the new family what is withheld where the signal is from', () => {
  expect(proposalRecombines.answer(facts(['cpt_harm', 'cpt_harm']), {} as never, {} as never)).toMatchObject({
    operation: 'family.recombine',
    input: { id: 'fam_1', tired: 'cpt_tired', avoid: ['cpt_harm'] },
  })
  expect(proposalRecombines.answer(facts([]), {} as never, {} as never)).not.toHaveProperty('input.avoid')
})

it('leaves in what runs out, since it may be shown until it does, and brings in what shares its tags', () => {
  const { input } = proposalRecombines.answer(facts([], 'expiry'), {} as never, {} as never) as { input: object }
  expect(input).toMatchObject({ id: 'fam_1', slot: 'headline', tags: ['rain', 'warm'] })
  expect(input).not.toHaveProperty('tired')
})

it('names no more of what is withheld than can be asked for', () => {
  const many = Array.from({ length: 250 }, (_, n) => `cpt_${n}`)
  expect(proposalRecombines.answer(facts(many), {} as never, {} as never)).toHaveProperty('input.avoid.length', 200)
})
