import { words } from "../frame/words/index.ts";
import { number } from "../words/format.ts";
import { useTodo } from "./useTodo.ts";

/** How much waits for the visitor, beside the way to it. */
export default function TodoCount() {
  const { length } = useTodo();
  if (length === 0) return null;
  return (
    <>
      <span className="nav-count" aria-hidden="true">
        {number(length)}
      </span>
      <span className="visually-hidden">{words.waiting(length)}</span>
    </>
  );
}
