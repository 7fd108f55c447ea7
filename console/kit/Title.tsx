import type { ReactNode } from 'react'

/** The answer to the screen's question, computed from the same query as its body: one or two sentences, at most a hundred characters. */
export const Title = ({ children }: { children: string }) => <h1 className="text-20 font-title text-balance">{children}</h1>

/** One line of facts under the title: of when, of how many, from what. */
export const Facts = ({ children }: { children: ReactNode }) => (
  <div className="mt-1 flex flex-wrap items-center gap-x-3.5 gap-y-1.5 text-ink-2">{children}</div>
)
