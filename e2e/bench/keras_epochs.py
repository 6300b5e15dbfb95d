"""Trains a template's twin in Keras, one epoch for each line on stdin; answers each with one line of JSON."""

import json
import os
import resource
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np


def build(name):
    layers = keras.layers
    image = keras.Input((28, 28, 1))
    if name == "mnist-mlp":
        x = layers.Flatten()(image)
        x = layers.Dense(64, activation="relu")(x)
        x = layers.Dense(64, activation="relu")(x)
    else:
        x = layers.Conv2D(32, 3, activation="relu")(image)
        x = layers.MaxPooling2D()(x)
        x = layers.Conv2D(64, 3, activation="relu")(x)
        x = layers.MaxPooling2D()(x)
        x = layers.Dropout(0.5)(layers.Flatten()(x))
    model = keras.Model(image, layers.Dense(10, activation="softmax")(x))
    model.compile(keras.optimizers.Adam(0.001), "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def main(name, batch, pictures, labels):
    x = np.load(pictures).astype("float32") / 255
    y = np.load(labels)
    model = build(name)
    for _ in sys.stdin:
        started = time.perf_counter()
        history = model.fit(x, y, batch_size=batch, epochs=1, validation_split=0.1, verbose=0)
        seconds = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        loss = {key: values[0] for key, values in history.history.items()}
        print(json.dumps({"seconds": seconds, "peak_mb": peak, **loss}), flush=True)


main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4])
