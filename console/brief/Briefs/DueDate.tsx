import { useFormat } from '../../format/useFormat.ts'
import { useNow } from '../../kit/useNow.ts'
import type { Brief } from './brief.ts'
import { isLate } from './briefTitle.ts'

/** Amber only when the date has passed and work is still to come. */
export const DueDate = ({ brief }: { brief: Brief }) => {
  const { weekday, momentExact } = useFormat()
  return (
    <time dateTime={brief.due} title={momentExact(brief.due)} className={isLate(brief, useNow()) ? 'font-strong text-warn' : 'text-ink-2'}>
      {weekday(brief.due)}
    </time>
  )
}
