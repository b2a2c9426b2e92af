/** The styles of the elements inside of a widget: path → property → value. */
export type Styles = Record<string, Record<string, string>>;

/** Where two pages' widgets differ, one line for each: `path property: there, here`. `except` names what may. */
export function differences(there: Styles, here: Styles, except: RegExp = /^$/): string[] {
  const found: string[] = [];
  for (const path of new Set([...Object.keys(there), ...Object.keys(here)])) {
    const [left, right] = [there[path], here[path]];
    if (!left || !right) {
      found.push(`${path} is on one page only`);
      continue;
    }
    for (const name of Object.keys(left))
      if (left[name] !== right[name] && !except.test(name))
        found.push(`${path} ${name}: ${left[name]}, ${right[name]}`);
  }
  return found;
}
