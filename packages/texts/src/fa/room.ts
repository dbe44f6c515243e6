import type { RoomTexts } from '../catalog.js'
import { digits, duration, gender, isolated } from './words.js'

export const room: RoomTexts = {
  opened: (partner) => {
    const who =
      partner === null
        ? ''
        : `\n\n${gender[partner.gender]}، ${digits(partner.age)} ساله، ${isolated(partner.city)}`
    return `🎉 یک نفر پیدا شد! سلام کن.${who}\n\nنفر بعدی: /next\nپایان گفتگو: /stop`
  },
  warning: (left) => `⏳ این گفتگو تا ${duration(left)} دیگر تمام می‌شود.`,
  endedByMe: () => 'گفتگو را تمام کردی. برای آشنایی با یک نفر دیگر، 🔍 جستجو را بزن.',
  leftForAnother: () => 'از این گفتگو رفتی.',
  endedByPartner: () => 'هم‌صحبتت از گفتگو رفت. برای پیدا کردن یک نفر دیگر، 🔍 جستجو را بزن.',
  partnerUnreachable: () =>
    'هم‌صحبتت دیگر در دسترس نیست و گفتگو تمام شد. برای پیدا کردن یک نفر دیگر، 🔍 جستجو را بزن.',
  expired: () => '⌛ وقت تمام شد و گفتگو پایان یافت. برای آشنایی با یک نفر دیگر، 🔍 جستجو را بزن.',
  endedByModeration: () => 'گفتگو پایان یافت. برای آشنایی با یک نفر دیگر، 🔍 جستجو را بزن.',
  already: () => 'الان در یک گفتگو هستی.\nنفر بعدی: /next\nپایان گفتگو: /stop',
  startWhileChatting: () => 'الان در یک گفتگو هستی، فقط بنویس.\nنفر بعدی: /next\nپایان گفتگو: /stop',
  refusedKind: () =>
    'این نوع پیام را نمی‌توان فرستاد. می‌توانی متن، عکس، ویدیو، پیام صوتی و تصویری، گیف، استیکر، آهنگ و فایل بفرستی.',
}
