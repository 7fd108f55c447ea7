import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Finding } from '../../kit/Finding.tsx'
import { Go } from '../../kit/Go.tsx'
import type { Draft } from './draft.ts'
import { FindingLine } from './FindingLine.tsx'
import { placeInWords, type Place } from './places.ts'
import { valueOf, type BrandToken } from '../tokensIn.ts'
import type { Tried } from './useTry.ts'
import { words } from './words.ts'
import type { Written } from './written.ts'

type Shown = Operations['template.show']['output']

interface Props {
  draft: Draft
  tried: Tried | undefined
  /** What was tried is not what stands there now. */
  isOld: boolean
  places: readonly Place[]
  shown: Shown | undefined
  family: string | undefined
  /** In how many lines it differs from the saved one. */
  differs: number | undefined
  tokens: readonly BrandToken[]
  onGo: (place: Pick<Place, 'line' | 'column'>) => void
  onChange: (draft: Draft) => void
  onWrite: (written: Written) => void
}

const says = words.side
const mostShown = 30

/** What is found, who shows it, what differs from the saved one, and what the brand lends. */
export const Side = ({ draft, tried, isOld, places, shown, family, differs, tokens, onGo, onChange, onWrite }: Props) => {
  const { count } = useFormat()
  const findings = tried?.findings ?? []
  const further = findings.length - mostShown + (tried?.more ?? 0)
  return (
    <>
      {places.length > 0 ? (
        <InspectorSection title={says.mend} side={count(places.length)}>
          <div className="grid gap-3">
            {places.slice(0, mostShown).map((place) => (
              <Finding
                key={`${place.path} ${place.line ?? ''} ${place.problem}`}
                severity="block"
                title={placeInWords(place)}
                place={place.path}
                remedy={place.line === undefined ? undefined : { label: says.line(count(place.line)), onPress: () => onGo(place) }}
              />
            ))}
          </div>
        </InspectorSection>
      ) : null}
      <InspectorSection title={says.findings} side={findings.length > 0 ? count(findings.length + (tried?.more ?? 0)) : null}>
        {isOld ? <p className="mb-3 text-pretty text-ink-2">{says.old}</p> : null}
        {tried && !isOld && findings.length === 0 ? (
          <p className="text-pretty text-ink-2">{tried.renditions.some(({ problem }) => problem) ? says.unread : says.clean}</p>
        ) : null}
        <div className="grid gap-3">
          {findings.slice(0, mostShown).map((finding, index) => (
            <FindingLine
              key={index}
              number={index + 1}
              finding={finding}
              room={tried?.room ?? []}
              draft={draft}
              languages={tried?.locales.length ?? 0}
              onChange={onChange}
              onGo={onGo}
              onWrite={onWrite}
            />
          ))}
          {further > 0 ? <p className="text-ink-2">{says.further(count(further))}</p> : null}
        </div>
        {tried?.family && family ? (
          <p className="mt-3 text-pretty text-ink-2">
            <b className="font-strong text-ink">{says.would(family)}:</b> {tried.family.sentence}
          </p>
        ) : null}
      </InspectorSection>
      {shown ? <Uses shown={shown} /> : null}
      {differs !== undefined && shown ? (
        <InspectorSection title={says.differs(count(shown.template.version))} side={says.lines(count(differs))}>
          <p className="text-pretty text-ink-2">{says.below}</p>
        </InspectorSection>
      ) : null}
      <InspectorSection title={says.tokens} side={tokens.length > 0 ? count(tokens.length) : null}>
        {tokens.length === 0 ? <p className="text-ink-2">{says.noTokens}</p> : null}
        <dl className="grid grid-cols-[12px_minmax(0,1fr)_auto] items-baseline gap-x-2 gap-y-1 text-12">
          {tokens.map((token) => (
            <Token key={token.path} {...token} colour={valueOf(tokens, token)} />
          ))}
        </dl>
      </InspectorSection>
    </>
  )
}

const Token = ({ path, type, value, colour }: BrandToken & { colour: string }) => (
  <>
    <span
      aria-hidden
      className={type === 'color' ? 'size-3 self-center rounded-1 border border-line-strong' : ''}
      style={type === 'color' ? { background: colour } : {}}
    />
    <dt className="mono cut">{path}</dt>
    <dd className="max-w-28 cut text-right text-ink-2">{value}</dd>
  </>
)

const Uses = ({ shown: { usedIn, live } }: { shown: Shown }) => {
  const { count } = useFormat()
  return (
    <InspectorSection title={says.uses} side={usedIn.length > 0 ? count(usedIn.length) : null}>
      <p className="text-pretty text-ink-2">{usedIn.length === 0 ? says.usesNobody : says.usesBy(count(usedIn.length))}</p>
      <ul className="mt-1.5 grid gap-1">
        {usedIn.slice(0, mostShown).map(({ key, name }) => (
          <li key={key}>
            <Go href={`/families/${key}`} className="linked">
              {name}
            </Go>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-pretty text-ink-2">{live.length === 0 ? says.notLive : says.live(count(live.length))}</p>
      <ul className="mt-1.5 grid gap-1">
        {live.slice(0, mostShown).map(({ campaign, key, name, placements }) => (
          <li key={campaign}>
            <Go href={`/campaigns/${key}`} className="linked">
              {name}
            </Go>
            <span className="block text-12 text-ink-2">{placements.join(', ')}</span>
          </li>
        ))}
      </ul>
    </InspectorSection>
  )
}
