import { kindOf } from '../shared/vault/kinds.js';
import { aimed, aimsOf, carried, mappingOf } from './import-mapping.js';

/** A file to import, and what the member chose for it. It is held in memory only: the file is plain text, as a rule. */
export class ImportDraft {
  password = '';
  leaveOut = false;
  /** The kind and the aims of a CSV file's columns; null until the server has guessed them, and for other files. */
  columns = null;
  /** What the columns were aimed at for other kinds, to come back to. */
  #otherKinds = new Map();
  #before;

  /**
   * @param {{name: string, size: number, text: string, sealed: boolean}} file
   * @param {ImportDraft | null} before what the member chose for an earlier file, which may be the same one, not yet mended
   */
  constructor(file, before) {
    this.file = file;
    this.vault = before?.vault ?? '';
    this.#before = before;
  }

  /**
   * Takes what the server guessed of a CSV file's columns, if nothing was chosen yet.
   * @returns {boolean} whether something else was chosen for the same columns before, and is taken instead
   */
  guess({ mapping, columns }) {
    if (!mapping || this.columns) return false;
    const before = this.#before?.columns;
    const again = before !== null && before !== undefined && [...before.aims.keys()].join('\n') === columns.join('\n');
    this.columns = again ? before : { type: mapping.type, aims: aimsOf(mapping, kindOf(mapping), columns) };
    return again;
  }

  becomeKind(type) {
    const { type: old, aims } = this.columns;
    this.#otherKinds.set(old, aims);
    this.columns = { type, aims: this.#otherKinds.get(type) ?? carried(aims, kindOf({ type: old }), kindOf({ type })) };
  }

  aim(column, aim) {
    this.columns = { ...this.columns, aims: aimed(this.columns.aims, column, aim) };
  }

  /** The body of the requests that preview and begin the import. */
  get content() {
    const { text, sealed } = this.file;
    return {
      content: text,
      ...(this.vault && { vault: this.vault }),
      ...(sealed && { password: this.password }),
      ...(this.columns && { mapping: mappingOf(this.columns.type, this.columns.aims) }),
      ...(this.leaveOut && { leaveOutInvalid: true }),
    };
  }
}
