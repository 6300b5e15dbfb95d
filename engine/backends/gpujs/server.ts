/** @file The GPU worker's side: holds the device, its state and the loaded programs. */
import type { Feeds, Outputs, StateInit } from '../interface.ts';
import { type HostTensor, type TensorData, allocate } from '../../core/tensor.ts';
import type { OpNode, Program } from '../../program/types.ts';
import { type Channel, serve } from '../../core/channel.ts';
import type { Device, LoadedPlan } from './device.ts';
import { type DevicePlan, evaluateHosted, planProgram } from './plan.ts';

interface Loaded {
  readonly plan: DevicePlan;
  readonly loaded: LoadedPlan;
  readonly n: number;
}

export interface DeviceReport {
  readonly mode: 'webgpu' | 'webasm';
  readonly name: string;
  readonly hardware: boolean;
}

/** Shapes of states are kept here: the device knows flat buffers only. */
export function serveDevice(channel: Channel, createDevice: () => Promise<Device>): void {
  let device: Promise<Device> | null = null;
  const shapes = new Map<string, readonly number[]>();
  const programs = new Map<number, Loaded>();
  let next = 0;
  const open = (): Promise<Device> => {
    device ??= createDevice();
    return device;
  };
  serve(
    channel,
    {
      async probe(): Promise<DeviceReport> {
        const { mode, name, hardware } = await open();
        return { mode, name, hardware };
      },
      async setStates(states: readonly StateInit[]): Promise<void> {
        const target = await open();
        for (const { name, tensor } of states) {
          shapes.set(name, tensor.shape);
          target.setState(name, tensor.data as Float32Array);
        }
      },
      async getStates(names: readonly string[]): Promise<Record<string, HostTensor>> {
        const source = await open();
        const states: Record<string, HostTensor> = {};
        for (const name of names.length > 0 ? names : shapes.keys()) {
          states[name] = { dtype: 'f32', shape: shapes.get(name) ?? [], data: await source.getState(name) };
        }
        return states;
      },
      async load({ program, n }: { readonly program: Program; readonly n: number }): Promise<number> {
        const plan = planProgram(program, n);
        programs.set(++next, { plan, n, loaded: await (await open()).load(plan) });
        return next;
      },
      async run({ id, feeds }: { readonly id: number; readonly feeds: readonly Feeds[] }): Promise<readonly Outputs[]> {
        const program = programs.get(id);
        if (!program) throw new Error(`no program ${id}`);
        const outputs: Outputs[] = [];
        for (const each of feeds) outputs.push(await step(program, each));
        return outputs;
      },
      async unload(id: number): Promise<void> {
        programs.get(id)?.loaded.dispose();
        programs.delete(id);
      },
      async reset(): Promise<void> {
        for (const { loaded } of programs.values()) loaded.dispose();
        programs.clear();
        shapes.clear();
        (await open()).dispose();
      },
    },
    true,
  );
}

async function step({ plan, loaded, n }: Loaded, feeds: Feeds): Promise<Outputs> {
  const arrays = new Map<number, Float32Array>();
  for (const { name, buffer } of plan.inputs) {
    const tensor = feeds[name];
    if (!tensor) throw new Error(`no feed for ${name}`);
    arrays.set(buffer, asFloats(tensor.data));
  }
  for (const { op, buffer, inputs } of plan.hosted) {
    arrays.set(
      buffer,
      asFloats(
        hosted(
          op,
          n,
          inputs.map((name) => feeds[name] as HostTensor),
        ),
      ),
    );
  }
  const results = await loaded.step(arrays);
  return Object.fromEntries(
    plan.outputs.map((output, index) => {
      const values = results[index] as Float32Array;
      const data = allocate(output.dtype, values.length);
      data.set(values);
      return [output.name, { dtype: output.dtype, shape: output.shape, data }];
    }),
  );
}

function hosted(op: OpNode, n: number, operands: readonly HostTensor[]): TensorData {
  return evaluateHosted(op, n, operands).data;
}

function asFloats(data: TensorData): Float32Array {
  return data instanceof Float32Array ? data : Float32Array.from(data);
}
