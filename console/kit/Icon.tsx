const drawings = {
  search: 'M9.6 5.6a4 4 0 1 1-8 0 4 4 0 0 1 8 0Zm-.9 3.1 3 3',
  close: 'm2.5 2.5 8 8m0-8-8 8',
  tick: 'm2 6.8 3 3 6-7',
  right: 'm5 3 3.5 3.5L5 10',
  down: 'm3 5 3.5 3.5L10 5',
  play: 'M4 2.5v8l6.5-4Z',
  lock: 'M3 6h7v5H3zM4.5 6V4a2 2 0 0 1 4 0v2',
} as const

export type IconName = keyof typeof drawings

/** 13 px, 1.3 stroke. Only where a word would be longer and everybody knows the picture; its meaning is always said beside it or by its button. */
export const Icon = ({ name, className }: { name: IconName; className?: string }) => (
  <svg
    width="13"
    height="13"
    viewBox="0 0 13 13"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.3"
    aria-hidden="true"
    className={className ?? 'shrink-0'}
  >
    <path d={drawings[name]} />
  </svg>
)
