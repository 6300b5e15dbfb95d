/** @file A growing line in typed arrays, thinned when it gets long. */

/** Above this many points neighbours are merged: a chart is a few hundred pixels wide. */
const most = 4000;

export class Series {
  #x = new Float64Array(256);
  #y = new Float64Array(256);
  #length = 0;
  /** How many given points make one kept point. */
  #every = 1;
  #pending = 0;

  get length(): number {
    return this.#length;
  }

  x(index: number): number {
    return this.#x[index] as number;
  }

  y(index: number): number {
    return this.#y[index] as number;
  }

  push(x: number, y: number): void {
    const last = this.#length - 1;
    if (this.#pending > 0 && last >= 0) {
      this.#x[last] = x;
      this.#y[last] = (this.y(last) * this.#pending + y) / (this.#pending + 1);
      this.#pending = (this.#pending + 1) % this.#every;
      return;
    }
    if (this.#length === most) this.#thin();
    if (this.#length === this.#x.length) this.#grow();
    this.#x[this.#length] = x;
    this.#y[this.#length] = y;
    this.#length += 1;
    this.#pending = 1 % this.#every;
  }

  /** Drops what lies beyond `x`: a resumed run takes it again. */
  cut(x: number): void {
    while (this.#length > 0 && this.x(this.#length - 1) > x) this.#length -= 1;
    this.#pending = 0;
  }

  /**
   * Pairs for ECharts. `smooth` in 0..1 is the factor of an exponential mean without start bias, for points at the usual
   * distance; one that comes closer after another counts less.
   */
  pairs(smooth = 0): [number, number][] {
    const out: [number, number][] = [];
    const usual = (this.x(this.#length - 1) - this.x(0)) / (this.#length - 1);
    let mean = 0;
    let weight = 0;
    for (let i = 0; i < this.#length; i += 1) {
      const distance = i === 0 || !(usual > 0) ? 1 : (this.x(i) - this.x(i - 1)) / usual;
      const keep = smooth === 0 ? 0 : smooth ** distance;
      mean = keep * mean + (1 - keep) * this.y(i);
      weight = keep * weight + 1 - keep;
      out.push([this.x(i), weight > 0 ? mean / weight : this.y(i)]);
    }
    return out;
  }

  #grow(): void {
    const [x, y] = [new Float64Array(this.#x.length * 2), new Float64Array(this.#x.length * 2)];
    x.set(this.#x);
    y.set(this.#y);
    this.#x = x;
    this.#y = y;
  }

  #thin(): void {
    const half = this.#length / 2;
    for (let i = 0; i < half; i += 1) {
      this.#x[i] = this.x(2 * i + 1);
      this.#y[i] = (this.y(2 * i) + this.y(2 * i + 1)) / 2;
    }
    this.#length = half;
    this.#every *= 2;
  }
}
