import { createContext, useContext } from 'react'

/** The element that popups are put into; `undefined`: the end of the page. */
export const PopupPlace: React.Context<HTMLElement | undefined> = createContext<HTMLElement | undefined>(undefined)

/** Where a popup is to be put, for the `container` of a Base UI portal. */
export function usePopupPlace(): HTMLElement | undefined {
  return useContext(PopupPlace)
}
