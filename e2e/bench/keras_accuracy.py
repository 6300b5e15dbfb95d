"""Test accuracy of the tutorial's net in real Keras, for seeds of its own; prints one line of JSON for each.

Usage: python3 keras_accuracy.py MNIST_FOLDER EPOCHS BATCH SEEDS
MNIST_FOLDER holds the four IDX files. The last tenth of the training pictures is for validation, as in Layerloom.
"""

import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np


def pictures(folder, part):
    read = lambda name, offset: np.frombuffer(open(os.path.join(folder, f"{part}-{name}"), "rb").read()[offset:], np.uint8)
    x = read("images-idx3-ubyte", 16).reshape(-1, 28, 28, 1).astype("float32") / np.float32(255)
    return x, read("labels-idx1-ubyte", 8).astype("int32")


def build():
    layers = keras.layers
    hidden = [layers.Flatten(), layers.Dense(64, activation="relu"), layers.Dense(64, activation="relu")]
    model = keras.Sequential([keras.Input((28, 28, 1)), *hidden, layers.Dense(10, activation="softmax")])
    model.compile(keras.optimizers.Adam(0.001), "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def main(folder, epochs, batch, seeds):
    train, test = pictures(folder, "train"), pictures(folder, "t10k")
    for seed in range(1, seeds + 1):
        keras.utils.set_random_seed(seed)
        model = build()
        model.fit(*train, batch_size=batch, epochs=epochs, validation_split=0.1, verbose=0)
        result = model.evaluate(*test, verbose=0, return_dict=True)
        print(json.dumps({"seed": seed, **result}), flush=True)


main(sys.argv[1], *map(int, sys.argv[2:5]))
