import { strings } from '../strings.ts'
import { classes } from './classes.ts'

/** Who acts, as the console draws it. */
export interface ActorFace {
  kind: 'person' | 'agent' | 'flow'
  name: string
  /** The person whom an agent acts for. */
  sponsor?: string | undefined
  roles?: readonly string[] | undefined
}

/** Ines Okafor → IO; the agent Draft writer → Dw. */
export const initialsOf = ({ kind, name }: ActorFace): string => {
  const words = name.split(/[\s-]+/).filter(Boolean)
  const [first = '', last = ''] = [words[0]?.[0], words.length > 1 ? words.at(-1)?.[0] : words[0]?.[1]]
  return kind === 'person' ? (first + last).toUpperCase() : first.toUpperCase() + last.toLowerCase()
}

const shapes = {
  person: 'rounded-full bg-sunken shadow-[inset_0_0_0_1px_var(--line-strong)] forced-colors:border',
  agent: 'rounded-[4px] border border-dashed border-edge font-mono',
  flow: '',
} as const

/** The kind by its shape: a person is a circle, an agent a dashed square, a flow a diamond with a core. A proposal that nobody took is an empty dashed circle. */
export const ActorMark = ({ actor, titled = true }: { actor: ActorFace | null; titled?: boolean }) => {
  if (!actor)
    return (
      <span role="img" aria-label={strings.actor.nobody} className="inline-block size-4.5 shrink-0 rounded-full border border-dashed border-edge" />
    )
  const word = kindOf(actor)
  return (
    <span
      role={titled ? 'img' : undefined}
      aria-label={titled ? `${actor.name}, ${word}` : undefined}
      aria-hidden={titled ? undefined : true}
      title={titled ? [word, actor.roles?.join(', ')].filter(Boolean).join(': ') : undefined}
      className={classes(
        'relative inline-grid size-4.5 shrink-0 place-items-center text-[9px]/none font-title tracking-[.02em] text-ink-2',
        shapes[actor.kind],
      )}
    >
      {actor.kind === 'flow' ? <Diamond /> : initialsOf(actor)}
    </span>
  )
}

const kindOf = ({ kind, sponsor }: ActorFace): string => (kind === 'agent' && sponsor ? strings.actor.agentFor(sponsor) : strings.actor[kind])

const Diamond = () => (
  <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
    <rect
      x="4.2"
      y="4.2"
      width="9.6"
      height="9.6"
      rx="1.6"
      transform="rotate(45 9 9) translate(-1.5 -1.5) scale(1.165)"
      fill="none"
      stroke="var(--edge)"
      strokeWidth="1.1"
    />
    <circle cx="9" cy="9" r="2" fill="var(--edge)" />
  </svg>
)

interface Props {
  actor: ActorFace
  /** In place of the name: "You, for brand". */
  called?: string | undefined
  strong?: boolean
  /** Says the kind in words after the name, as in "agent, for Tomas Reyes". */
  explained?: boolean
}

export const Actor = ({ actor, called, strong = false, explained = false }: Props) => (
  <span className="inline-flex max-w-full items-center gap-1.5 whitespace-nowrap">
    <ActorMark actor={actor} titled={false} />
    <span className={classes('cut', strong && 'font-strong')} title={actor.roles?.join(', ')}>
      {called ?? actor.name}
    </span>
    {explained ? (
      <span className="cut text-ink-3">{kindOf(actor)}</span>
    ) : (
      actor.sponsor && <span className="sr-only">{strings.actor.forSponsor(actor.sponsor)}</span>
    )}
  </span>
)
