/** @file Writes an `.h5` file without optimizer state: Keras 3 cannot train on from one that has it, its own included. */
import { buildHdf5 } from '../hdf5/library.ts';
import { groupAt, writeArray, writeText, writeTexts } from '../hdf5/write.ts';
import type { ModelBundle } from '../interface.ts';
import { fromIR } from '../keras-config/from-ir.ts';
import { variablesOf } from '../keras-config/variables.ts';
import { writeJson } from '../keras-config/python-json.ts';
import { writeTrainingConfig } from '../keras-config/write-compile.ts';
import { writeConfig } from '../keras-config/write-config.ts';
import { checkSize, tensorOf } from '../keras/write.ts';

/** The style of the config; Keras 3 reads it too. */
const kerasVersion = '2.15.0';
const backend = 'tensorflow';

export async function writeH5(bundle: ModelBundle): Promise<Uint8Array> {
  checkSize(bundle);
  const exported = fromIR(bundle.ir);
  return buildHdf5((file) => {
    writeText(file, 'keras_version', kerasVersion);
    writeText(file, 'backend', backend);
    writeText(file, 'model_config', writeJson(writeConfig(exported, 'both')));
    writeText(file, 'training_config', writeJson(writeTrainingConfig(bundle)));
    const weights = groupAt(file, 'model_weights');
    writeText(weights, 'keras_version', kerasVersion);
    writeText(weights, 'backend', backend);
    writeTexts(
      weights,
      'layer_names',
      exported.model.layers.map((layer) => layer.name),
    );
    for (const { name } of exported.model.layers) {
      const group = groupAt(file, `model_weights/${name}`);
      const source = exported.sources.get(name);
      const variables = source ? variablesOf(source) : [];
      const paths = variables.map(({ spec }) => `${name}/${spec.name}:0`);
      writeTexts(group, 'weight_names', paths);
      if (variables.length > 0) groupAt(file, `model_weights/${name}/${name}`);
      for (const [index, { state }] of variables.entries())
        writeArray(group, paths[index] as string, tensorOf(bundle.weights, state));
    }
    writeTexts(groupAt(file, 'model_weights/top_level_model_weights'), 'weight_names', []);
  });
}
