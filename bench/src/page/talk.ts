import { t } from '@anonchat/texts'
import type { Locator, Page } from 'playwright-core'

const LIMIT_MS = 60_000
const { general, keys } = t('en')

/** Two members who write to each other in the page as people do. */
export class Talk {
  private said = 0

  private constructor(
    private readonly page: Page,
    private readonly phones: readonly Locator[],
  ) {}

  /** Has the first two phones find each other. */
  static async begin(page: Page): Promise<Talk> {
    page.setDefaultTimeout(LIMIT_MS)
    const all = page.getByRole('article')
    const phones = [all.nth(0), all.nth(1)]
    for (const phone of phones) {
      await phone.getByRole('button', { name: 'START' }).click()
      await phone.getByText(general.menu()).waitFor()
      await phone.getByRole('button', { name: keys.search }).last().click()
    }
    for (const phone of phones) await phone.getByText('Found somebody!').waitFor()
    return new Talk(page, phones)
  }

  /** One writes, and the other has it in sight. */
  async say(): Promise<void> {
    this.said += 1
    const [writer, reader] = this.said % 2 === 0 ? this.phones : [this.phones[1], this.phones[0]]
    const text = `This is number ${this.said} of what I have to say.`
    await writer?.getByRole('textbox', { name: 'Message', exact: true }).click()
    await this.page.keyboard.type(text, { delay: 30 })
    await this.page.keyboard.press('Enter')
    await reader?.getByText(text).waitFor()
  }
}
