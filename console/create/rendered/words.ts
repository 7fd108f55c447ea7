import { counted } from '../../counted.ts'

/** What pictures of a set of sizes say, and letters. */
export const words = {
  size: 'Size on screen',
  fit: 'Fit',
  zoom: (factor: number) => `${factor * 100} %`,
  sizes: (count: string) => `${counted(count, 'size')}, as served`,
  signed: (by: string) => `Signed by ${by} (Content Credentials, C2PA)`,
  unsigned: 'Not signed: no certificate is set',
  picture: (name: string) => `Picture ${name}`,
  weight: (is: string, most: string | undefined) => (most === undefined ? is : `${is} of ${most}`),
  seenAs: 'Seen as',
  seen: { desk: 'Desk', phone: 'Phone', dark: 'Dark', bare: 'No pictures', text: 'Plain text' },
  simulated: {
    desk: 'Simulated: drawn by this browser, which shows more than many mail programs do.',
    phone: 'Simulated: 390 px wide. Phones differ, and some mail programs shrink the letter instead.',
    dark: 'Simulated: light colours turned dark and dark ones light, pictures as they are. Gmail and Outlook do so, each a little otherwise; Apple Mail lets many letters be.',
    bare: 'Simulated: pictures are not loaded, and their alt text stands there. Outlook and many companies do so until the reader asks for them.',
    text: 'The plain part, as it is sent: what watches, screen readers and filters read. Its lines are broken by whoever shows it.',
  },
  inbox: {
    phone: (is: string, most: string) => `Inbox on a phone, simulated: subject ${counted(is, 'character')} of about ${most}.`,
    desk: (is: string, most: string) =>
      `Inbox on a desk, simulated: subject ${counted(is, 'character')} of about ${most}, which the preheader shares.`,
    cut: 'The rest is cut off.',
    none: 'Without a preheader an inbox shows the first words of the letter.',
  },
  proof: {
    send: 'Send me a proof',
    sending: 'Sending',
    sent: (address: string) => `A proof is on its way to ${address}. Nothing of it counts.`,
    mailbox: 'Without a mail server it lies in the mailbox here.',
  },
  plain: (name: string) => `${name}, plain text`,
  noPicture: 'The picture could not be drawn.',
}
