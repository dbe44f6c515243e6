import type { BotControl } from '../api.js'
import { ControlError } from '../members/control-error.js'
import { oneOf, type Random } from './chance.js'
import type { Deed } from './mind.js'
import type { OnTheWay } from './on-the-way.js'
import { EMOJIS, greeting, remark } from './phrases.js'

/** What the crowd needs of its bot: to act as a member, and to see what the bot sends. */
export type CrowdControl = Pick<
  BotControl,
  'createMember' | 'removeMember' | 'sendText' | 'press' | 'react' | 'block' | 'onSend' | 'pendingUpdates'
>

const TRIES_AT_WORDS = 5

/** Does what people of the crowd decided, as the members that they are. */
export class Actor {
  constructor(
    private readonly control: CrowdControl,
    private readonly onTheWay: OnTheWay,
    private readonly random: Random,
  ) {}

  /** @returns false when the person is no member any more */
  perform(id: number, deed: Deed): boolean {
    try {
      this.act(id, deed)
    } catch (error) {
      // A page may have removed the person, or reset everything, meanwhile.
      if (!(error instanceof ControlError)) throw error
    }
    return deed.kind !== 'go' && deed.kind !== 'vanish'
  }

  private act(id: number, deed: Deed): void {
    const { control } = this
    switch (deed.kind) {
      case 'text':
        control.sendText(id, deed.text)
        return
      case 'greet':
        this.say(id, greeting)
        return
      case 'remark':
        this.say(id, remark)
        return
      case 'press':
        // Whether the bot answers the press does not matter: what it sends does.
        control.press(id, deed).catch(() => {})
        return
      case 'react':
        control.react(id, deed.messageId, oneOf(this.random, EMOJIS))
        return
      case 'vanish':
        control.block(id)
        control.removeMember(id)
        return
      case 'go':
        control.removeMember(id)
    }
  }

  private say(id: number, words: (random: Random) => string): void {
    let text = words(this.random)
    for (let i = 0; i < TRIES_AT_WORDS && this.onTheWay.has(text); i += 1) text = words(this.random)
    if (!this.onTheWay.has(text)) this.onTheWay.add(text, performance.now())
    this.control.sendText(id, text)
  }
}
