import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Answered, Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { usePeople } from '../../api/people.ts'
import { asked, useCommand, usePagesOf, useQueryOf, type PageWish } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { ActorMark } from '../../kit/Actor.tsx'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { strings } from '../../strings.ts'
import { nameOf } from '../composed.ts'
import { useMayCompose } from '../useMayCompose.ts'
import { WhatChanged } from './WhatChanged.tsx'
import { words } from './words.ts'

type Page = Operations['component.versions']['output']
type Version = Page['items'][number]

const paged: PageWish<'component.versions'> = {
  next: ({ next }) => next,
  join: (pages) => {
    const [first] = pages
    if (first === undefined) throw new Error('an answer has one page at least')
    return { ...first, items: pages.flatMap(({ items }) => items), assets: pages.flatMap(({ assets }) => assets) }
  },
}

/** What was this before, who changed it, and can it be had back? */
export const ComponentVersions = () => {
  const { component: id = '' } = useParams({ strict: false })
  const shown = useQueryOf('component.show', { id }, { follows: ['family', 'campaign'] })
  const list = usePagesOf('component.versions', { id, limit: 30 }, paged)
  const { count } = useFormat()
  const { data } = shown
  const name = data ? nameOf(data.component, data.assets, navigator.language.split('-')[0]) : id
  const total = list.data?.total
  return (
    <Screen
      crumbs={[
        { label: strings.stages.create, href: '/library' },
        { label: strings.screens.library, href: '/library' },
        { label: name, href: `/library/${id}` },
        { label: words.crumb },
      ]}
      title={total === undefined || !data ? undefined : total === 1 ? words.unchanged(name) : words.title(count(total), name)}
    >
      <Answered query={list}>
        {(page) => (
          <div className="max-w-200 px-(--page) py-3">
            <ol aria-label={words.label}>
              {page.items.map((one, at) => (
                <li key={one.version} className="border-b border-line py-4 last:border-0">
                  <OneVersion version={one} assets={page.assets} isNow={at === 0} used={data?.usedIn.length ?? 0} live={data?.live.length ?? 0} />
                </li>
              ))}
            </ol>
            {list.hasNextPage ? (
              <Button onClick={() => void list.fetchNextPage()} busy={list.isFetchingNextPage ? strings.state.loading : undefined}>
                {words.more}
              </Button>
            ) : null}
          </div>
        )}
      </Answered>
    </Screen>
  )
}

interface OneProps {
  version: Version
  assets: Page['assets']
  isNow: boolean
  used: number
  live: number
}

const OneVersion = ({ version: told, assets, isNow, used, live }: OneProps) => {
  const { count, moment } = useFormat()
  const { face } = usePeople()
  const by = face(told.by)
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-13 font-title">
          {words.version(count(told.version))}
          {isNow ? <span className="ml-2 font-text text-ink-3">{words.now}</span> : null}
        </h2>
        <span className="flex min-w-0 flex-1 items-center gap-2 text-12 text-ink-2">
          {by && told.at !== undefined ? (
            <>
              <ActorMark actor={by} titled={false} /> {words.by(by.name, moment(told.at))}
            </>
          ) : (
            words.unknown
          )}
        </span>
        {isNow || told.component.state === 'retired' ? null : <Restore {...{ told, used, live }} />}
      </div>
      <WhatChanged version={told} assets={assets} />
    </div>
  )
}

const Restore = ({ told: { version, component }, used, live }: { told: Version; used: number; live: number }) => {
  const { count } = useFormat()
  const because = useMayCompose()
  const [open, setOpen] = useState(false)
  const { mutate, error, isPending } = useCommand('component.restore')
  return (
    <>
      <Button because={because} onClick={() => setOpen(true)} aria-label={`${words.restore}: ${words.version(count(version))}`}>
        {words.restore}
      </Button>
      <Dialog
        title={words.ask(count(version))}
        sentence={words.means(count(used), count(live))}
        verb={words.restore}
        cancel={strings.dialog.cancel}
        open={open}
        onOpenChange={setOpen}
        busy={isPending ? words.restoring : undefined}
        onConfirm={() => mutate(asked({ id: component.id, version }), { onSettled: () => setOpen(false) })}
      />
      {error ? (
        <div className="w-full">
          <Problem problem={error} />
        </div>
      ) : null}
    </>
  )
}
