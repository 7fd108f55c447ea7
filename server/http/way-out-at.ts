/** The token is all that a request brings: the link must work from any mail program, for people who are signed in nowhere. */
export const wayOutAt = (url: string, token: string): string => `${url.replace(/\/$/, '')}/u/${token}`

/** In proofs, instead of a token: no delivery has one as short. */
export const proofToken = 'proof'
