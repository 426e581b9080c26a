import { Element, define, html } from "./element.js";
import { label } from "./catalog.js";

/** The dialog that chooses the columns of the list and their order. Sends `choose` with the ids. */
class ColumnPicker extends Element {
  constructor() {
    super();
    this.chosen = [];
    this.text = "";
  }

  get dialog() {
    return this.querySelector("dialog");
  }

  open(fields) {
    this.chosen = [...fields];
    this.text = "";
    this.dialog.showModal();
  }

  render() {
    const known = [...(this.catalog?.columns.values() ?? [])];
    const paths = this.chosen.filter((id) => !this.catalog?.columns.has(id)).map((id) => ({ id, description: "" }));
    const typed = this.text.trim().toLowerCase();
    const others = [...known, ...paths].filter((one) => !this.chosen.includes(one.id));
    const found = others.filter((one) => `${one.id} ${label(one.id)}`.toLowerCase().includes(typed));
    return html`<dialog aria-labelledby="columns-title" @click=${(event) => {
      if (event.target === this.dialog) { this.dialog.close(); } }}>
      <form method="dialog" class="picker" @submit=${(event) => event.preventDefault()}>
        <h2 id="columns-title">Columns</h2>
        <ol aria-label="Shown columns">${this.chosen.map((id, i) => this.#chosen(id, i))}</ol>
        <input type="text" aria-label="Find a column" placeholder="Add a column, or a path such as tags.team"
          .value=${this.text} @input=${(event) => { this.text = event.target.value; }}
          @keydown=${(event) => { if (event.key === "Enter" && typed) { this.#change([...this.chosen, this.text.trim()]); } }}>
        <ul aria-label="Other columns">${found.map((one) => html`<li>
          <button type="button" @click=${() => this.#change([...this.chosen, one.id])} title=${one.description}>
            <span class="id">${one.id}</span><span class="words">${one.description}</span></button></li>`)}</ul>
        <p class="actions"><button type="button" @click=${() => this.#change(null)}>Default columns</button>
          <button type="button" class="main" @click=${() => this.dialog.close()}>Done</button></p>
      </form></dialog>`;
  }

  #chosen(id, index) {
    return html`<li><span class="id">${id}</span>
      <button type="button" aria-label=${`Move ${id} to the left`} ?disabled=${index === 0}
        @click=${() => this.#move(index, -1)}>↑</button>
      <button type="button" aria-label=${`Move ${id} to the right`} ?disabled=${index === this.chosen.length - 1}
        @click=${() => this.#move(index, 1)}>↓</button>
      <button type="button" aria-label=${`Hide ${id}`} ?disabled=${this.chosen.length === 1}
        @click=${() => this.#change(this.chosen.filter((one) => one !== id))}>×</button></li>`;
  }

  #move(index, step) {
    const moved = [...this.chosen];
    [moved[index], moved[index + step]] = [moved[index + step], moved[index]];
    this.#change(moved);
  }

  #change(fields) {
    this.dispatchEvent(new CustomEvent("choose", { detail: fields }));
    if (fields) {
      this.chosen = fields;
    } else {
      this.dialog.close();
    }
    this.text = "";
  }
}

define("column-picker", ColumnPicker, ["catalog", "chosen", "text"]);
