import { formatsOf, slotIn } from '../create/formats-of.ts'
import type { Slot, Template } from '../create/template.ts'
import type { Drafted } from './guardrail-kind.ts'

/** A slot as one size of its template has it; of a template with one size, unnamed. */
export interface SlotInSize {
  slot: Slot
  format?: string
}

export const inEachSize = (slot: Slot, template: Pick<Template, 'format' | 'formats'>): SlotInSize[] =>
  template.formats ? formatsOf(template).map((format) => ({ slot: slotIn(slot, template, format), format: format.name })) : [{ slot }]

/** A finding as it reads of one size of a set. */
export const saidOfSize = (finding: Drafted, format: string | undefined): Drafted =>
  format === undefined ? finding : { ...finding, format, reason: finding.reason.replace(/\.$/, ` in ${format}.`) }
