/** @file The HDF5 library over files in its own memory: it sees no disk, so no link can lead out of a file. */
import h5wasm, { type File as Hdf5File } from 'h5wasm';
import { LoomError } from '../../core/errors.ts';

let counter = 0;

/** Runs `fill` on a new file and gives its bytes. */
export async function buildHdf5(fill: (file: Hdf5File) => void): Promise<Uint8Array> {
  const { FS } = await h5wasm.ready;
  const path = nextPath();
  try {
    const file = new h5wasm.File(path, 'w', { libver: ['earliest', 'v108'] });
    try {
      fill(file);
    } finally {
      file.close();
    }
    return FS.readFile(path) as Uint8Array;
  } finally {
    if (FS.analyzePath(path).exists) FS.unlink(path);
  }
}

/** Runs `read` on the file that `bytes` are. Throws LoomError `formats.damaged` where the library can't follow them. */
export async function openHdf5<T>(bytes: Uint8Array, name: string, read: (file: Hdf5File) => T): Promise<T> {
  const module = await h5wasm.ready;
  const path = nextPath();
  module.FS.writeFile(path, bytes);
  module.activate_throwing_error_handler();
  try {
    const file = new h5wasm.File(path, 'r');
    try {
      return read(file);
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof LoomError) throw error;
    throw new LoomError('formats.damaged', { file: name }, 'input', { cause: error });
  } finally {
    module.deactivate_throwing_error_handler();
    module.FS.unlink(path);
  }
}

function nextPath(): string {
  counter += 1;
  return `/layerloom-${counter}.h5`;
}
