import { ChartBarDecreasing, Dices, File, Image, Images, MapPin, Paperclip, UserRound, Video } from 'lucide'
import { useRef } from 'preact/hooks'
import type { ChatModel } from '../state/chat.js'
import { MenuButton } from '../ui/menu.js'
import { attempt } from '../ui/toast.js'
import { composerOf } from './composer-model.js'
import { roll } from './dice.js'
import type { ComposerDialog } from './model.js'
import { sendOther } from './sending.js'

const VISUAL = 'image/*,video/*'

/** Everything that can be sent besides text and voice. */
export function AttachButton({ chat }: { chat: ChatModel }) {
  const model = composerOf(chat)
  const visual = useRef<HTMLInputElement>(null)
  const any = useRef<HTMLInputElement>(null)
  const open = (dialog: ComposerDialog) => (): void => {
    model.dialog.value = dialog
  }
  const take = (input: HTMLInputElement): void => {
    model.files.value = [...(input.files ?? [])]
    input.value = ''
  }
  return (
    <>
      <MenuButton
        icon={Paperclip}
        label="Attach"
        items={[
          { icon: Image, text: 'Photo or video', onSelect: () => visual.current?.click() },
          { icon: File, text: 'File', onSelect: () => any.current?.click() },
          { icon: Images, text: 'Samples', onSelect: open('samples') },
          { icon: Video, text: 'Video message', onSelect: open('video-note') },
          { icon: MapPin, text: 'Location', onSelect: open('location') },
          { icon: UserRound, text: 'Contact', onSelect: open('contact') },
          { icon: ChartBarDecreasing, text: 'Poll', onSelect: open('poll') },
          { icon: Dices, text: 'Dice', onSelect: () => attempt(sendOther(chat, { dice: roll('🎲') })) },
        ]}
      />
      <input
        ref={visual}
        type="file"
        accept={VISUAL}
        multiple
        hidden
        aria-label="Photo or video"
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={any}
        type="file"
        multiple
        hidden
        aria-label="File"
        onChange={(event) => take(event.currentTarget)}
      />
    </>
  )
}
