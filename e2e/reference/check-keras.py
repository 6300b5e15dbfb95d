"""Judges a model file with real Keras and prints one JSON object.

python3 check-keras.py MODEL INPUT.npy OUTPUT.npy [--tf-keras] [--fit TARGET.npy] [--against OTHER --steps N --seed S]
INPUT and OUTPUT may be .npz files of arrays 0, 1, ... for several inputs or outputs.
"difference": largest gap between the model's predictions and OUTPUT. "evaluate", "fit": loss and metrics on TARGET, before
and after one epoch. "against": loads OTHER too, trains both on the same N batches (without Dropout), and gives the largest gap of
losses and weights.
"""

import argparse
import json
import os

os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1")
import numpy as np

parser = argparse.ArgumentParser()
for name in ("model", "input", "output"):
    parser.add_argument(name)
parser.add_argument("--tf-keras", action="store_true")
parser.add_argument("--fit", metavar="TARGET")
parser.add_argument("--against", metavar="OTHER")
parser.add_argument("--steps", type=int, default=50)
parser.add_argument("--seed", type=int, default=0)
arguments = parser.parse_args()

if arguments.tf_keras:
    import tf_keras as keras
else:
    import keras


def read(path):
    loaded = np.load(path)
    return [loaded] if isinstance(loaded, np.ndarray) else [loaded[str(i)] for i in range(len(loaded.files))]


def single(values):
    return values[0] if len(values) == 1 else values


def gap(left, right):
    pairs = list(zip(left, right, strict=True))
    return max((float(np.abs(np.asarray(a, "float64") - np.asarray(b, "float64")).max(initial=0)) for a, b in pairs), default=0.0)


def numbers(values):
    return {key: float(np.ravel(value)[-1]) for key, value in values.items()}


def predict(model, inputs):
    outputs = model.predict(single(inputs), verbose=0)
    return outputs if isinstance(outputs, list) else [outputs]


model = keras.models.load_model(arguments.model)
inputs, outputs = read(arguments.input), read(arguments.output)
variables = [] if model.optimizer is None or callable(model.optimizer.variables) else list(model.optimizer.variables)
result = {
    "keras": keras.__version__,
    "layers": [layer.name for layer in model.layers],
    "optimizer": type(model.optimizer).__name__,
    "iteration": int(np.asarray(variables[0])) if variables else 0,
    "difference": gap(predict(model, inputs), outputs),
}
if arguments.against:
    other = keras.models.load_model(arguments.against)
    random = np.random.default_rng(arguments.seed)
    result["state"] = gap([np.asarray(v) for v in model.optimizer.variables], [np.asarray(v) for v in other.optimizer.variables])
    targets = read(arguments.fit)
    for layer in (*model.layers, *other.layers):
        # No two programs draw the same random numbers; a rate of 0 leaves nothing to draw.
        if hasattr(layer, "rate"):
            layer.rate = 0.0
    losses = []
    for _ in range(arguments.steps):
        rows = random.integers(0, len(inputs[0]), 4)
        batch = [single([array[rows] for array in arrays]) for arrays in (inputs, targets)]
        losses.append([float(np.ravel(each.train_on_batch(*batch))[0]) for each in (model, other)])
    result["losses"] = gap([[a for a, _ in losses]], [[b for _, b in losses]])
    result["weights"] = gap(model.get_weights(), other.get_weights())
elif arguments.fit:
    targets = read(arguments.fit)
    result["evaluate"] = numbers(model.evaluate(single(inputs), single(targets), verbose=0, return_dict=True))
    result["fit"] = numbers(model.fit(single(inputs), single(targets), epochs=1, verbose=0).history)
print(json.dumps(result))
