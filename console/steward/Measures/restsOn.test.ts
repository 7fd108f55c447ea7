import { expect, test } from 'vitest'
import { formatterFor } from '../../format/formatter.ts'
import { restsOn } from './measureLine.ts'

const format = formatterFor({ language: 'en-GB', currency: 'EUR', zone: 'UTC' })
const escaped = { counts: 'escaped defects', against: { joint: 'in' as const, counts: 'activations' } }
const handed = { counts: 'items that went live', against: { joint: 'with' as const, counts: 'hand-offs' } }
const reading = (n: number, of?: number) => ({
  n,
  open: 0,
  setAside: 0,
  figure: { known: false as const, because: '' },
  ...(of !== undefined && { of }),
})

test.each([
  [{ ...escaped, reading: reading(0, 10) }, '0 escaped defects in 10 activations'],
  [{ ...escaped, reading: reading(1, 1) }, '1 escaped defect in 1 activation'],
  [{ ...handed, reading: reading(1, 3) }, '1 item that went live with 3 hand-offs'],
  [{ counts: 'briefs', reading: reading(6) }, '6 briefs'],
])('%j: %s', (told, said) => expect(restsOn(told, format)).toBe(said))
