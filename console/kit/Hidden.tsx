import type { ReactNode } from 'react'

/** Said to a screen reader, not drawn. */
export const Hidden = ({ children, id }: { children: ReactNode; id?: string }) => (
  <span id={id} className="sr-only">
    {children}
  </span>
)
