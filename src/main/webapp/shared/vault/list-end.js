/** Notices when the end of a list that scrolls comes near, so that more can be read before it is reached. */
export class ListEnd {
  #observer;

  /**
   * @param {Element} list what scrolls
   * @param {() => void} near called when the end is less than about a screen away
   */
  constructor(list, near) {
    this.#observer = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && near(), {
      root: list,
      rootMargin: '800px',
    });
  }

  /** Looks at once, and then whenever the mark at the end moves; null: there is no more. */
  watch(mark) {
    this.#observer.disconnect();
    if (mark) this.#observer.observe(mark);
  }
}
