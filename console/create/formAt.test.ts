import { expect, test } from 'vitest'
import { formAt } from './formAt.ts'

const fix = { sentence: 'Write it in sv', inComponent: true as const }

test.each([
  ['the form at the language', { fix, component: 'cpt_1', locale: 'sv' }, '/library/dry/edit?in=sv'],
  ['the form of one that is not known by its key', { fix, component: 'cpt_2', locale: 'sv' }, '/library/cpt_2/edit?in=sv'],
  ['the form, where it is about no language', { fix, component: 'cpt_1' }, '/library/dry/edit'],
  ['nothing for advice about something else', { fix: { sentence: 'Choose a larger picture' }, component: 'cpt_1' }, undefined],
  ['nothing where no component is named', { fix }, undefined],
])('opens %s', (_, finding, href) => expect(formAt(finding, [{ id: 'cpt_1', key: 'dry' }])).toBe(href))
