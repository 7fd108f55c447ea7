import type { Gate } from '../contact.ts'

const sentences = {
  unsubscribed: 'unsubscribed',
  complaint: 'marked a message as spam',
  bounce: 'the mailbox does not exist',
  request: 'asked not to be written to',
}

export const suppressed: Gate = {
  name: 'suppression',
  says: 'Who left, complained or cannot be reached is not written to.',
  skipsService: false,
  judge: ({ suppressions, class: kind }) => {
    const found = suppressions.find(({ scope }) => scope === 'all' || kind === 'marketing')
    return found && { rule: found.reason, reason: `${sentences[found.reason]} on ${found.at.slice(0, 10)}` }
  },
}
