import { lastDayOf } from '../../engine/create/last-day.ts'
import type { RightsStanding } from '../../engine/create/rights-in-words.ts'
import { Tag } from '../kit/Tag.tsx'
import { words } from './Assets/words.ts'
import { useRightsInWords } from './useRightsInWords.ts'

type Rights = Parameters<ReturnType<typeof useRightsInWords>['standing']>[0]

/** What must be known first stands first; how rights stand otherwise is no news. */
const marked = ['uncleared', 'ended', 'withdrawn', 'waits', 'ahead', 'soon'] as const satisfies readonly RightsStanding[]

/** In a list: that rights keep a thing, or what it shows, from being used, or soon will. */
export const RightsMark = ({ of }: { of: readonly Rights[] }) => {
  const { standing, sentence, day } = useRightsInWords()
  const standings = of.map(standing)
  const told = marked.find((one) => standings.includes(one))
  if (told === undefined) return null
  const rights = of[standings.indexOf(told)]
  const on = told === 'ahead' ? rights?.from : rights && lastDayOf(rights)
  return (
    <span title={sentence(rights)} className="inline-flex">
      <Tag tone={told === 'soon' || told === 'ahead' ? 'warn' : 'block'}>{words.rights.marks[told](on === undefined ? '' : day(on))}</Tag>
    </span>
  )
}
