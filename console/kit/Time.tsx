import { useFormat } from '../format/useFormat.ts'

interface Props {
  at: string
  /** As the formatter writes it, without its zone. */
  as: 'weekdayClock' | 'dayClock' | 'clock' | 'clockSeconds' | 'clockExact'
  className?: string
}

/** A time of day in a list: short, and on hover whole, with its zone. */
export const Time = ({ at, as, className }: Props) => {
  const format = useFormat()
  return (
    <time dateTime={at} title={format.momentExact(at)} className={className}>
      {format[as](at)}
    </time>
  )
}
