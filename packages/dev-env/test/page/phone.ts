import type { Locator, Page } from 'playwright-core'

type Words = string | RegExp

/** What a person does on one phone, and what they read there. Every wait ends with an error when nothing comes. */
export class Phone {
  readonly root: Locator
  /** Everything that stands in the chat now. */
  readonly bubbles: Locator
  readonly field: Locator

  constructor(
    private readonly page: Page,
    readonly name: string,
  ) {
    this.root = page.getByRole('article', { name: `Phone of ${name}`, exact: true })
    this.bubbles = this.root.locator('[data-bubble]')
    this.field = this.root.getByRole('textbox', { name: 'Message', exact: true })
  }

  async starts(): Promise<void> {
    await this.root.getByRole('button', { name: 'START' }).click()
  }

  /** Types into the field, key by key, and presses Enter. */
  async says(text: string): Promise<void> {
    await this.field.click()
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Enter')
  }

  /** Edits the newest own message with this text. */
  async rewrites(text: string, other: string): Promise<void> {
    const own = this.root.locator('[data-bubble][data-from="member"]').filter({ hasText: text }).last()
    await this.chooses(own, 'Edit')
    // The field takes the focus once the old text stands in it.
    await this.field.and(this.page.locator(':focus')).waitFor()
    await this.field.press('ControlOrMeta+a')
    await this.page.keyboard.type(other)
    await this.page.keyboard.press('Enter')
  }

  /** The newest message with these words. */
  bubble(words: Words): Locator {
    return this.bubbles.filter({ hasText: words }).last()
  }

  /** The newest message of a kind: `photo`, `voice`, … */
  ofKind(kind: string, from: 'bot' | 'member' = 'bot'): Locator {
    return this.root.locator(`[data-kind="${kind}"][data-from="${from}"]`).last()
  }

  /** Waits for a message of the bot with these words. */
  async reads(words: Words): Promise<Locator> {
    const bubble = this.root.locator('[data-bubble][data-from="bot"]').filter({ hasText: words }).last()
    await bubble.waitFor()
    return bubble
  }

  /** Presses a button under a message. */
  async presses(label: string): Promise<void> {
    await this.button(label).click()
  }

  /** The newest button under a message with this label. */
  button(label: string): Locator {
    return this.root.getByRole('log').getByRole('button', { name: label, exact: true }).last()
  }

  /** Presses a key that the bot has put under the field. */
  async pressesKey(label: string): Promise<void> {
    await this.key(label).click()
  }

  key(label: string): Locator {
    return this.root
      .getByRole('group', { name: 'Keyboard', exact: true })
      .getByRole('button', { name: label, exact: true })
  }

  /** Chooses files from the disk and gives the dialog in which they are sent. */
  async attaches(what: 'Photo or video' | 'File', ...paths: readonly string[]): Promise<Locator> {
    await this.root.getByRole('button', { name: 'Attach' }).click()
    const asked = this.page.waitForEvent('filechooser')
    await this.root.getByRole('menuitem', { name: what, exact: true }).click()
    await (await asked).setFiles([...paths])
    const dialog = this.root.getByRole('dialog', { name: /^Send / })
    await dialog.waitFor()
    return dialog
  }

  async sendsPhoto(path: string, caption?: string): Promise<void> {
    const dialog = await this.attaches('Photo or video', path)
    if (caption !== undefined) {
      await dialog.getByRole('textbox', { name: 'Caption' }).click()
      await this.page.keyboard.type(caption)
    }
    await dialog.getByRole('button', { name: 'Send', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  /** Sends one of the samples under a title. */
  async sendsSample(section: string): Promise<void> {
    await this.root.getByRole('button', { name: 'Attach' }).click()
    await this.root.getByRole('menuitem', { name: 'Samples' }).click()
    const dialog = this.root.getByRole('dialog', { name: 'Samples' })
    await dialog.getByRole('region', { name: section }).getByRole('button').first().click()
  }

  /** Chooses from the menu of a message. */
  async chooses(message: Locator, item: string): Promise<void> {
    await (await this.menuOf(message)).getByRole('menuitem', { name: item, exact: true }).click()
  }

  async reacts(message: Locator, emoji: string): Promise<void> {
    const menu = await this.menuOf(message)
    await menu.getByRole('menuitemcheckbox', { name: `React with ${emoji}` }).click()
  }

  private async menuOf(message: Locator): Promise<Locator> {
    await message.hover()
    await message.getByRole('button', { name: 'Message menu' }).click()
    return this.root.getByRole('menu', { name: 'Message' })
  }

  /** Chooses from the menu of the phone itself: block, edit, remove. */
  async settings(item: string): Promise<void> {
    await this.root.getByRole('button', { name: `Settings of ${this.name}` }).click()
    await this.root.getByRole('menuitem', { name: item, exact: true }).click()
  }
}
