import { useLayoutEffect, useRef, useState } from 'react'
import { classes } from './classes.ts'
import { pushLabels } from './pushLabels.ts'
import { useWidth } from './useSize.ts'

export interface RibbonPart {
  name: string
  /** Its size in the unit of the whole; the parts add up to the bar. */
  size: number
  /** The same, as it is said: "22.3 h". */
  said: string
  tone?: 'plain' | 'second' | 'lead' | 'held' | 'blocked' | 'pale'
}

interface Props {
  parts: readonly RibbonPart[]
  /** What the whole is, as in "From signal to live, 38.0 h". */
  label: string
  /** `below`: each label under its part, pushed aside if need be. `legend`: in a row, each with its colour. */
  labels?: 'below' | 'legend'
}

const fills = { plain: 'bg-data-3', second: 'bg-data-2', lead: 'bg-thread', held: 'bg-warn-mark', blocked: 'bg-block', pale: 'bg-data-5' } as const

/** Parts to scale that add up. A small part pushes its label, it never loses it. */
export const Ribbon = ({ parts, label, labels = 'below' }: Props) => (
  <figure role="group" aria-label={label}>
    <div className={classes('flex gap-0.5', labels === 'below' ? 'h-3.5' : 'h-2')} aria-hidden="true">
      {parts
        .filter(({ size }) => size > 0)
        .map(({ name, size, tone = 'plain' }) => (
          <span key={name} className={classes('min-w-0.5 rounded-[2px] forced-color-adjust-none', fills[tone])} style={{ flex: `${size} 1 0` }} />
        ))}
    </div>
    {labels === 'below' ? <Labels parts={parts} /> : <Legend parts={parts} />}
  </figure>
)

const ink = (tone: RibbonPart['tone']) => (tone === 'held' ? 'text-warn' : tone === 'blocked' ? 'text-block' : 'text-ink-2')
const strong = (tone: RibbonPart['tone']) => (tone === 'held' || tone === 'blocked' ? '' : 'text-ink')

const Labels = ({ parts }: { parts: readonly RibbonPart[] }) => {
  const list = useRef<HTMLUListElement>(null)
  const width = useWidth(list, 0)
  const [places, setPlaces] = useState<number[] | null>(null)
  useLayoutEffect(() => {
    const measure = () => {
      const labels = [...(list.current?.children ?? [])] as HTMLElement[]
      const whole = parts.reduce((sum, { size }) => sum + size, 0) || 1
      let before = 0
      const wishes = parts.map(({ size }) => {
        const start = (before / whole) * width
        before += size
        return start
      })
      setPlaces(
        pushLabels(
          wishes,
          labels.map((node) => node.scrollWidth),
          width,
          14,
        ),
      )
    }
    measure()
    void document.fonts.ready.then(measure)
  }, [parts, width])
  return (
    <ul ref={list} className={classes('relative mt-2 text-12', places ? 'h-4' : 'flex flex-wrap gap-x-3.5')}>
      {parts.map(({ name, said, tone }, index) => (
        <li
          key={name}
          className={classes('whitespace-nowrap', places && 'absolute top-0', ink(tone))}
          style={places ? { left: places[index] } : undefined}
        >
          {name} <b className={strong(tone)}>{said}</b>
        </li>
      ))}
    </ul>
  )
}

const Legend = ({ parts }: { parts: readonly RibbonPart[] }) => (
  <ul className="mt-[7px] flex flex-wrap justify-between gap-x-3.5 gap-y-1 text-11 text-ink-2 max-column:justify-start">
    {parts.map(({ name, said, tone = 'plain' }) => (
      <li key={name} className="flex items-center gap-[5px]">
        <span aria-hidden="true" className={classes('size-[7px] rounded-[2px] forced-color-adjust-none', fills[tone])} />
        {name} <b className="text-ink">{said}</b>
      </li>
    ))}
  </ul>
)
