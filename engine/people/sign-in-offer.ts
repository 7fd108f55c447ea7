import { z } from 'zod'
import { ledger } from '../kernel/change.ts'

/** Hours that a sign-in link is good for at most: a week, so that an invitation outlives a weekend. */
export const longestOffer = 168

/** A one-time link by which a person may sign in; its secret is kept as a hash. Appending one takes those that the person had before. */
export const SignInOffer = z.strictObject({ person: z.string(), hash: z.string(), expires: z.iso.datetime() })
export const signInOffers = ledger('sign-in offer', SignInOffer)

/** Under the address of the console. Behind a #, so that a chat or mail server that looks at the link before its reader does not use it up. */
export const signInPath = (secret: string): string => `/sign-in#${secret}`
