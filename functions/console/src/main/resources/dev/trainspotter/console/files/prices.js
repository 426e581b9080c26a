/** Where a browser keeps the price list, as its text. */
const KEY = "trainspotter.prices";
const MOST_LINES = 5000;
const TYPE = /^ml\.[a-z0-9-]+\.[a-z0-9]+$/;
const PRICE = /^\$?\d+(\.\d+)?$/;
const EXPECTED = "Write an instance type and the price of an hour, such as ml.m5.large,0.115.";

/** What an hour of an instance costs, by instance type, as a list of the user says. */
export class Prices {
  constructor(text, byType) {
    this.text = text;
    this.byType = byType;
  }

  /**
   * Reads lines such as `ml.m5.large,0.115`. Commas, semicolons and tabs separate; a first line with
   * titles, empty lines and lines that begin with # are passed over. Throws an Error that names the
   * first line that cannot be read.
   */
  static of(text) {
    const byType = new Map();
    const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
    if (lines.length > MOST_LINES) {
      throw new Error(`The list has ${lines.length} lines, more than ${MOST_LINES}.`);
    }
    lines.forEach((line, i) => {
      const [type, price, ...rest] = line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
      const isTitle = !byType.size && /^instance.?type$/i.test(type);
      if (!line.trim() || line.startsWith("#") || isTitle) {
        return;
      }
      if (byType.has(type)) {
        throw new Error(`Line ${i + 1} repeats ${type}.`);
      }
      if (rest.length || !TYPE.test(type) || !PRICE.test(price ?? "")) {
        throw new Error(`Line ${i + 1} cannot be read: “${line.slice(0, 80)}”. ${EXPECTED}`);
      }
      byType.set(type, Number(price.replace("$", "")));
    });
    return new Prices(text, byType);
  }

  /** The list that this browser keeps; an empty one when it keeps none, or one that is broken. */
  static kept() {
    try {
      return Prices.of(localStorage.getItem(KEY) ?? "");
    } catch {
      return Prices.of("");
    }
  }

  /** Keeps this list in the browser for the next visit. */
  keep() {
    localStorage.setItem(KEY, this.text);
  }

  get isEmpty() {
    return this.byType.size === 0;
  }

  /** The price of these hours of an instance type; null when the list has none for it. */
  of(type, hours) {
    const price = this.byType.get(type);
    return price === undefined ? null : price * hours;
  }
}
