import { z } from 'zod'
import { ledger } from '../kernel/change.ts'

/** Hours that a sign-in link is good for at most: a week, so that an invitation outlives a weekend. */
export const longestOffer = 168

/** A one-time link by which a person may sign in; its secret is kept as a hash. Appending one takes those that the person had before. */
export const SignInOffer = z.strictObject({ person: z.string(), hash: z.string(), expires: z.iso.datetime() })
export const signInOffers = ledger('sign-in offer', SignInOffer)

/** Under the address of the console. A GET shows a button, and only its POST uses the link up: a chat or mail server may look at it before its reader. */
export const signInPath = (secret: string): string => `/sign-in/${secret}`
