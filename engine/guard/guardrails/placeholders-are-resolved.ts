import { z } from 'zod'
import { type Drafted, eachSlotAndTemplate, guardrailKind } from '../guardrail-kind.ts'
import { saidIn } from '../said-in.ts'

/** What stands in brackets to be filled in, in the languages that most teams write in. */
const bracketed = [
  'name|first name|last name|product|price|date|link|cta|headline|copy',
  'Vorname|Nachname|Produkt|Preis|Datum',
  'Prénom|Nom|Produit|Prix',
  'Nombre|Apellidos?|Producto|Precio|Fecha',
]

/** What writers leave behind: markers, sample text, and merge fields of other tools. Liquid in a component is text, never a merge field. */
const left = new RegExp(
  [
    /\{\{[^}]*\}\}|\{%[^%]*%\}|\[\[[^\]]*\]\]|<<[^>]*>>|%%[^%]+%%|\*\|[^|]*\|\*|\$\{[^}]*\}/.source,
    String.raw`\[(?:${bracketed.join('|')})\]`,
    /\b(?:insert|your) (?:headline|text|copy|name|image|link|price|logo|title) here\b/.source,
    /\b(?:lorem ipsum|TODO|TBD|TBC|FIXME|XXX+)\b/.source,
  ].join('|'),
  'giu',
)

export const placeholdersAreResolved = guardrailKind({
  name: 'placeholders-are-resolved',
  demands: 'Nothing is left to fill in',
  why: '“Hello [first name]” is the one line of a campaign that everybody remembers.',
  settings: z.strictObject({}),
  about: 'words',
  severity: 'block',
  judges: eachSlotAndTemplate,
  judge: (subject, _, around) => {
    const { text, at, by } = saidIn(subject, around)
    return [...text.matchAll(left)].map((found): Drafted => ({
      ...at(found.index, found[0].length),
      reason: `“${found[0].slice(0, 40)}” is left to fill in${by}.`,
      measured: found[0].slice(0, 80),
      fix: { sentence: 'Write what should stand there' },
    }))
  },
})
