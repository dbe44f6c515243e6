import type { Locator } from 'playwright-core'

interface Shown {
  ownerDocument: {
    defaultView: { getComputedStyle(of: Shown): { getPropertyValue(name: string): string } }
  }
}

/** How an element is drawn: the value of a CSS property. */
export const drawn = (of: Locator, property: string): Promise<string> =>
  of.evaluate(
    (element: Shown, name: string) =>
      element.ownerDocument.defaultView.getComputedStyle(element).getPropertyValue(name),
    property,
  )

/** How wide a picture is by nature; 0 as long as it is not loaded, or cannot be. */
export const naturalWidth = (of: Locator): Promise<number> =>
  of.evaluate((image: { naturalWidth: number }) => image.naturalWidth)
