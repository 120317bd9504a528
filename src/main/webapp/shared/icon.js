const drawing = (name) => new URL(`../lib/icons/${name}.svg`, import.meta.url);

/**
 * `<cs-icon name="phone">`: one icon of the kept set, in the colour of the text around it and 1em high unless CSS
 * says otherwise. It is decoration: hidden from assistive technology, so whatever holds it must have words.
 * The drawing is `lib/icons/<name>.svg`; `icons.txt` beside this file lists the names the build provides.
 */
class Icon extends HTMLElement {
  static observedAttributes = ['name'];

  connectedCallback() {
    this.setAttribute('aria-hidden', 'true');
  }

  attributeChangedCallback(_, __, name) {
    this.style.setProperty('--drawing', name ? `url("${drawing(name)}")` : 'none');
  }
}

customElements.define('cs-icon', Icon);

/** What is told, and gone back by, without a network; asked for then, they would not come. */
const UNCONNECTED = ['wifi-off', 'exclamation-triangle', 'check-lg', 'x-lg', 'arrow-left'];

/** Nothing that is to be seen first waits for them. */
const LATER = 3_000;

setTimeout(() => {
  for (const name of UNCONNECTED) new Image().src = drawing(name);
}, LATER);
