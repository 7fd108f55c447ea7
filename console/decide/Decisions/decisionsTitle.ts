import { words } from '../words.ts'

const { list } = words

interface Page {
  items: readonly { branch: string }[]
  total: number
}

/** How many decisions there are, and what became of the latest. */
export const decisionsTitle = ({ items, total }: Page, count: (value: number) => string, percent: (share: number) => string): string => {
  if (items.length === 0) return list.none
  const partOf = (...branches: string[]) => items.filter(({ branch }) => branches.includes(branch)).length / items.length
  const out = partOf('holdout')
  // Both rounded up would be more than all: what is drawn gives way.
  const drawn = Math.min(Math.round(partOf('learn', 'explore') * 100), 100 - Math.round(out * 100)) / 100
  const all = total === 1 ? list.titleOne : list.title(count(total))
  return `${all}; ${list.parts(percent(drawn), percent(out))}.`
}

/** Why the share of those held out may differ from what the placement sets; nothing where no such share is told. */
export const holdoutNote = ({ items }: Pick<Page, 'items'>, asked?: string): string | undefined =>
  asked === undefined && items.some(({ branch }) => branch === 'holdout') ? list.byPerson : undefined
