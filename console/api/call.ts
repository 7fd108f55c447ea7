import { connectTo, type Call } from '../../sdk/client.ts'

/** Asks the engine that this page came from; the session's cookie says who asks. Answers the output or a refusal, throws if the engine does not answer. */
export const call: Call = connectTo({ url: location.origin }).call
