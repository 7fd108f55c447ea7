import { words } from '../words.ts'

const { list } = words

interface Page {
  items: readonly { branch: string }[]
  total: number
}

/** How many decisions there are, and what became of the latest. */
export const decisionsTitle = ({ items, total }: Page, count: (value: number) => string, percent: (share: number) => string): string => {
  if (items.length === 0) return list.none
  const shareOf = (...branches: string[]) => percent(items.filter(({ branch }) => branches.includes(branch)).length / items.length)
  const all = total === 1 ? list.titleOne : list.title(count(total))
  return `${all}; ${list.parts(shareOf('learn', 'explore'), shareOf('holdout'))}.`
}
