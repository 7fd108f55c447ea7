import { DropdownMenu } from 'radix-ui'
import { strings } from '../strings.ts'
import { Icon } from './Icon.tsx'

export interface Facet {
  id: string
  /** "Locale" */
  name: string
  options: readonly { value: string; label: string; count?: string }[]
  /** Only one of its options holds at a time. */
  single?: boolean
  /** How it reads when it is on; without it "Locale: de". */
  says?: (label: string) => string
}

/** What is chosen, by facet. It belongs in the address, so that a view can be sent to somebody. */
export type Chosen = Readonly<Record<string, readonly string[]>>

export const filterWords = (facets: readonly Facet[], chosen: Chosen): { id: string; words: string; without: Chosen }[] =>
  facets.flatMap((facet) =>
    (chosen[facet.id] ?? []).map((value) => {
      const label = facet.options.find((option) => option.value === value)?.label ?? value
      const rest = (chosen[facet.id] ?? []).filter((other) => other !== value)
      return {
        id: `${facet.id}=${value}`,
        words: facet.says?.(label) ?? strings.filter.value(facet.name, label),
        without: { ...chosen, [facet.id]: rest },
      }
    }),
  )

interface Props {
  facets: readonly Facet[]
  chosen: Chosen
  onChange: (chosen: Chosen) => void
}

/** Filters that read as words, each removable where it stands. */
export const Filter = ({ facets, chosen, onChange }: Props) => (
  <div className="flex flex-wrap items-center gap-1.5">
    {filterWords(facets, chosen).map(({ id, words, without }) => (
      <button
        key={id}
        type="button"
        aria-label={strings.filter.remove(words)}
        onClick={() => onChange(without)}
        className="inline-flex h-(--control) items-center gap-1.5 rounded-2 border border-line bg-surface px-2 text-ink hover:bg-hover"
      >
        {words}
        <Icon name="close" className="size-[11px] text-ink-3" />
      </button>
    ))}
    <Add facets={facets} chosen={chosen} onChange={onChange} />
  </div>
)

const item =
  'flex h-7.5 cursor-default items-center gap-2 rounded-2 px-2 outline-none data-[highlighted]:bg-thread-wash data-[state=open]:bg-thread-wash pointer-coarse:h-11'
const menu = 'z-40 min-w-44 rounded-3 bg-raised p-1 text-13 text-ink shadow-float'

const Add = ({ facets, chosen, onChange }: Props) => (
  <DropdownMenu.Root>
    <DropdownMenu.Trigger className="inline-flex h-(--control) items-center gap-1.5 rounded-2 border border-line bg-surface px-2 text-ink-2 hover:bg-hover">
      {strings.filter.add} <Icon name="down" className="size-[11px] text-ink-3" />
    </DropdownMenu.Trigger>
    <DropdownMenu.Portal>
      <DropdownMenu.Content align="start" sideOffset={4} collisionPadding={8} className={menu}>
        {facets.map((facet) => (
          <DropdownMenu.Sub key={facet.id}>
            <DropdownMenu.SubTrigger className={item}>
              {facet.name}
              <Icon name="right" className="ml-auto size-[11px] text-ink-3" />
            </DropdownMenu.SubTrigger>
            <DropdownMenu.Portal>
              <DropdownMenu.SubContent className={menu} collisionPadding={8}>
                {facet.options.map(({ value, label, count }) => (
                  <DropdownMenu.CheckboxItem
                    key={value}
                    checked={chosen[facet.id]?.includes(value) ?? false}
                    onCheckedChange={(on) =>
                      onChange({
                        ...chosen,
                        [facet.id]: [...(chosen[facet.id] ?? []).filter((other) => other !== value && !facet.single), ...(on ? [value] : [])],
                      })
                    }
                    className={`${item} relative pl-7`}
                  >
                    <DropdownMenu.ItemIndicator className="absolute left-2">
                      <Icon name="tick" />
                    </DropdownMenu.ItemIndicator>
                    {label}
                    {count ? <span className="ml-auto pl-4 text-12 text-ink-2">{count}</span> : null}
                  </DropdownMenu.CheckboxItem>
                ))}
              </DropdownMenu.SubContent>
            </DropdownMenu.Portal>
          </DropdownMenu.Sub>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  </DropdownMenu.Root>
)
