import { useRef, type ReactNode } from 'react'
import { strings } from '../../strings.ts'
import { AsTable } from '../AsTable.tsx'
import { useWidth } from '../useSize.ts'
import { LoopTable } from './LoopTable.tsx'
import type { Station } from './station.ts'
import { UprightLoop } from './UprightLoop.tsx'
import { WideLoop } from './WideLoop.tsx'

interface Props {
  stations: readonly Station[]
  /** The drawing's one sentence: "The loop turns in 31 hours. Approve holds it back." */
  sentence: string
  children?: ReactNode
}

/** Draws the loop wide where there is room and upright where there is not; as a table on request. */
export const Loop = ({ stations, sentence, children }: Props) => {
  const frame = useRef<HTMLDivElement>(null)
  const upright = useWidth(frame, 1176) < 660
  return (
    <div ref={frame}>
      <AsTable label={`${strings.loop.name}: ${sentence}`} table={<LoopTable stations={stations} />}>
        {upright ? (
          <>
            {children}
            <UprightLoop stations={stations} />
          </>
        ) : (
          <WideLoop stations={stations}>{children}</WideLoop>
        )}
      </AsTable>
    </div>
  )
}

/** What the marks of the loop mean. */
export const LoopLegend = () => {
  const { waits, late, live } = strings.loop.legend
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-11 text-ink-3">
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-[9px] rounded-full border-[1.5px] border-edge" />
        {waits}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-2 rounded-full bg-warn-mark forced-color-adjust-none" />
        {late}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="h-[5px] w-5 bg-thread forced-color-adjust-none" />
        {live}
      </li>
    </ul>
  )
}
