import type { Operations } from '../api/operations.ts'
import { useFormat } from '../format/useFormat.ts'
import { Segment } from '../kit/Segment.tsx'
import { Tag } from '../kit/Tag.tsx'
import { strings } from '../strings.ts'

type Told = Pick<Operations['measure.list']['output'], 'window' | 'stamps'>
export type ClockKind = Operations['overview.show']['output']['clock']['kind']

interface Props extends Told {
  /** What the clock counts, in words. */
  sentence: string
  clock: ClockKind
  /** Absent where the figures are no durations. */
  onClock?: ((clock: ClockKind) => void) | undefined
}

const { overview } = strings

/** Of which window the figures below are, by which clock, and whether they are of a made-up sample. */
export const WindowFacts = ({ window, stamps, sentence, clock, onClock }: Props) => {
  const { moment, count } = useFormat()
  const { name, working, calendar } = overview.clock
  const clocks = [
    { value: 'working', label: working },
    { value: 'calendar', label: calendar },
  ] as const
  return (
    <>
      <span title={sentence}>{overview.window(count(window.days), moment(window.to))}</span>
      {onClock ? <Segment label={name} options={clocks} value={clock} onChange={onClock} /> : null}
      {stamps.includes('SYNTHETIC') ? <Tag>{overview.sample}</Tag> : null}
    </>
  )
}
