import { definePlugin } from '../plugin.ts'
import { ALL_TOLD, type Notice, type Notifier } from './notifier.ts'
import { postJson } from './post-json.ts'
import { type Severity, wordingOf } from './wording.ts'

/** Teams refuses messages of more than 28 KB. */
const MOST_OCTETS = 24_000
const MOST_LISTED = 100

const COLORS: Readonly<Record<Severity, string>> = {
  INFO: 'accent',
  WARNING: 'warning',
  ERROR: 'attention',
  CRITICAL: 'attention',
}

export const teamsNotifier = definePlugin({
  kind: 'NOTIFIER',
  slug: 'teams',
  title: 'Microsoft Teams',
  description: 'Posts each notice as a card to a Teams channel by a workflow.',
  capabilities: [],
  options: [
    {
      name: 'workflowUrl',
      type: 'SECRET',
      required: true,
      holdsUrl: true,
      maximumLength: 2048,
      help: 'URL of the workflow "Post to a channel when a webhook request is received": whoever knows it can post.',
    },
  ],
  create: ({ workflowUrl }, installation): Notifier => ({
    async send(notice, signal) {
      await postJson({ url: workflowUrl, service: 'Teams', body: messageOf(notice) }, installation, signal)
      return ALL_TOLD
    },
  }),
})

/** An Adaptive Card in the envelope that workflows take, cut to what Teams takes. */
function messageOf(notice: Notice): object {
  const count = wordingOf(notice).sections.length
  // To name each of them matters more than to tell all of some
  for (const listed of [MOST_LISTED, 0]) {
    for (let shown = count; shown > 0; shown = Math.floor(shown / 2)) {
      const message = cardOf(notice, shown, listed)
      if (Buffer.byteLength(JSON.stringify(message)) <= MOST_OCTETS) return message
    }
  }
  return cardOf(notice, 0, 0)
}

/** @param shown of so many certificates all is told; `listed`: of so many others what matters most */
function cardOf(notice: Notice, shown: number, listed: number): object {
  const { title, severity, sections, advice, link, footer } = wordingOf(notice)
  const briefs = sections.slice(shown).map(({ brief }) => brief)
  const left = briefs.length - Math.min(listed, briefs.length)
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    msteams: { width: 'Full' },
    body: [
      block(title, { size: 'large', weight: 'bolder', color: COLORS[severity] }),
      ...sections.slice(0, shown).flatMap(({ heading, facts }) => [
        block(heading, { weight: 'bolder', separator: true }),
        {
          type: 'FactSet',
          facts: facts.map(({ label, value }) => ({ title: escaped(label), value: escaped(value) })),
        },
      ]),
      // Two line breaks are one in a card
      ...(briefs.length === 0 || listed === 0 ? [] : [block(briefs.slice(0, listed).join('\n\n'))]),
      ...(left > 0 ? [block(`… and ${left} more`)] : []),
      ...(advice === null ? [] : [block(advice)]),
      block(footer, { size: 'small', isSubtle: true }),
    ],
    actions: [{ type: 'Action.OpenUrl', title: 'Open Indri', url: link }],
  }
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  }
}

function block(text: string, rest: object = {}): object {
  return { type: 'TextBlock', text: escaped(text), wrap: true, ...rest }
}

/** Text blocks read a little Markdown: what certificates hold stays text. */
function escaped(text: string): string {
  // Two braces begin a date that Teams would put in
  return text.replaceAll(/[\\*_~`[\]()#>|]/g, (mark) => `\\${mark}`).replaceAll('{{', '{\u200B{')
}
