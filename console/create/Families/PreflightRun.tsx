import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { words } from '../Variants/words.ts'
import type { Judged } from '../../../sdk/preflight-all.ts'
import type { Run } from './usePreflightAll.ts'

const said = words.families.all

interface Props {
  run: Run
  onStop: () => void
  onClose: () => void
}

/** How far it is, and every family that is not as it should be. */
export const PreflightRun = ({ run: { of, judged, measuring, running, because }, onStop, onClose }: Props) => {
  const { count } = useFormat()
  const amiss = judged.filter(({ state }) => state !== 'passed')
  const whole = judged.length - amiss.length
  return (
    <section aria-label={said.title} className="mx-(--page) mt-3 grid gap-2 rounded-3 border border-line px-3.5 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p role="status" className="font-strong">
          {running ? said.judged(count(judged.length), count(of)) : said.whole(count(whole), count(of))}
        </p>
        {running && measuring > 0 ? <p className="text-ink-2">{said.measuring(count(measuring))}</p> : null}
        {because === undefined ? null : <p className="text-block">{because}</p>}
        {!running && judged.length < of ? <p className="text-ink-2">{said.left(count(of - judged.length))}</p> : null}
        <span className="grow" />
        {running ? (
          <Button onClick={onStop}>{said.stop}</Button>
        ) : (
          <Button tone="quiet" onClick={onClose}>
            {said.close}
          </Button>
        )}
      </div>
      {running ? (
        <div aria-hidden className="h-1 rounded-1 bg-sunken">
          <div className="h-full rounded-1 bg-thread" style={{ width: `${of === 0 ? 0 : (judged.length / of) * 100}%` }} />
        </div>
      ) : null}
      {amiss.length > 0 ? (
        <ul className="grid gap-1">
          {amiss.map((one) => (
            <li key={one.id} className="flex flex-wrap items-baseline gap-x-2">
              <Mark severity={severityOf(one)} />
              <Go href={`/families/${one.key}`} className="font-strong hover:underline">
                {one.name}
              </Go>
              <span className="text-ink-2">{one.sentence}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

const severityOf = ({ state }: Judged) => (state === 'partly' ? ('warn' as const) : ('block' as const))
