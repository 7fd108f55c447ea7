import { useFormat } from '../../format/useFormat.ts'
import { DiffSide } from '../../kit/diff/Diff.tsx'
import { Section } from '../../kit/Section.tsx'
import type { TemplateChange, TemplateLine } from './templateChange.ts'
import { words } from './words.ts'

interface Props {
  change: TemplateChange
  name: string
  /** Nobody had approved it as it stands when this was asked for. */
  isNew: boolean
  /** What the two sides are where nobody is asked for a yes. */
  sides?: { note: string; was: string; is: string }
}

/** What a template says by itself stands in the language that it is written in, which nobody states. */
const unknown = 'und'
const most = 30

/** What else than its parts a yes is about: the words of the template first, its limits, and how it is written for whoever wants to see that. */
export const TemplateChanges = ({ change: { compared, said, limits, body }, name, isNew, sides }: Props) => {
  const { count } = useFormat()
  const lines = [...said, ...limits]
  const { template } = words
  return (
    <Section
      title={template.title}
      note={sides?.note ?? (compared ? (isNew ? template.since : template.elsewhere) : template.alone)}
      className="mt-2"
    >
      {lines.length > 0 ? (
        <Lines label={template.name(name)} lines={lines.slice(0, most)} compared={compared} sides={sides} />
      ) : (
        <p className="text-pretty text-ink-2">{compared ? template.sameWords : template.silent}</p>
      )}
      {lines.length > most ? <p className="py-1.5 text-ink-2">{template.more(count(lines.length - most))}</p> : null}
      {body.length > 0 ? (
        <details className="py-1.5">
          <summary className="target w-fit rounded-1 text-ink-3 hover:text-ink">{template.body(count(body.length))}</summary>
          <div className="mono text-12 wrap-anywhere">
            <Lines
              label={template.body(count(body.length))}
              lines={body.slice(0, most).map((line) => ({ ...line, place: '' }))}
              compared
              sides={sides}
            />
          </div>
          {body.length > most ? <p className="py-1.5 text-ink-2">{template.more(count(body.length - most))}</p> : null}
        </details>
      ) : null}
    </Section>
  )
}

interface LinesProps {
  label: string
  lines: readonly TemplateLine[]
  compared: boolean
  sides: Props['sides']
}

const Lines = ({ label, lines, compared, sides }: LinesProps) => {
  const placed = lines.some(({ place }) => place !== '')
  return (
    <table aria-label={label} className="w-full table-fixed border-b border-line wrap-anywhere">
      <thead>
        <tr className="h-6.5 border-b border-line text-left text-12 text-ink-3">
          {placed ? (
            <th scope="col" className="w-40 font-text max-column:w-24">
              {words.columns.place}
            </th>
          ) : null}
          {compared ? (
            <th scope="col" className="font-text">
              {sides?.was ?? words.was}
            </th>
          ) : null}
          <th scope="col" className="font-text">
            {sides?.is ?? words.is}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ place, before, after }, index) => (
          <tr key={index} className="border-b border-line align-baseline last:border-0">
            {placed ? (
              <th scope="row" className="py-1.5 pr-3 text-left font-text text-ink-2">
                {words.template.places[place] ?? place}
              </th>
            ) : null}
            {compared ? (
              <td className="py-1.5 pr-3">
                <DiffSide before={before} after={after} lang={unknown} side="before" />
              </td>
            ) : null}
            <td className="py-1.5 pr-3">{compared ? <DiffSide before={before} after={after} lang={unknown} side="after" /> : after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
