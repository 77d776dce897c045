// What the browser keeps between visits. Some browsers keep nothing, or do not even let a page look: then all goes on
// as for somebody new.

/** What is kept under a key. */
export function readStored(key: string): string | null {
  try {
    return globalThis.localStorage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** The same, as the value it was written from; undefined where that is not to be had. Its shape is for the caller. */
export function readStoredJson(key: string): unknown {
  try {
    return JSON.parse(readStored(key) ?? "");
  } catch {
    return undefined;
  }
}

/** Keeps a text under a key, or nothing any more. Says whether the browser let us. */
export function writeStored(key: string, text: string | undefined): boolean {
  try {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
