import { useEffect, useState, type KeyboardEvent } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { useAddress } from '../../frame/useAddress.ts'
import { Button } from '../../kit/Button.tsx'
import { type Asset, useMediaOf } from './useMediaOf.ts'
import { words } from './words.ts'

const { document: says } = words

/** Texts are fetched so many at a time. */
const block = 20

const steps: Readonly<Record<string, (page: number, pages: number) => number>> = {
  ArrowRight: (page) => page + 1,
  ArrowLeft: (page) => page - 1,
  PageDown: (page) => page + 1,
  PageUp: (page) => page - 1,
  Home: () => 1,
  End: (_, pages) => pages,
}

const atEnd = 'aria-disabled:text-ink-3 aria-disabled:hover:bg-surface'

/** The pages as pictures to leaf through, and beside each what can be read on it. The page stands in the address, so that it can be sent to somebody. */
export const Document = ({ asset }: { asset: Asset }) => {
  const pages = asset.pages ?? 1
  const media = useMediaOf()
  const { count } = useFormat()
  const [address, say] = useAddress()
  const within = (wanted: number): number => Math.min(Math.max(Math.trunc(wanted) || 1, 1), pages)
  const page = within(Number(address.get('page')))
  const turn = (to: number) => say({ page: within(to) === 1 ? undefined : String(within(to)) })
  const leaf = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step || event.target instanceof HTMLInputElement || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    turn(step(page, pages))
  }
  return (
    <div className="grid gap-2">
      {/* The keys belong to whatever in it has the focus: the page, its buttons, its text. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section
        aria-label={says.label(asset.name)}
        onKeyDown={leaf}
        className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] overflow-hidden rounded-2 border border-line bg-sunken max-track:grid-cols-1"
      >
        {media ? <Page asset={asset} page={page} address={(one) => media.page(asset, one)} /> : null}
        <Text asset={asset} page={page} />
        <div className="col-span-full flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line bg-surface px-3 py-2">
          <div className="flex items-center gap-2">
            <Button onClick={() => turn(page - 1)} aria-label={says.before} aria-disabled={page === 1} className={atEnd}>
              ←
            </Button>
            <PageNumber page={page} onTurn={turn} />
            <span className="text-ink-2">{says.of(count(pages))}</span>
            <Button onClick={() => turn(page + 1)} aria-label={says.next} aria-disabled={page === pages} className={atEnd}>
              →
            </Button>
          </div>
          {media ? (
            <a href={media.whole(asset)} download={`${asset.key}.pdf`} className="linked">
              {says.download(count(Math.max(1, asset.bytes / 1000)))}
            </a>
          ) : null}
        </div>
      </section>
      <p className="text-12 text-pretty text-ink-2">{says.hint}</p>
    </div>
  )
}

/** A whole number is typed; Enter, or leaving the field, turns to it. */
const PageNumber = ({ page, onTurn }: { page: number; onTurn: (page: number) => void }) => {
  const [typed, setTyped] = useState<string>()
  const take = () => {
    if (typed !== undefined && typed.trim() !== '') onTurn(Number(typed))
    setTyped(undefined)
  }
  return (
    <input
      inputMode="numeric"
      aria-label={says.number}
      value={typed ?? String(page)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
      }}
      className="h-(--control) w-14 rounded-2 border border-edge bg-surface px-2 text-right"
    />
  )
}

interface PageProps {
  asset: Asset
  page: number
  address: (page: number) => string
}

/** What scrolls, and turns with the arrows, takes the focus and keeps it from page to page. */
const Page = (props: PageProps) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div tabIndex={0} aria-label={says.page(String(props.page))} role="group" className="grid min-h-[56vh] place-items-center p-3">
    <Picture key={props.page} {...props} />
  </div>
)

const Picture = ({ asset, page, address }: PageProps) => {
  const [state, setState] = useState<'coming' | 'there' | 'none'>('coming')
  const [tries, setTries] = useState(0)
  const next = page < (asset.pages ?? 1) ? address(page + 1) : undefined
  useEffect(() => {
    // Whoever has seen this one leafs on: the next is drawn by then.
    if (state === 'there' && next !== undefined) new Image().src = next
  }, [state, next])
  const again = () => {
    setTries(tries + 1)
    setState('coming')
  }
  return state === 'none' ? (
    <div role="alert" className="grid max-w-[44ch] justify-items-center gap-2 text-center">
      <b className="font-strong">{says.undrawn(String(page))}</b>
      <p className="text-pretty text-ink-2">{says.undrawnMeaning}</p>
      <Button onClick={again}>{says.again}</Button>
    </div>
  ) : (
    <img
      src={tries === 0 ? address(page) : `${address(page)}?${tries}`}
      width={asset.width}
      height={asset.height}
      alt={says.alt(String(page), asset.name)}
      onLoad={() => setState('there')}
      onError={() => setState('none')}
      className="block h-auto max-h-[72vh] w-auto max-w-full rounded-1 bg-[#fff] object-contain shadow-[0_0_0_1px_var(--line)]"
    />
  )
}

/** What can be read on the page: for whoever hears it, selects it, or sees no picture of it. */
const Text = ({ asset, page }: { asset: Asset; page: number }) => {
  const after = Math.floor((page - 1) / block) * block
  const read = useQueryOf('asset.pages', { id: asset.id, limit: block, ...(after > 0 && { after: String(after) }) })
  const text = read.data?.items.find((one) => one.page === page)?.text
  return (
    <div className="relative border-l border-line bg-surface max-track:border-t max-track:border-l-0">
      <div
        role="group"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={says.text(String(page))}
        className="absolute inset-0 overflow-y-auto p-3 max-track:static max-track:max-h-64"
      >
        {read.error ? <Problem problem={read.error} /> : null}
        {text === '' ? <p className="text-pretty text-ink-2">{says.noText}</p> : null}
        <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
      </div>
    </div>
  )
}
