import { kindLabel } from '../../../engine/create/component-kind.ts'
import { useId, useState } from 'react'
import type { Asset } from '../Assets/useMediaOf.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { DiffSide } from '../../kit/diff/Diff.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { useRightsInWords } from '../useRightsInWords.ts'
import { differences, firstChoice, picked, type Difference, type Side } from './both.ts'
import type { Draft } from './draft.ts'
import type { Conflict } from './useEdited.ts'
import { words } from './words.ts'

const says = words.both
const sides = ['theirs', 'mine'] as const

interface Props {
  conflict: Conflict
  assets: readonly Pick<Asset, 'id' | 'name'>[]
  saver: { name: string; sentence: string }
  open: boolean
  onOpen: (open: boolean) => void
  onPick: (draft: Draft) => void
}

/** Somebody else saved what one is editing: who and when, and on wish both side by side, to choose from place by place. */
export const Both = ({ conflict, assets, saver, open, onOpen, onPick }: Props) => (
  <div className="grid gap-4">
    <p role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-3 border border-warn-mark px-4 py-3">
      <Mark severity="warn" />
      <b className="flex-1">{saver.sentence}</b>
      <Button aria-expanded={open} onClick={() => onOpen(!open)}>
        {open ? says.hide : says.see}
      </Button>
    </p>
    {open ? <Choosing {...{ conflict, assets, onPick }} name={saver.name} /> : null}
  </div>
)

const Choosing = ({ conflict, assets, name, onPick }: Pick<Props, 'conflict' | 'assets' | 'onPick'> & { name: string }) => {
  const { base, mine, theirs } = conflict
  const { count } = useFormat()
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({})
  const places = differences(base, mine, theirs)
  const choices = Object.fromEntries(
    places.flatMap((one): [string, Side][] => {
      const side = chosen[one.place] ?? firstChoice(one)
      return side ? [[one.place, side]] : []
    }),
  )
  const open = places.length - Object.keys(choices).length
  const all = (side: Side) => onPick(picked(mine, theirs, Object.fromEntries(places.map(({ place }) => [place, side]))))
  return (
    <>
      <p className="text-pretty text-ink-2">{says.sentence}</p>
      {places.map((one) => (
        <Choice
          key={one.place}
          difference={one}
          assets={assets}
          name={name}
          side={choices[one.place]}
          onChoose={(side) => setChosen({ ...chosen, [one.place]: side })}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        <Button tone="filled" because={open === 0 ? undefined : says.toChoose(count(open))} onClick={() => onPick(picked(mine, theirs, choices))}>
          {says.goOn}
        </Button>
        <Button onClick={() => all('theirs')}>{says.allTheirs}</Button>
        <Button onClick={() => all('mine')}>{says.allMine}</Button>
      </div>
    </>
  )
}

interface ChoiceProps {
  difference: Difference
  assets: Props['assets']
  name: string
  side: Side | undefined
  onChoose: (side: Side) => void
}

const Choice = ({ difference, assets, name, side, onChoose }: ChoiceProps) => {
  const { place } = difference
  const id = useId()
  const { sentence } = useRightsInWords()
  const [locale = '', field = ''] = place.split('.')
  const label =
    place === 'tags'
      ? words.tags
      : place === 'rights'
        ? words.rights
        : words.locale(words.fields[field] ?? kindLabel(field), locale === '*' ? words.everyLocale : locale)
  const shown = (text: string): string =>
    place === 'rights'
      ? sentence((JSON.parse(text) as Parameters<typeof sentence>[0]) || undefined)
      : (assets.find(({ id }) => id === text)?.name ?? text)
  const lang = locale === '*' || field === '' ? 'en' : locale
  const [before, after] = [shown(difference.theirs), shown(difference.mine)]
  return (
    <fieldset className="grid gap-1.5 border-t border-line pt-3">
      <legend className="contents font-strong">{label}</legend>
      {sides.map((one) => (
        <div
          key={one}
          className="grid grid-cols-[16px_minmax(0,1fr)] items-start gap-x-2 rounded-2 px-2 py-1.5 hover:bg-hover has-checked:bg-thread-wash"
        >
          <input id={`${id}-${one}`} type="radio" name={place} checked={side === one} onChange={() => onChoose(one)} className="mt-0.5" />
          <label htmlFor={`${id}-${one}`} className="grid cursor-pointer gap-0.5">
            <span className="text-12 text-ink-2">{one === 'mine' ? says.mine : says.theirs(name)}</span>
            <span className="wrap-anywhere">
              {(one === 'mine' ? after : before) === '' ? (
                <span className="text-ink-2">{says.empty}</span>
              ) : (
                // What is otherwise is washed on both sides: nothing is struck, since nothing is decided yet.
                <DiffSide before={one === 'mine' ? before : after} after={one === 'mine' ? after : before} lang={lang} side="after" />
              )}
            </span>
          </label>
        </div>
      ))}
    </fieldset>
  )
}
