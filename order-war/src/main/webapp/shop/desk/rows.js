import { html, nothing } from "../html.js";
import { announce } from "../parts.js";
import { common, desk } from "../texts.js";

/** A list that comes page by page. */
export class Rows {
  all = [];
  #ask;
  #next;

  /**
   * @param ask gets the address of a page, and answers it
   * @param first the address of the first one
   */
  constructor(ask, first) {
    this.#ask = ask;
    this.#next = first;
  }

  get hasMore() {
    return this.#next !== undefined;
  }

  /** Takes in the next page, or the first of the next ones that has rows: a page may be empty and not the last. */
  async load() {
    const before = this.all.length;
    do {
      const answer = await this.#ask(this.#next);
      this.all = [...this.all, ...answer.body];
      this.#next = answer.next;
    } while (this.hasMore && this.all.length === before);
  }
}

/**
 * A table in a box that scrolls sideways where the window is narrow.
 *
 * @param table caption, heads: the columns' words, or pairs of words and "number"; rows: lists of cells, the first names its row
 */
export function table({ caption, heads, rows }) {
  const columns = heads.map((head) => [head].flat());
  return html`
    <div class="table" role="region" tabindex="0" aria-label=${caption}>
      <table>
        <caption>${caption}</caption>
        <thead>
          <tr>${columns.map(([words, kind]) => html`<th scope="col" class=${kind ?? nothing}>${words}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, ...cells]) => html`<tr>
              <th scope="row" class=${columns[0][1] ?? nothing}>${name}</th>
              ${cells.map((cell, index) => html`<td class=${columns[index + 1][1] ?? nothing}>${cell}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/**
 * A button for the next rows, where there are some.
 *
 * @param rows of the list
 * @param submission what the button runs in
 * @param load takes in the next ones
 */
export function more(rows, submission, load = () => rows.load()) {
  const click = async () => {
    await submission.run(load);
    if (submission.state === "done") {
      announce(desk.shown(rows.all.length));
    }
    if (!rows.hasMore) {
      document.querySelector("main .table").focus({ preventScroll: true }); // the button is gone
    }
  };
  return html`
    ${submission.failure()}
    ${rows.hasMore
      ? html`<p><button type="button" aria-disabled=${submission.isUnderWay} @click=${click}>${common.more}</button></p>`
      : nothing}`;
}
