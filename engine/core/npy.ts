/** @file numpy's `.npy`: any numeric dtype, both byte orders, C and Fortran order in; float32 and int32 out of it. */
import { LoomError } from './errors.ts';
import { type HostTensor, type TensorData, sizeOf } from './tensor.ts';

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

interface Header {
  readonly descr: string;
  readonly fortran: boolean;
  readonly shape: readonly number[];
  readonly data: number;
}

/** `name` is what an error calls the array. Floats become float32, integers and truth values int32. */
export function readNpy(bytes: Uint8Array, name: string): HostTensor {
  const header = readHeader(bytes, name);
  const count = sizeOf(header.shape);
  const values = readValues(bytes, header, count, name);
  const { shape } = header;
  return { ...values, shape, data: header.fortran && shape.length > 1 ? fromFortran(values.data, shape) : values.data };
}

/** Element type of an array's bytes in numpy's words: `uint8`, `float64`. Throws as `readNpy`. */
export function npyElement(bytes: Uint8Array, name: string): string {
  const { descr } = readHeader(bytes, name);
  const [, kind = '', size = ''] = /([fiub])(\d)$/.exec(descr) ?? [];
  const words: Readonly<Record<string, string>> = { f: 'float', i: 'int', u: 'uint', b: 'bool' };
  return kind === 'b' ? 'bool' : `${words[kind] ?? descr}${kind === '' ? '' : 8 * Number(size)}`;
}

function readHeader(bytes: Uint8Array, name: string): Header {
  if (bytes.length < 10 || magic.some((byte, index) => bytes[index] !== byte)) throw new LoomError('data.not-npy', { name });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = (bytes[6] as number) > 1;
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  const data = (wide ? 12 : 10) + length;
  const text = new TextDecoder().decode(bytes.subarray(wide ? 12 : 10, data));
  if (/'descr':\s*\[/.test(text)) throw new LoomError('data.npy-fields', { name });
  const descr = /'descr':\s*'([^']+)'/.exec(text)?.[1];
  const shape = /'shape':\s*\(([^)]*)\)/.exec(text)?.[1];
  if (descr === undefined || shape === undefined)
    throw new LoomError('data.npy-dtype', { name, received: text.slice(0, 60).trim() });
  const dims = shape
    .split(',')
    .map((part) => part.trim().replace(/L$/, ''))
    .filter((part) => part !== '')
    .map(Number);
  return { descr, fortran: /'fortran_order':\s*True/.test(text), shape: dims, data };
}

type Read = (view: DataView, at: number, little: boolean) => number;

const floats: Readonly<Record<string, { size: number; read: Read }>> = {
  f2: { size: 2, read: (view, at, little) => halfToNumber(view.getUint16(at, little)) },
  f4: { size: 4, read: (view, at, little) => view.getFloat32(at, little) },
  f8: { size: 8, read: (view, at, little) => view.getFloat64(at, little) },
};

const integers: Readonly<Record<string, { size: number; read: Read }>> = {
  b1: { size: 1, read: (view, at) => view.getUint8(at) },
  u1: { size: 1, read: (view, at) => view.getUint8(at) },
  i1: { size: 1, read: (view, at) => view.getInt8(at) },
  u2: { size: 2, read: (view, at, little) => view.getUint16(at, little) },
  i2: { size: 2, read: (view, at, little) => view.getInt16(at, little) },
  u4: { size: 4, read: (view, at, little) => view.getUint32(at, little) },
  i4: { size: 4, read: (view, at, little) => view.getInt32(at, little) },
  u8: { size: 8, read: (view, at, little) => Number(view.getBigUint64(at, little)) },
  i8: { size: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
};

function readValues(
  bytes: Uint8Array,
  { descr, data }: Header,
  count: number,
  name: string,
): { dtype: HostTensor['dtype']; data: TensorData } {
  const kind = descr.slice(-2);
  const rule = floats[kind] ?? integers[kind];
  if (!rule || !/^[<>|=]?[fiub]\d$/.test(descr)) throw notNumbers(descr, name);
  if (bytes.length < data + count * rule.size)
    throw new LoomError('data.npy-short', { name, expected: count * rule.size, received: bytes.length - data });
  const plain = readPlain(bytes, descr, data, count);
  if (plain) return plain;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = !descr.startsWith('>');
  const isFloat = kind in floats;
  const out: TensorData = isFloat ? new Float32Array(count) : new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    const value = rule.read(view, data + i * rule.size, little);
    if (!isFloat && (value > 0x7fffffff || value < -0x80000000)) throw new LoomError('data.npy-range', { name, received: value });
    out[i] = value;
  }
  return { dtype: isFloat ? 'f32' : 'i32', data: out };
}

const hostIsLittle = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** Bytes, and numbers that lie as this machine holds them: copied as a whole, many times as fast as one by one. */
function readPlain(
  bytes: Uint8Array,
  descr: string,
  at: number,
  count: number,
): { dtype: HostTensor['dtype']; data: TensorData } | null {
  const kind = descr.slice(-2);
  if (kind === 'u1' || kind === 'b1') return { dtype: 'i32', data: new Int32Array(bytes.subarray(at, at + count)) };
  if ((kind !== 'f4' && kind !== 'i4') || descr.startsWith('>') || !hostIsLittle) return null;
  const { buffer } = bytes.slice(at, at + 4 * count);
  return kind === 'f4' ? { dtype: 'f32', data: new Float32Array(buffer) } : { dtype: 'i32', data: new Int32Array(buffer) };
}

function notNumbers(descr: string, name: string): LoomError {
  if (/^[<>|=]?[US]\d+$/.test(descr)) return new LoomError('data.npy-text', { name });
  if (/^[<>|=]?O\d*$/.test(descr)) return new LoomError('data.npy-objects', { name });
  return new LoomError('data.npy-dtype', { name, received: descr });
}

function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function fromFortran(data: TensorData, shape: readonly number[]): TensorData {
  const out = data.slice() as TensorData;
  const at = new Array<number>(shape.length).fill(0);
  for (let i = 0; i < data.length; i += 1) {
    let index = 0;
    for (let axis = 0; axis < shape.length; axis += 1) index = index * (shape[axis] as number) + (at[axis] as number);
    out[index] = data[i] as number;
    for (let axis = 0; axis < shape.length; axis += 1) {
      at[axis] = (at[axis] as number) + 1;
      if ((at[axis] as number) < (shape[axis] as number)) break;
      at[axis] = 0;
    }
  }
  return out;
}

const written = { f32: '<f4', i32: '<i4', bool: '|b1', u8: '|u1' } as const;

/** Version 1.0, little-endian, C order. */
export function writeNpy(tensor: HostTensor): Uint8Array<ArrayBuffer> {
  const shape = tensor.shape.length === 1 ? `${tensor.shape[0]},` : tensor.shape.join(', ');
  const text = `{'descr': '${written[tensor.dtype]}', 'fortran_order': False, 'shape': (${shape}), }`;
  const padded = Math.ceil((10 + text.length + 1) / 64) * 64;
  const bytes = new Uint8Array(padded + tensor.data.byteLength);
  bytes.set([...magic, 1, 0, (padded - 10) & 0xff, (padded - 10) >> 8]);
  bytes.set(new TextEncoder().encode(`${text.padEnd(padded - 11)}\n`), 10);
  bytes.set(new Uint8Array(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength), padded);
  return bytes;
}
