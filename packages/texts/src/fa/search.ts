import type { SearchTexts } from '../catalog.js'
import { digits, duration } from './words.js'

export const search: SearchTexts = {
  looking: () => '🔍 دارم یک نفر برایت پیدا می‌کنم…',
  progress: (people, waited) =>
    `🔍 دارم یک نفر برایت پیدا می‌کنم…\n\nالان ${digits(people)} نفر در جستجو هستند. ${duration(waited)} است که منتظری.`,
  already: (waited) => `دارم می‌گردم. ${duration(waited)} است که منتظری. برای لغو: /stop`,
  cancelled: () => 'جستجو لغو شد. هر وقت خواستی 🔍 جستجو را بزن.',
  nobody: () => '😕 این بار کسی پیدا نشد. هر دقیقه افراد تازه‌ای می‌آیند؛ دوباره امتحان می‌کنی؟',
  notSearching: () => 'جستجویی برای لغو نیست. برای شروع، 🔍 جستجو را بزن.',
  foundWhileCancelling: () => 'درست پیش از لغو، یک نفر پیدا شد. سلام کن، یا با /stop بیرون برو.',
  hint: () => 'هنوز دارم می‌گردم و نوشته‌ات به کسی نمی‌رسد. برای لغو جستجو: /stop',
}
