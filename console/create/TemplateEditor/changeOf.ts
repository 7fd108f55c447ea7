import { templateChangeOf, type TemplateChange } from '../../approve/Review/templateChange.ts'
import { draftOf, saidOf, type Draft, type Stored } from './draft.ts'

/** A draft beside the stored one, both written alike, so that only what differs is told. */
export const changeOf = (draft: Draft, stored: Stored): TemplateChange | undefined =>
  withName(templateChangeOf(asStored(draft, stored), { ...asStored(draftOf(stored), stored), hash: stored.hash }, false), draft.name, stored.name)

/** A name binds nobody, so that a review does not tell it; whoever gives it wants to see it. */
const withName = (change: TemplateChange | undefined, after: string, before: string): TemplateChange | undefined =>
  change && after !== before ? { ...change, said: [{ place: 'name', before, after }, ...change.said] } : change

/** The draft as if it were the stored one, to hold the two against each other. */
const asStored = (draft: Draft, stored: Stored): Stored => {
  const { formats: _sizes, subject: _subject, preheader: _preheader, ...rest } = stored
  return { ...rest, ...(saidOf(draft) as Partial<Stored>), hash: 'draft' }
}
