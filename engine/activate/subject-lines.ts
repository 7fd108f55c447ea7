import type { Edition } from '../create/edition.ts'
import { fieldsFor, titleOf } from '../create/said.ts'
import type { Campaign } from '../decide/campaign.ts'

const most = 20
/** A place of a template’s subject that a component’s field fills: `{{ slots.subject.text | … }}`. */
const place = /\{\{\s*slots\.([\w-]+)\.(\w+)[^}]*\}\}/g

/** What the subject of a message may read, for each choice of the components in it, before it is addressed to somebody; at most twenty. */
export const subjectLines = (
  { frozen: { template, family, components } }: Pick<Edition, 'frozen'>,
  { withheld = [] }: Pick<Campaign, 'withheld'>,
  locale: string,
): string[] => {
  const byId = new Map(components.map((one) => [one.id, one]))
  let lines = template.subject === undefined ? [] : [template.subject]
  for (const [written, slot = '', field = ''] of (template.subject ?? '').matchAll(place)) {
    const fitting = (family.slots[slot] ?? []).filter((id) => !withheld.some((one) => one.slot === slot && one.component === id))
    const said = fitting.flatMap((id) => {
      const component = byId.get(id)
      return component ? [fieldsFor(component, locale)[field] ?? titleOf(component, locale)] : []
    })
    // By a function: a dollar in the words of a component is a dollar.
    lines = lines.flatMap((line) => said.map((words) => line.replace(written, () => words))).slice(0, most)
  }
  return [...new Set(lines.map((line) => line.trim()))].filter((line) => line !== '')
}
