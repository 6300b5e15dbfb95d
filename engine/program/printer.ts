/** @file A program as text, one line an operation; equal programs print equal texts, whatever their value ids are. */
import { attrsText } from './attrs.ts';
import { formatType } from './rules/define-op.ts';
import type { OpNode, Program, Region, Value } from './types.ts';

/** Values are numbered in the order of their making. */
export function printProgram(program: Program): string {
  const names = new Map<number, string>();
  const nameOf = (value: Value): string => {
    const known = names.get(value.id);
    if (known) return known;
    const name = `%${names.size}`;
    names.set(value.id, name);
    return name;
  };
  const lines = [`program ${program.name}`];
  for (const { name, value } of program.inputs)
    lines.push(`  ${nameOf(value)}: ${formatType(value)} = input ${JSON.stringify(name)}`);
  for (const { name, value } of program.states)
    lines.push(`  ${nameOf(value)}: ${formatType(value)} = state ${JSON.stringify(name)}`);
  for (const node of program.ops) lines.push(...printNode(node, nameOf, '  '));
  for (const { name, value } of program.outputs) lines.push(`  output ${JSON.stringify(name)} = ${nameOf(value)}`);
  for (const { state, value } of program.updates) lines.push(`  update ${JSON.stringify(state)} = ${nameOf(value)}`);
  return `${lines.join('\n')}\n`;
}

function printNode(node: OpNode, nameOf: (value: Value) => string, indent: string): string[] {
  const results = node.results.map((result) => `${nameOf(result)}: ${formatType(result)}`).join(', ');
  const attrs = Object.keys(node.attrs).length > 0 ? ` ${attrsText(node.attrs)}` : '';
  const scope = node.scope.path === '' ? '' : `  # ${node.scope.path}`;
  const line = `${indent}${results} = ${node.op}(${node.operands.map(nameOf).join(', ')})${attrs}${scope}`;
  return [line, ...node.regions.flatMap((region) => printRegion(region, nameOf, indent))];
}

function printRegion(region: Region, nameOf: (value: Value) => string, indent: string): string[] {
  const params = region.params.map((param) => `${nameOf(param)}: ${formatType(param)}`).join(', ');
  return [
    `${indent}  (${params}) {`,
    ...region.ops.flatMap((node) => printNode(node, nameOf, `${indent}    `)),
    `${indent}  } -> ${region.results.map(nameOf).join(', ')}`,
  ];
}
