/** @file Activations as layers use them: chosen by name, with Keras' default parameters. */
import { activations } from '../activations/index.ts';
import type { ActivationDefinition, Signal } from '../define.ts';
import { type ChoiceParam, p } from '../params.ts';
import { defaults } from '../validate.ts';
import type { Builder } from '../../program/builder.ts';
import { LoomError } from '../../core/errors.ts';

const all: Readonly<Record<string, ActivationDefinition>> = activations;

/** All that Keras can call by name; without those that change the shape unless `reshaping`. */
function names(reshaping: boolean): readonly string[] {
  return Object.values(all)
    .filter((definition) => definition.byName && (reshaping || sameLength(definition)))
    .map((definition) => definition.id);
}

function sameLength(definition: ActivationDefinition): boolean {
  return definition.shape === undefined || definition.shape([2])?.[0] === 2;
}

/** The parameter `activation` of a layer. */
export function activationParam(options: { readonly default: string; readonly reshaping?: boolean }): ChoiceParam {
  return p.choice<string>({
    text: {
      label: { en: 'Activation', 'zh-CN': '激活函数' },
      help: {
        en: 'What bends each result: relu between layers, softmax in the last one for classes, linear for plain numbers.',
        'zh-CN': '对每个结果做的变换：中间层用 relu，分类的最后一层用 softmax，预测数值用 linear。',
      },
    },
    default: options.default,
    options: names(options.reshaping ?? false),
  });
}

/** The definition of a name that a layer's parameters hold; throws where there is none. */
export function activationOf(id: string): ActivationDefinition {
  const definition = Object.hasOwn(all, id) ? all[id] : undefined;
  if (!definition) throw new LoomError('internal', { message: `no activation ${id}` }, 'internal');
  return definition;
}

export function applyActivation(b: Builder, id: string, signal: Signal): Signal {
  const definition = activationOf(id);
  return definition.lower(b, signal, defaults(definition.params));
}
