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
    const drawing = new URL(`../lib/icons/${name}.svg`, import.meta.url);
    this.style.setProperty('--drawing', name ? `url("${drawing}")` : 'none');
  }
}

customElements.define('cs-icon', Icon);
