import { useParams } from '@tanstack/react-router'
import { useState, type ComponentProps } from 'react'
import { mediaName } from '../../../engine/create/media-name.ts'
import { sortOf } from '../../../engine/create/media-sort.ts'
import type { Action } from '../../actions/action.ts'
import { useActions } from '../../actions/Actions.tsx'
import { Deeds } from '../../actions/Deeds.tsx'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useCommand, useQueryOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { strings } from '../../strings.ts'
import { AssetFacts } from './AssetFacts.tsx'
import { AssetForm } from './AssetForm.tsx'
import { CaptionsForm } from './CaptionsForm.tsx'
import { Crops } from './Crops.tsx'
import { Document } from './Document.tsx'
import { Video } from './Video.tsx'
import { FocalPicture, type Spot } from './FocalPicture.tsx'
import { sizeOf } from './sizeOf.ts'
import { typeOf } from './typeOf.ts'
import { UploadList } from './UploadList.tsx'
import { useAssetDeeds } from './useAssetDeeds.ts'
import { useLeads } from './useLeads.ts'
import { useMediaOf } from './useMediaOf.ts'
import { useUploads } from './useUploads.ts'
import { words } from './words.ts'

type Shown = Operations['asset.show']['output']

/** May it be shown, where, and what of it must be seen? The picture and its crops, what is said of it, and beside it all that is known. */
export const Asset = () => {
  const { asset: id = '' } = useParams({ strict: false })
  return <One key={id} id={id} />
}

const One = ({ id }: { id: string }) => {
  const shown = useQueryOf('asset.show', { id }, { follows: ['component', 'family', 'campaign', 'collection', 'concept', 'preset'] })
  const format = useFormat()
  const told = shown.data
  const uploads = useUploads(told?.asset.id)
  const leads = useLeads(told?.asset, uploads.add)
  const actions = useAssetDeeds(told)
  // Here, as each version gets a form of its own, which says that it was saved; who names captions language by language looks for them once.
  const amend = useCommand('asset.amend')
  const [seeking, setSeeking] = useState('')
  useActions(leads, told?.asset.name)
  return (
    <Screen
      crumbs={[
        { label: strings.stages.create, href: '/library' },
        { label: words.crumb, href: '/library?view=assets' },
        ...(told ? [{ label: told.asset.name }] : []),
      ]}
      title={told && titleOf(told, format)}
      facts={told ? <Facts shown={told} /> : null}
      actions={actions}
      {...(told ? { subject: told.asset.name } : {})}
      inspector={told && { label: words.metadata.title, content: <AssetFacts shown={told} /> }}
    >
      <div className="px-(--page) pt-4 empty:hidden">
        <UploadList {...uploads} label={words.version.list} />
      </div>
      <Answered query={shown}>
        {(facts) => (
          <Body
            key={`${facts.asset.id} ${facts.asset.version}`}
            shown={facts}
            leads={leads}
            amend={amend}
            captions={{ typed: seeking, onType: setSeeking }}
          />
        )}
      </Answered>
    </Screen>
  )
}

interface BodyProps extends Pick<ComponentProps<typeof AssetForm>, 'shown' | 'amend'> {
  leads: readonly Action[]
  captions: Omit<ComponentProps<typeof CaptionsForm>, 'asset'>
}

const Body = ({ shown, leads, amend, captions }: BodyProps) => {
  const { asset } = shown
  const [spot, setSpot] = useState<Spot | undefined>(asset.focal)
  const mayChange = asset.state === 'usable'
  const { focal: _focal, ...rest } = asset
  const seen = { ...rest, ...(spot && { focal: spot }) }
  const sort = sortOf(asset)
  return (
    <div className="grid gap-6 px-(--page) py-4">
      {sort === 'picture' ? <FocalPicture picture={seen} spot={spot} {...(mayChange ? { onMove: setSpot } : {})} /> : null}
      {sort === 'video' ? <Video asset={asset} /> : null}
      {sort === 'video' && mayChange ? <CaptionsForm asset={asset} {...captions} /> : null}
      {sort === 'document' ? <Document asset={asset} /> : null}
      <Deeds actions={leads} problem={null} />
      <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start gap-8 max-track:grid-cols-1">
        {mayChange ? <AssetForm shown={shown} spot={spot} amend={amend} onUndo={() => setSpot(asset.focal)} /> : null}
        {mayChange && sort !== 'captions' ? <Crops picture={seen} presets={shown.presets} /> : null}
      </div>
    </div>
  )
}

const titleOf = ({ asset, live, components }: Shown, { count }: Formatter): string =>
  asset.state === 'retired'
    ? words.title.retired
    : asset.pages !== undefined
      ? words.document.title(count(asset.pages))
      : sortOf(asset) === 'captions'
        ? words.captions.fileTitle
        : live.length > 0
          ? liveInWords(live, count)
          : components.length > 0
            ? words.title.used(count(components.length))
            : words.title.unused

const liveInWords = (live: Shown['live'], count: Formatter['count']): string => {
  const off = live.filter(({ offAir }) => offAir?.whole).length
  return off === live.length ? words.title.off(count(off)) : words.title.live(count(live.length - off), count(off))
}

const Facts = ({ shown: { asset, madeByModel } }: { shown: Shown }) => {
  const { count, duration } = useFormat()
  const media = useMediaOf()
  return (
    <>
      {asset.duration === undefined ? null : <span>{duration(asset.duration * 1_000)}</span>}
      {asset.pages === undefined ? null : <span>{words.document.pages(count(asset.pages))}</span>}
      {asset.width > 0 ? <span>{sizeOf(asset, count)}</span> : null}
      <span>{typeOf(asset.mediaType)}</span>
      <span>{words.kilobytes(count(Math.max(1, asset.bytes / 1000)))}</span>
      {/* A document has its own where it is read. */}
      {media && asset.pages === undefined ? (
        <a href={media.whole(asset)} download={`${asset.key}.${mediaName(asset).split('.').at(-1)}`} className="linked">
          {words.facts.download}
        </a>
      ) : null}
      {asset.codecs === undefined ? null : <span>{words.video.coded(asset.codecs.join(', '))}</span>}
      {asset.frames === undefined ? null : <span>{words.facts.frames(count(asset.frames))}</span>}
      {asset.noted === undefined ? null : <span>{words.document.holds(asset.noted.map((one) => words.document.noted[one]).join(', '))}</span>}
      {madeByModel ? <Tag tone="warn">{words.facts.byModel}</Tag> : null}
    </>
  )
}
