/** @file The one global of both shells and page that the contract names. */

interface Blob {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

declare var Blob: { new (parts?: readonly unknown[]): Blob; prototype: Blob };
