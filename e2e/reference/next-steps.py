"""Goes on training an exported model in real Keras, and compares with the same steps taken elsewhere.

Usage: python3 next-steps.py START.keras RESULT.keras MNIST_FOLDER BATCH STEPS
Trains START on the first STEPS batches of MNIST, in order and without Dropout. RESULT is what others made of START by the same
steps. MNIST_FOLDER holds the four IDX files. Prints one JSON object: the loss of each step before its update, the largest gaps of
weights and of the optimizer's variables afterwards, and as "own" the same two for five runs of Keras itself whose start weights
are nudged by 1e-7.
"""

import json
import os
import sys

os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1")
import keras
import numpy as np


def pictures(folder):
    read = lambda name, offset: np.frombuffer(open(os.path.join(folder, name), "rb").read()[offset:], np.uint8)
    x = read("train-images-idx3-ubyte", 16).reshape(-1, 28, 28, 1).astype("float32") / np.float32(255)
    return x, read("train-labels-idx1-ubyte", 8).astype("int32")


def gap(left, right):
    pairs = zip(left, right, strict=True)
    return max(float(np.abs(np.asarray(a, "float64") - np.asarray(b, "float64")).max()) for a, b in pairs)


def train(start, data, batch, steps, seed=None):
    model = keras.models.load_model(start)
    for layer in model.layers:
        if hasattr(layer, "rate"):
            layer.rate = 0.0
    if seed is not None:
        random = np.random.default_rng(seed)
        nudge = lambda w: w + 1e-7 * random.choice([-1.0, 1.0], w.shape).astype("float32")
        model.set_weights([nudge(w) for w in model.get_weights()])
    losses = []
    for step in range(steps):
        part = slice(step * batch, (step + 1) * batch)
        model.reset_metrics()
        losses.append(float(model.train_on_batch(*(array[part] for array in data))[0]))
    return model, losses


def gaps(model, other):
    weights = gap(model.get_weights(), other.get_weights())
    return {"weights": weights, "optimizer": gap(model.optimizer.variables, other.optimizer.variables)}


def main(start, result, folder, batch, steps):
    data = pictures(folder)
    before = int(keras.models.load_model(start).optimizer.iterations)
    model, losses = train(start, data, batch, steps)
    own = [gaps(model, train(start, data, batch, steps, seed)[0]) for seed in range(5)]
    print(json.dumps({"before": before, "losses": losses, **gaps(model, keras.models.load_model(result)), "own": own}))


main(*sys.argv[1:4], *map(int, sys.argv[4:6]))
