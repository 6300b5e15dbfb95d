"""The losses of the first 100 training steps of real Keras, and the start weights that they began with.

Usage: python3 first-steps.py NET MNIST_FOLDER OUT_FOLDER
NET: mlp (Adam 0.001, batch 32), cnn-tanh (SGD 0.05, batch 128) or cnn-relu (Adam 0.001, batch 128); dropout 0.
MNIST_FOLDER holds the four IDX files. Writes OUT_FOLDER/start.keras and prints one JSON object: the losses, and for
cnn-relu the largest gaps to five runs whose start weights are nudged by 1e-7.
"""

import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np

STEPS = 100
layers = keras.layers


def pictures(folder):
    read = lambda name, offset: np.frombuffer(open(os.path.join(folder, name), "rb").read()[offset:], np.uint8)
    x = read("train-images-idx3-ubyte", 16).reshape(-1, 28, 28, 1).astype("float32") / np.float32(255)
    return x, read("train-labels-idx1-ubyte", 8).astype("int32")


def build(net):
    keras.utils.set_random_seed(11)
    activation = "tanh" if net == "cnn-tanh" else "relu"
    if net == "mlp":
        body = [
            layers.Flatten(name="pixels"),
            layers.Dense(64, activation="relu", name="hidden1"),
            layers.Dense(64, activation="relu", name="hidden2"),
        ]
    else:
        body = [
            layers.Conv2D(32, 3, activation=activation, name="edges"),
            layers.MaxPooling2D(name="pool1"),
            layers.Conv2D(64, 3, activation=activation, name="shapes"),
            layers.MaxPooling2D(name="pool2"),
            layers.Flatten(name="features"),
            layers.Dropout(0.0, name="drop"),
        ]
    x = image = keras.Input((28, 28, 1), name="image")
    for layer in body:
        x = layer(x)
    model = keras.Model(image, layers.Dense(10, activation="softmax", name="scores")(x))
    optimizer = keras.optimizers.SGD(0.05) if net == "cnn-tanh" else keras.optimizers.Adam(0.001)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def losses(net, weights, data, batch):
    model = build(net)
    model.set_weights(weights)
    x, y = data
    found = []
    for step in range(STEPS):
        part = slice(step * batch, (step + 1) * batch)
        model.reset_metrics()
        found.append(float(model.train_on_batch(x[part], y[part])[0]))
    return found


def main(net, folder, out):
    data = pictures(folder)
    batch = 32 if net == "mlp" else 128
    model = build(net)
    start = model.get_weights()
    model.save(os.path.join(out, "start.keras"))
    own = losses(net, start, data, batch)
    gaps = []
    if net == "cnn-relu":
        for seed in range(5):
            random = np.random.default_rng(seed)
            nudged = [w + 1e-7 * random.choice([-1.0, 1.0], w.shape).astype("float32") for w in start]
            other = losses(net, nudged, data, batch)
            gaps.append(max(abs(a - b) for a, b in zip(own, other)))
    print(json.dumps({"losses": own, "gaps": gaps, "batch": batch}))


main(*sys.argv[1:4])
