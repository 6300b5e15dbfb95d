/** @file The arrays of a file, and what each is taken for: guessed, and chosen here. */
import type { JSX } from 'react';
import { useEditor } from '../../app/use-editor.ts';
import { type ArrayRole, setArrayRole } from '../../document/commands/set-array-role.ts';
import { editor } from '../../document/editor.ts';
import { factsOf } from '../../document/state.ts';
import { type Translate, useText } from '../../locales/index.ts';
import type { ArrayFacts } from '../../queries/types.ts';
import { Choice } from '../../ui/field.tsx';
import { ShapeText } from '../../ui/shape.tsx';
import { RangeText, TableHead } from './column-table.tsx';
import classes from './data.module.css';
import { endsOf } from './use-columns.ts';

export function ArrayTable({ arrays }: { readonly arrays: readonly ArrayFacts[] }): JSX.Element {
  const t = useText();
  const columns = useEditor(factsOf)?.columns ?? [];
  return (
    <table className={classes['arrays']}>
      <TableHead />
      <tbody>
        {arrays.map((array) => {
          const column = columns.find((each) => each.name === array.name);
          return (
            <tr key={array.name}>
              <th scope="row">{array.name}</th>
              <td>
                <ShapeText shape={array.shape} />
              </td>
              <td>
                <code>{array.element}</code>
              </td>
              <td>
                {array.broken
                  ? t('data.brokenAt', { place: String(array.broken.place) })
                  : column && <RangeText column={column} />}
              </td>
              <td>
                <RoleChoice array={array} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface RoleOption {
  readonly value: string;
  readonly label: string;
  readonly role: ArrayRole;
}

/** One input and one output are called so; several by their names. */
function useRoles(t: Translate): readonly RoleOption[] {
  const document = useEditor((state) => state.document);
  const option = (label: string, part: 'train' | 'test', node: string): RoleOption => ({
    value: `${part} ${node}`,
    label,
    role: { part, node },
  });
  const [inputs, outputs] = [endsOf(document, 'input'), endsOf(document, 'output')];
  const [input, output] = [inputs[0], outputs[0]];
  const unused: RoleOption = { value: '', label: t('data.unused'), role: null };
  if (input && output && inputs.length === 1 && outputs.length === 1) {
    return [
      option(t('data.input'), 'train', input.id),
      option(t('data.target'), 'train', output.id),
      option(t('data.testInput'), 'test', input.id),
      option(t('data.testTarget'), 'test', output.id),
      unused,
    ];
  }
  return [
    ...inputs.map((node) => option(t('data.inputOf', { node: node.name }), 'train', node.id)),
    ...outputs.map((node) => option(t('data.targetOf', { node: node.name }), 'train', node.id)),
    ...[...inputs, ...outputs].map((node) => option(t('data.testOf', { node: node.name }), 'test', node.id)),
    unused,
  ];
}

function RoleChoice({ array }: { readonly array: ArrayFacts }): JSX.Element {
  const t = useText();
  const options = useRoles(t);
  const value = useEditor(({ document: { data } }) => {
    const holder = (part: string, map: Readonly<Record<string, string>>): string | null => {
      const node = Object.keys(map).find((id) => map[id] === array.name);
      return node === undefined ? null : `${part} ${node}`;
    };
    return holder('train', data.columns) ?? holder('test', data.test ?? {}) ?? '';
  });
  return (
    <Choice
      label={t('data.useOf', { name: array.name })}
      value={value}
      options={options.map(({ value: each, label }) => ({ value: each, label }))}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) editor.execute(setArrayRole, { array, role: chosen.role });
      }}
    />
  );
}
