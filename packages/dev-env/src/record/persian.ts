import { createPlayer, register } from '../demo/play.js'
import { meet } from '../demo/story.js'
import { around, phoneOf } from './camera.js'
import { leave } from './leave.js'
import { onPage, type Studio, TWO_PHONES } from './scenes.js'

/** Two who write from right to left. */
export async function persian(studio: Studio): Promise<void> {
  const { bot, album } = studio
  const niloufar = createPlayer(bot, {
    name: 'نیلوفر',
    username: 'niloufar_sandbox',
    gender: 'female',
    age: 26,
    city: 'شیراز',
    lang: 'fa',
  })
  const kian = createPlayer(bot, {
    name: 'کیان',
    username: 'kian_sandbox',
    gender: 'male',
    age: 29,
    city: 'تبریز',
    lang: 'fa',
  })
  await Promise.all([register(niloufar), register(kian)])
  await meet(niloufar, kian)
  await niloufar.says('سلام! هوای شهر شما امروز چطور است؟')
  const greeting = await kian.reads('سلام! هوای شهر شما امروز چطور است؟')
  await kian.answers(greeting, 'سرد و آفتابی ☀️ همین الان از پیاده‌روی برگشتم.')
  const answer = await niloufar.reads('سرد و آفتابی')
  await niloufar.reacts(answer, '👍')
  await kian.sendsPhoto('این هم عکسش')
  await niloufar.sees('the photo', ({ kind }) => kind === 'photo')
  await onPage(studio, TWO_PHONES, async (page) => {
    const [left, right] = [phoneOf(page, 'نیلوفر'), phoneOf(page, 'کیان')]
    await left.locator('[data-kind="photo"]').waitFor()
    await right.getByRole('button', { name: 'Reaction 👍, 1' }).waitFor()
    await album.add('persian', page, await around(left, right))
  })
  await leave(bot, niloufar, kian)
}
