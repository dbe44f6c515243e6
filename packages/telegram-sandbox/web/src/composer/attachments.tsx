import type { ChatModel } from '../state/chat.js'
import { AttachDialog } from './attach-dialog.js'
import { composerOf } from './composer-model.js'
import { ContactDialog } from './contact-dialog.js'
import { LocationDialog } from './location-dialog.js'
import { PollDialog } from './poll-dialog.js'
import { SamplesDialog } from './samples-dialog.js'
import { VideoNoteDialog } from './video-note-dialog.js'

/** The dialogs of what can be sent besides text. */
export function Attachments({ chat }: { chat: ChatModel }) {
  const { dialog, files } = composerOf(chat)
  const close = (): void => {
    dialog.value = null
  }
  return (
    <>
      {files.value.length > 0 && <AttachDialog chat={chat} files={files} />}
      {dialog.value === 'samples' && <SamplesDialog chat={chat} onClose={close} />}
      {dialog.value === 'location' && <LocationDialog chat={chat} onClose={close} />}
      {dialog.value === 'contact' && <ContactDialog chat={chat} onClose={close} />}
      {(dialog.value === 'poll' || dialog.value === 'quiz' || dialog.value === 'regular') && (
        <PollDialog chat={chat} kind={dialog.value} onClose={close} />
      )}
      {dialog.value === 'video-note' && <VideoNoteDialog chat={chat} onClose={close} />}
    </>
  )
}
