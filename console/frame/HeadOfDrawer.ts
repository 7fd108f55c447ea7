import { createContext } from 'react'

/** What stands at the head of the drawer that one is in; nothing beside the body. */
export const HeadOfDrawer = createContext<string | undefined>(undefined)
