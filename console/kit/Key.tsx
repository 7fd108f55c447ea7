import { classes } from './classes.ts'

/** A key cap; a sequence (`G A`) is drawn as one cap each. On a filled button it takes the button's ink. */
export const Key = ({ keys, onFill = false }: { keys: string; onFill?: boolean }) => (
  <span className="inline-flex gap-1" aria-hidden="true">
    {keys.split(' ').map((key, index) => (
      <kbd
        key={`${key}${index}`}
        className={classes(
          'grid h-4.5 min-w-4.5 place-items-center rounded-1 border px-1 font-sans text-11 font-text max-column:hidden pointer-coarse:hidden',
          onFill ? 'border-current/40 text-current' : 'border-line bg-surface text-ink-3',
        )}
      >
        {capOf(key)}
      </kbd>
    ))}
  </span>
)

const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
const caps: Record<string, string> = { Enter: '↵', Space: 'space', Escape: 'esc' }

const capOf = (key: string): string => (key.startsWith('mod+') ? `${apple ? '⌘' : '⌃'}${key.slice(4)}` : (caps[key] ?? key))
