import { api, confirmed } from '../server.js';
import { saveFile } from '../save-file.js';
import { announcement, upload } from './upload.js';

/** The attachments of one secret on the server. */
export class Attachments {
  constructor(secretId) {
    this.path = `/secrets/${encodeURIComponent(secretId)}/attachments`;
  }

  /** All of them, newest first. */
  list() {
    return api.all(this.path);
  }

  /**
   * Asks for the confirmation without the file, and sends it once it is confirmed.
   * @param {File} file
   * @param {{signal: AbortSignal, progress: (sent: number) => void}} options
   */
  async add(file, { signal, progress }) {
    const announced = await announcement(file);
    const call = async (headers, show) => {
      signal.throwIfAborted();
      const all = { ...announced, ...headers };
      if (!headers['Confirmation-Id']) return (await api.send('POST', this.path, { headers: all, signal })).body;
      show();
      return upload(this.path, file, { headers: all, signal, progress });
    };
    return confirmed(call, { done: ({ name }) => `${name} added` });
  }

  async download({ id, name }) {
    const call = (headers) => api.send('GET', this.#one(id), { headers: { Accept: '*/*', ...headers }, blob: true });
    const { body } = await confirmed(call, { done: `${name} downloaded` });
    saveFile(body, name);
  }

  async remove({ id, name }) {
    await confirmed((headers) => api.delete(this.#one(id), { headers }), { done: `${name} removed` });
  }

  #one(id) {
    return `${this.path}/${encodeURIComponent(id)}`;
  }
}
