/** @file Writes an ONNX model: nodes, initializers, named inputs and outputs, as protobuf bytes (IR 10, opset 21). */
import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType,
  type AttributeProtoSchema,
  ModelProtoSchema,
  type NodeProtoSchema,
  TensorProto_DataType,
  type TensorProtoSchema,
  type ValueInfoProtoSchema,
} from 'onnx-buf';
import { invariant } from '../core/errors.ts';
import type { DType, TensorData } from '../core/tensor.ts';

/** An attribute with its ONNX type, since 1 may be an int or a float there. */
export type OnnxAttr =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly ints: readonly number[] }
  | { readonly string: string }
  | { readonly tensor: { readonly dtype: DType; readonly shape: readonly number[]; readonly data: TensorData } };

export type OnnxAttrs = Readonly<Record<string, OnnxAttr>>;

/** A length of a declared input or output: a number, or a symbol such as `N`. */
export type OnnxDim = number | string;

const elementTypes: Readonly<Record<DType, TensorProto_DataType>> = {
  f32: TensorProto_DataType.FLOAT,
  i32: TensorProto_DataType.INT32,
  bool: TensorProto_DataType.BOOL,
  u8: TensorProto_DataType.UINT8,
};

/** ONNX' number of an element type, for the operators that name one in an attribute. */
export function elementType(dtype: DType): number {
  return elementTypes[dtype];
}

/** Longer initializers are not compared: equal ones are rare and comparing costs. */
const sharedBytes = 1024;

export class GraphWriter {
  readonly #name: string;
  readonly #nodes: {
    op: string;
    name: string;
    domain: string;
    inputs: readonly string[];
    outputs: string[];
    attrs: OnnxAttrs;
  }[] = [];
  readonly #initializers: MessageInitShape<typeof TensorProtoSchema>[] = [];
  readonly #shared = new Map<string, string>();
  readonly #inputs: MessageInitShape<typeof ValueInfoProtoSchema>[] = [];
  readonly #outputs: MessageInitShape<typeof ValueInfoProtoSchema>[] = [];
  readonly #renamed = new Map<string, string>();
  readonly #made = new Set<string>();
  /** Names of inputs, outputs and named initializers, which come from outside. */
  readonly #given = new Set<string>();
  readonly #domains = new Set<string>(['']);
  #count = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Adds a node and names its `outputs` results; `label` tells where it comes from. */
  node(
    op: string,
    inputs: readonly string[],
    attrs: OnnxAttrs = {},
    options: { outputs?: number; domain?: string; label?: string } = {},
  ): string[] {
    const name = this.#fresh(`${options.label ? `${options.label}/` : ''}${op}`);
    const outputs = Array.from({ length: options.outputs ?? 1 }, (_, index) => (index === 0 ? name : `${name}:${index}`));
    const domain = options.domain ?? '';
    this.#domains.add(domain);
    this.#nodes.push({ op, name, domain, inputs, outputs, attrs });
    for (const output of outputs) this.#made.add(output);
    return outputs;
  }

  /** A constant; small equal ones are stored once unless `name` is given. */
  initializer(dtype: DType | 'i64', shape: readonly number[], data: TensorData | BigInt64Array, name?: string): string {
    const raw = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
    const key = name === undefined && raw.length <= sharedBytes ? `${dtype}[${shape.join()}]${raw.join()}` : null;
    const known = key === null ? undefined : this.#shared.get(key);
    if (known !== undefined) return known;
    const made = name ?? this.#fresh('constant');
    if (name !== undefined) this.#given.add(name);
    const dataType = dtype === 'i64' ? TensorProto_DataType.INT64 : elementTypes[dtype];
    this.#initializers.push({ name: made, dims: shape.map(BigInt), dataType, rawData: raw });
    if (key !== null) this.#shared.set(key, made);
    return made;
  }

  /** Inputs and named initializers come before the nodes, whose own names keep away from theirs. */
  input(name: string, dtype: DType, shape: readonly OnnxDim[]): string {
    this.#given.add(name);
    this.#inputs.push(valueInfo(name, dtype, shape));
    return name;
  }

  /** Declares `value` as the result `name`, which no input and no named initializer bears. */
  output(name: string, value: string, dtype: DType, shape: readonly OnnxDim[]): void {
    invariant(!this.#given.has(name), `ONNX has one namespace, and ${name} is taken`);
    this.#given.add(name);
    const own = this.#made.has(value) && !this.#renamed.has(value);
    const source = own ? value : (this.node('Identity', [value])[0] as string);
    if (this.#made.has(name) && !this.#renamed.has(name)) this.#renamed.set(name, this.#fresh(name));
    this.#renamed.set(source, name);
    this.#outputs.push(valueInfo(name, dtype, shape));
  }

  #fresh(stem: string): string {
    do this.#count += 1;
    while (this.#given.has(`${stem}_${this.#count}`));
    return `${stem}_${this.#count}`;
  }

  get nodeCount(): number {
    return this.#nodes.length;
  }

  /** The model as ONNX bytes; `metadata` becomes `metadata_props`. */
  finish(metadata: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> {
    const renamed = (name: string): string => this.#renamed.get(name) ?? name;
    const node = this.#nodes.map(
      (item): MessageInitShape<typeof NodeProtoSchema> => ({
        name: item.name,
        opType: item.op,
        domain: item.domain,
        input: item.inputs.map(renamed),
        output: item.outputs.map(renamed),
        attribute: Object.entries(item.attrs).map(([name, value]) => attribute(name, value)),
      }),
    );
    const model = create(ModelProtoSchema, {
      irVersion: 10n,
      producerName: 'layerloom',
      opsetImport: [...this.#domains].map((domain) => ({ domain, version: domain === '' ? 21n : 1n })),
      graph: { name: this.#name, node, initializer: this.#initializers, input: this.#inputs, output: this.#outputs },
      metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    });
    return toBinary(ModelProtoSchema, model) as Uint8Array<ArrayBuffer>;
  }
}

function valueInfo(name: string, dtype: DType, shape: readonly OnnxDim[]): MessageInitShape<typeof ValueInfoProtoSchema> {
  const dim = shape.map((length) =>
    typeof length === 'string'
      ? { value: { case: 'dimParam' as const, value: length } }
      : { value: { case: 'dimValue' as const, value: BigInt(length) } },
  );
  return { name, type: { value: { case: 'tensorType', value: { elemType: elementTypes[dtype], shape: { dim } } } } };
}

function attribute(name: string, value: OnnxAttr): MessageInitShape<typeof AttributeProtoSchema> {
  if ('int' in value) return { name, type: AttributeProto_AttributeType.INT, i: BigInt(value.int) };
  if ('float' in value) return { name, type: AttributeProto_AttributeType.FLOAT, f: value.float };
  if ('ints' in value) return { name, type: AttributeProto_AttributeType.INTS, ints: value.ints.map(BigInt) };
  if ('string' in value) {
    return { name, type: AttributeProto_AttributeType.STRING, s: new TextEncoder().encode(value.string) };
  }
  const { dtype, shape, data } = value.tensor;
  invariant(data.byteLength > 0, `attribute ${name} holds an empty tensor`);
  const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return {
    name,
    type: AttributeProto_AttributeType.TENSOR,
    t: { dims: shape.map(BigInt), dataType: elementTypes[dtype], rawData },
  };
}
