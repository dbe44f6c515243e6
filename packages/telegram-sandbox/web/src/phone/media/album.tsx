import { useMemo } from 'preact/hooks'
import type { SeenMessage } from '../../../../src/api.js'
import { mosaic } from '../../model/mosaic.js'
import style from './album.module.css'
import { naturalSize, Visual } from './visual.js'

export const ALBUM_WIDTH = 300

const percent = (part: number): string => `${part * 100}%`

/** Photos and videos of one album in a mosaic. */
export function Album({ messages }: { messages: readonly SeenMessage[] }) {
  const { tiles, ratio } = useMemo(
    () =>
      mosaic(
        messages.map((message) => {
          const { width, height } = naturalSize(message)
          return width / height
        }),
      ),
    [messages],
  )
  return (
    <div class={style.album} style={{ width: `${ALBUM_WIDTH}px`, height: `${ALBUM_WIDTH / ratio}px` }}>
      {messages.map((message, index) => {
        const tile = tiles[index]
        if (!tile) return null
        const { left, top, width, height } = tile
        return (
          <div
            key={message.messageId}
            class={style.tile}
            style={{ left: percent(left), top: percent(top), width: percent(width), height: percent(height) }}
            data-message-id={message.messageId}
            data-from={message.from}
            data-kind={message.kind}
          >
            <Visual message={message} />
          </div>
        )
      })}
    </div>
  )
}
