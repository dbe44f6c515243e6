import type { ComponentChildren } from 'preact'
import type { SeenMessage } from '../../../../src/api.js'
import { mediaSize } from '../../model/media-size.js'
import { ALBUM_WIDTH, Album } from '../media/album.js'
import { Document } from '../media/document.js'
import { Sticker } from '../media/sticker.js'
import { VideoNote } from '../media/video-note.js'
import { isVisual, naturalSize, Visual } from '../media/visual.js'
import { Music, Voice } from '../media/voice.js'
import { Poll } from './poll.js'
import { Contact, Dice, Invoice, Place } from './simple.js'

/** All of a message but its words. */
export function Content({ messages }: { messages: readonly [SeenMessage, ...SeenMessage[]] }) {
  const [first] = messages
  if (messages.length > 1 && messages.every(isVisual)) return <Album messages={messages} />
  if (messages.length > 1) return <Stack messages={messages} />
  if (isVisual(first)) {
    const { width, height } = mediaSize(naturalSize(first), ALBUM_WIDTH)
    return (
      <div style={{ width: `${width}px`, maxWidth: '100%', aspectRatio: `${width} / ${height}` }}>
        <Visual message={first} />
      </div>
    )
  }
  return contentOf(first)
}

/** Files of one album, one below the other. */
function Stack({ messages }: { messages: readonly SeenMessage[] }) {
  return (
    <>
      {messages.map((message) => (
        <div
          key={message.messageId}
          data-message-id={message.messageId}
          data-from={message.from}
          data-kind={message.kind}
        >
          {contentOf(message)}
        </div>
      ))}
    </>
  )
}

const CONTENTS: Record<string, (props: { message: SeenMessage }) => ComponentChildren> = {
  voice: Voice,
  video_note: VideoNote,
  sticker: Sticker,
  audio: Music,
  document: Document,
  poll: Poll,
  dice: Dice,
  contact: Contact,
  location: Place,
  venue: Place,
  invoice: Invoice,
}

function contentOf(message: SeenMessage): ComponentChildren {
  const Kind = CONTENTS[message.kind]
  if (Kind) return <Kind message={message} />
  // What this page does not know is named, so that nothing that the bot sent goes unseen.
  return message.text === undefined ? <em>A message that this page cannot show</em> : null
}
