/**
 * Lets files be dropped on a part of a page and nowhere else: one that misses its place would be opened instead of the
 * page. Its part has the handlers `drag`, `leave` and `drop`, and is drawn anew when a file comes or goes.
 */
export class FileDrop {
  /** Whether a file is held over the part now. */
  over = false;
  #view;
  #allowed;
  #take;

  /**
   * @param {import('../view.js').View} view
   * @param {(files: File[]) => void} take
   * @param {() => boolean} [allowed] whether files may be dropped now
   */
  constructor(view, take, allowed = () => true) {
    this.#view = view;
    this.#take = take;
    this.#allowed = allowed;
  }

  start() {
    document.addEventListener('dragover', this.#beside);
    document.addEventListener('drop', this.#beside);
  }

  stop() {
    document.removeEventListener('dragover', this.#beside);
    document.removeEventListener('drop', this.#beside);
  }

  drag = (event) => {
    if (!this.#allowed() || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    this.#hover(true);
  };

  leave = (event) => {
    if (!event.currentTarget.contains(event.relatedTarget)) this.#hover(false);
  };

  drop = (event) => {
    if (!this.#allowed()) return;
    event.preventDefault();
    this.#hover(false);
    this.#take([...event.dataTransfer.files]);
  };

  #beside = (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };

  #hover(over) {
    if (this.over === over) return;
    this.over = over;
    this.#view.update();
  }
}
