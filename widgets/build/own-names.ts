import type { Plugin } from 'vite';

/** A file of a build as far as it is rewritten here. */
interface Output {
  type: string;
  code?: string;
  exports?: string[];
}

/**
 * Exports what others import of the first form's file by the names it has there: `export{a}` where the bundler says
 * `export{a as B}`. About a tenth of a kilobyte of the first form, and the same for all others.
 *
 * @param name of the chunk
 * @throws Error when another file takes something of it in a way that is not known here
 */
export function ownNames(name: string): Plugin {
  return {
    name: 'portico-own-names',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const [fileName, chunk] of Object.entries(bundle))
        if (chunk.type === 'chunk' && chunk.name === name) nameByItself(fileName, bundle);
    },
  };
}

/** Does it for one file of a bundle. */
export function nameByItself(fileName: string, bundle: Record<string, Output>): void {
  const chunk = bundle[fileName];
  const [statement, list = ''] = /export\{([^{}]*)\};?\s*$/.exec(chunk?.code ?? '') ?? [];
  if (!chunk?.code || !statement) throw new Error(`${fileName} exports in another way than is known`);
  const locals = new Map<string, string>();
  for (const each of list.split(',')) {
    const [local = '', exported = local] = each.split(' as ');
    locals.set(exported, local);
  }
  const names = [...new Set(locals.values())];
  chunk.code = chunk.code.replace(statement, `export{${names.join()}};`);
  chunk.exports = names;
  const short = fileName.split('/').at(-1) ?? '';
  for (const other of Object.values(bundle))
    if (other !== chunk && other.code?.includes(short)) other.code = renameUses(other.code, short, locals);
}

function renameUses(code: string, file: string, locals: ReadonlyMap<string, string>): string {
  const address = `\\.{1,2}/[\\w./]*${file.replaceAll('.', '\\.')}`;
  const local = (name: string): string => {
    const found = locals.get(name);
    if (found === undefined) throw new Error(`${file} exports no ${name}`);
    return found;
  };
  let known = 0;
  const renamed = code
    .replace(new RegExp(`import\\{([^{}]*)\\}(?=from["\`']${address}["\`'])`, 'g'), (_, list: string) => {
      known += 1;
      const taken = list.split(',').map((each) => {
        const [name = '', as = name] = each.split(' as ');
        return local(name) === as ? as : `${local(name)} as ${as}`;
      });
      return `import{${taken.join()}}`;
    })
    .replace(
      new RegExp(`(import\\(["\`']${address}["\`']\\)\\.then\\(([\\w$]+)=>\\2\\.)([\\w$]+)(?=\\))`, 'g'),
      (_, start: string, _module, name: string) => {
        known += 1;
        return start + local(name);
      },
    );
  const all = code.split(file).length - 1;
  if (known !== all) throw new Error(`${all - known} uses of ${file} are of a form that is not known`);
  return renamed;
}
