/**
 * Records of one sort by their number, which remembers what changed: so an indexer writes that and nothing else. Rows
 * are replaced, never changed in place.
 */
export class Table<Row> extends Map<number, Row> {
  #changed = new Set<number>();

  override set(number: number, row: Row): this {
    // also called by the constructor of Map, before there is anything to remember
    this.#changed?.add(number);
    return super.set(number, row);
  }

  /** Replaces some fields of a row. Nothing happens where there is none. */
  change(number: number, patch: Partial<Row> | ((row: Row) => Partial<Row>)): void {
    const row = this.get(number);
    if (row !== undefined) this.set(number, { ...row, ...(typeof patch === "function" ? patch(row) : patch) });
  }

  /** The numbers of the rows that changed since this was last asked. */
  takeChanges(): number[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }
}
