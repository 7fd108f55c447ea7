/** The look of the button that opens the loop, before and after it was loaded. */
export const loopButton = '-ml-3 hidden size-11 shrink-0 place-items-center rounded-2 max-column:grid'

export const LoopMark = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <rect x="3" y="3" width="14" height="14" rx="7" />
    <circle cx="17" cy="10" r="2.6" fill="var(--surface)" />
    <circle cx="10" cy="3" r="2.6" fill="var(--surface)" />
    <circle cx="10" cy="17" r="2.6" fill="var(--surface)" />
  </svg>
)
