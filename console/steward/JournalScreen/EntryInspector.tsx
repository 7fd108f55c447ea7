import type { ReactNode } from 'react'
import { Answered } from '../../api/Answered.tsx'
import { journalLine } from '../../api/journalLine.ts'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Actor } from '../../kit/Actor.tsx'
import { Go } from '../../kit/Go.tsx'
import { strings } from '../../strings.ts'
import { Thing } from '../Thing.tsx'
import { EntryDetail } from './EntryDetail.tsx'
import { hrefOfEntry } from './journalAddress.ts'

const { journal: words } = strings

type Entry = Operations['journal.list']['output']['items'][number]

interface Props {
  /** As the address says it, and as a number, where it is one. */
  said: string
  seq: number | undefined
  address: URLSearchParams
}

/** One entry of the journal, whole: who did what to what, why, and the hash that holds it in its place. */
export const EntryInspector = ({ said, seq, address }: Props) => {
  // The newest entry up to this one is this one, where it is there.
  const query = useQueryOf('journal.list', { before: (seq ?? 0) + 1, limit: 1 }, { follows: [], enabled: seq !== undefined })
  if (seq === undefined) return <Missing said={said} />
  return (
    <Answered query={query}>
      {({ items: [found], names }) =>
        found?.seq === seq ? <Shown entry={found} names={names} address={address} /> : query.isPlaceholderData ? null : <Missing said={said} />
      }
    </Answered>
  )
}

const Missing = ({ said }: { said: string }) => (
  <div role="alert" className="px-4 py-3.5">
    <h2 className="pr-6 text-15 font-title">{words.missing(said)}</h2>
    <p className="mt-1 text-pretty text-ink-2">{words.missingMeaning}</p>
  </div>
)

const Shown = ({ entry, names, address }: { entry: Entry; names: Readonly<Record<string, string>>; address: URLSearchParams }) => {
  const { momentExact } = useFormat()
  const { actor, sentence, because } = journalLine(entry)
  const { seq, at, operation, verb, objects, cause, depth, detail, hash } = entry
  return (
    <>
      <div className="border-b border-line px-4 py-3.5">
        <p className="pr-6 text-12 text-ink-3">{words.entry(String(seq))}</p>
        <h2 className="mt-0.5 text-15 font-title">
          <Actor actor={actor} />
        </h2>
        <p className="mt-0.5 text-pretty text-ink-2">{sentence}</p>
        {because === undefined ? null : <p className="mt-1 text-pretty text-ink-2">{because}</p>}
        <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
          <Fact name={words.at}>
            <time dateTime={at}>{momentExact(at)}</time>
          </Fact>
          <Fact name={words.operation}>
            <span className="mono">{operation}</span>
          </Fact>
          <Fact name={words.verb}>
            <span className="mono">{verb}</span>
          </Fact>
          {cause === undefined ? null : (
            <Fact name={words.cause}>
              <Go href={hrefOfEntry(address, cause)} className="linked">
                {words.entry(String(cause))}
              </Go>
              {words.depth(depth)}
            </Fact>
          )}
        </dl>
      </div>
      <InspectorSection title={words.objects}>
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
          {objects.map(({ type, id }) => (
            <li key={`${type} ${id}`}>
              <Thing type={type} id={id} title={names[id]} withId />
            </li>
          ))}
        </ul>
      </InspectorSection>
      <InspectorSection title={words.detail}>
        <EntryDetail detail={detail} names={names} address={address} />
      </InspectorSection>
      <InspectorSection title={words.hash}>
        <p className="mono break-all text-ink-2">{hash}</p>
      </InspectorSection>
    </>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-ink-3">{name}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </>
)
