import type { ReactNode } from 'react'
import { channelName } from '../../../engine/create/channel-name.ts'
import { countryName } from '../../../engine/create/countries.ts'
import { sortOf } from '../../../engine/create/media-sort.ts'
import { words as assetWords } from '../../create/Assets/words.ts'
import { useMediaOf } from '../../create/Assets/useMediaOf.ts'
import { Thumb } from '../../create/Thumb.tsx'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Go } from '../../kit/Go.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { Section } from '../../kit/Section.tsx'
import type { UseReview } from './useUseReview.ts'
import { words } from './words.ts'

const { use: says } = words
const { rights: terms } = assetWords
const row = 'border-b border-line align-baseline last:border-0'
const head = 'w-40 py-1.5 pr-3 text-left font-text text-ink-2 max-column:w-24'

/** What a yes to somebody outside is about: the original, who wants it for what, and each side of the use beside what its rights allow. */
export const UseContent = ({ review }: { review: UseReview }) => {
  const { request, collection } = review
  const { moment } = useFormat()
  return (
    <>
      <Original asset={review.asset} />
      <div className="max-w-[760px] px-(--page) pb-6">
        <Section title={says.asked} className="mt-2">
          <table className="w-full table-fixed border-b border-line wrap-anywhere">
            <tbody>
              <Line label={says.who}>{request.who}</Line>
              <Line label={says.purpose}>{request.purpose === '' ? <span className="text-ink-2">{says.unsaid}</span> : request.purpose}</Line>
              {collection ? (
                <Line label={says.at}>
                  <Go href={`/collections/${collection.key}`} className="linked">
                    {collection.name}
                  </Go>
                </Line>
              ) : null}
              <Line label={says.taken}>{says.until(moment(request.until))}</Line>
            </tbody>
          </table>
        </Section>
        <Section title={says.rights} note={says.holder(review.asset?.rights?.holder)} className="mt-2">
          <Terms review={review} />
        </Section>
      </div>
    </>
  )
}

const Original = ({ asset }: Pick<UseReview, 'asset'>) => {
  const media = useMediaOf()
  if (!asset) return <p className="px-(--page) py-3">{says.gone}</p>
  return (
    <figure className="grid justify-items-start gap-1.5 border-b border-line bg-sunken px-(--page) py-4">
      {sortOf(asset) === 'picture' && media ? (
        <img
          src={media.whole(asset)}
          width={asset.width}
          height={asset.height}
          alt={Object.values(asset.alt)[0] ?? ''}
          className="h-auto max-h-64 w-auto max-w-full rounded-1"
        />
      ) : (
        <span className="w-90 max-w-full">
          <Thumb picture={asset} shape="field" />
        </span>
      )}
      <figcaption>
        <Go href={`/assets/${asset.key}`} className="linked">
          {asset.name}
        </Go>
      </figcaption>
    </figure>
  )
}

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <tr className={row}>
    <th scope="row" className={head}>
      {label}
    </th>
    <td className="py-1.5">{children}</td>
  </tr>
)

const Terms = ({ review }: { review: UseReview }) => {
  const format = useFormat()
  const why = new Map(review.uncovered.map(({ term, because }) => [term, because]))
  return (
    <table aria-label={says.rights} className="w-full table-fixed border-b border-line wrap-anywhere">
      <thead>
        <tr className="h-6.5 border-b border-line text-left text-12 text-ink-3">
          {[says.columns.side, says.columns.asked, says.columns.allowed, says.columns.covered].map((column) => (
            <th key={column} scope="col" className="font-text first:w-40 max-column:first:w-24">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {termsOf(review, format).map(({ term, label, asked, allowed }) => {
          const because = why.get(term)
          return (
            <tr key={term} className={row}>
              <th scope="row" className={head}>
                {label}
              </th>
              <td className="py-1.5 pr-3">{asked}</td>
              <td className="py-1.5 pr-3">{allowed}</td>
              <td className="py-1.5 text-ink-2">
                {because === undefined ? (
                  says.covered
                ) : (
                  <span className="grid grid-cols-[17px_minmax(0,1fr)] text-ink">
                    <Mark severity="block" className="mt-1" />
                    {says.not(because)}
                  </span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Where, in what, on which days, and whose consent: as asked for, and as the rights have it. What has no rights attached is ours without limit. */
const termsOf = ({ request: { use }, asset }: UseReview, { day }: Formatter) => {
  const rights = asset?.rights
  const places = (of: readonly string[]) => (of.includes('world') ? terms.anywhere : of.map(countryName).join(', '))
  const media = (of: Parameters<typeof channelName>[0][]) => of.map(channelName).join(', ')
  const days = ({ from, until }: { from?: string | undefined; until?: string | undefined }) =>
    from !== undefined && until !== undefined
      ? says.between(day(from), day(until))
      : until !== undefined
        ? says.until(day(until))
        : from !== undefined
          ? says.from(day(from))
          : says.unlimited
  const consent = rights?.consent
  return [
    ...(rights?.cleared === false ? [{ term: 'clearance' as const, label: says.clearance, asked: '', allowed: says.uncleared }] : []),
    {
      term: 'territories' as const,
      label: terms.territories,
      asked: places(use.territories),
      allowed: rights ? places(rights.territories) : terms.anywhere,
    },
    { term: 'media' as const, label: terms.media, asked: media(use.media), allowed: rights ? media(rights.media) : says.unlimited },
    { term: 'days' as const, label: says.days, asked: days(use), allowed: rights ? days(rights) : says.unlimited },
    ...(consent
      ? [
          {
            term: 'consent' as const,
            label: says.consent,
            asked: '',
            allowed: says.persons(consent.persons, terms.states[consent.state].toLowerCase()),
          },
        ]
      : []),
  ]
}
