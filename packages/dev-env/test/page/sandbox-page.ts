import type { Locator, Page } from 'playwright-core'
import { Phone } from './phone.js'

/** The sandbox's page as a person sees it. */
export class SandboxPage {
  constructor(readonly page: Page) {}

  /** The phone of the member with this first name. */
  phone(name: string): Phone {
    return new Phone(this.page, name)
  }

  async isLive(): Promise<void> {
    await this.page
      .getByRole('status')
      .filter({ hasText: /^Live$/ })
      .waitFor()
  }

  async isLost(): Promise<void> {
    await this.page.getByRole('alert').filter({ hasText: 'connection to the sandbox is lost' }).waitFor()
  }

  async addsTwo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add two members' }).click()
    await this.page.getByRole('article').nth(1).waitFor()
  }

  /** Adds one of the members whom the dialog suggests. */
  async adds(name: string): Promise<Phone> {
    await this.page.getByRole('button', { name: 'Add a member' }).first().click()
    const dialog = this.page.getByRole('dialog', { name: 'Add a member' })
    await dialog.getByRole('button', { name, exact: true }).click()
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    const phone = this.phone(name)
    await phone.root.waitFor()
    return phone
  }

  /** Shows a tab of the inspector and gives its panel. */
  async tab(name: 'Traffic' | 'Way' | 'Faults' | 'Crowd'): Promise<Locator> {
    await this.page.getByRole('tab', { name }).click()
    return this.page.getByRole('tabpanel', { name })
  }
}
