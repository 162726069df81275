/// What lies over the page, and is opened from more than one place.
class Overlays {
  palette = $state(false)
  shortcuts = $state(false)
}

export const overlays = new Overlays()
