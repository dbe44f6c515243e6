import { useEffect, useRef } from 'preact/hooks'
import { VList, type VListHandle } from 'virtua'
import type { ChatModel } from '../state/chat.js'

/** The messages of a chat; only those in sight are in the document. */
export function MessageList({ chat }: { chat: ChatModel }) {
  const list = useRef<VListHandle>(null)
  const messages = chat.messages.value
  useEffect(() => {
    if (chat.atEnd.value) list.current?.scrollToIndex(messages.length - 1, { align: 'end' })
  }, [messages, chat])
  return (
    <VList ref={list as never} style={{ height: '100%' }}>
      {messages.map((message) => (
        <p key={message.messageId} dir="auto">
          {message.text ?? message.kind}
        </p>
      ))}
    </VList>
  )
}
