"""Makes the small files of real Keras in golden/keras-files, which the importers are tested with.

python3 make-keras-files.py [FOLDER]
Each MODEL comes as .keras and .h5, tf_keras' as MODEL.tf.h5 and MODEL.legacy.h5, beside MODEL.json: inputs,
predictions, and the weights of each layer in Keras' order.
"""

import json
import os
import pathlib
import sys

os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1")
import keras
import numpy as np
import tf_keras

folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "golden" / "keras-files")
folder.mkdir(parents=True, exist_ok=True)
random = np.random.default_rng(0)


def examples(shape, count=8):
    return random.random((count, *shape), dtype="float32")


def describe(model, inputs):
    outputs = model.predict(inputs, verbose=0)
    arrays = lambda values: [{"shape": list(v.shape), "data": v.ravel().tolist()} for v in values]
    optimizer = [np.asarray(v) for v in model.optimizer.variables]
    return {
        "layers": [layer.name for layer in model.layers],
        "inputs": arrays(inputs if isinstance(inputs, list) else [inputs]),
        "outputs": arrays(outputs if isinstance(outputs, list) else [outputs]),
        "weights": {layer.name: arrays(layer.get_weights()) for layer in model.layers if layer.get_weights()},
        "iteration": int(optimizer[0]),
        "slots": arrays(optimizer[2:]),
    }


def save(name, model, inputs, targets):
    model.fit(inputs, targets, batch_size=4, epochs=2, verbose=0)
    # Saving .h5 takes the optimizer out of the model's compile config, so it comes last.
    model.save(folder / f"{name}.keras")
    model.save(folder / f"{name}.h5")
    (folder / f"{name}.json").write_text(json.dumps(describe(model, inputs)))


def mlp(k):
    layers = k.layers
    return k.Sequential([k.Input((6,)), layers.Dense(4, activation="relu"), layers.Dense(3, activation="softmax")])


def cnn():
    layers = keras.layers
    image = keras.Input((8, 8, 2), name="image")
    left = layers.Conv2D(4, 3, padding="same", use_bias=False, name="left")(image)
    left = layers.BatchNormalization(name="norm")(left)
    left = layers.Activation("relu", name="relu")(left)
    right = layers.Conv2D(4, 1, kernel_regularizer=keras.regularizers.L2(1e-4), name="right")(image)
    both = layers.Add(name="add")([left, right])
    both = layers.Concatenate(name="join")([both, left])
    both = layers.MaxPooling2D(2, name="pool")(both)
    both = layers.AveragePooling2D(2, name="mean")(both)
    flat = layers.Flatten(name="flat")(both)
    flat = layers.Dropout(0.25, name="drop")(flat)
    return keras.Model(image, layers.Dense(3, activation="softmax", name="scores")(flat), name="cnn")


def branches():
    """Two chains of equal layers that meet: Keras' own order is not that of creation."""
    layers = keras.layers
    value = keras.Input((5,), name="value")
    first = layers.Dense(5, activation="tanh", name="b1")(value)
    second = layers.Dense(5, activation="tanh", name="a1")(value)
    second = layers.Dense(5, activation="tanh", name="a2")(second)
    first = layers.Dense(5, activation="tanh", name="b2")(first)
    first = layers.Dense(5, activation="tanh", name="b3")(first)
    return keras.Model(value, layers.Dense(1, name="end")(layers.Concatenate(name="meet")([second, first])), name="branches")


def shared():
    """One Dense called twice, two outputs, two inputs."""
    layers = keras.layers
    one, two = keras.Input((4,), name="one"), keras.Input((4,), name="two")
    twin = layers.Dense(4, activation="tanh", name="twin")
    left, right = twin(one), twin(twin(two))
    near = layers.Dense(1, name="near")(layers.Add(name="sum")([left, right]))
    kind = layers.Dense(2, activation="softmax", name="kind")(right)
    return keras.Model([one, two], [near, kind], name="shared")


keras.utils.set_random_seed(1)
labels = random.integers(0, 3, 8)
model = mlp(keras)
model.compile(keras.optimizers.Adam(0.002, clipnorm=1.0), "sparse_categorical_crossentropy", metrics=["accuracy"])
save("mlp", model, examples((6,)), labels)
model = cnn()
model.compile(keras.optimizers.SGD(0.01, momentum=0.9, nesterov=True), "categorical_crossentropy", metrics=["accuracy"])
save("cnn", model, examples((8, 8, 2)), np.eye(3, dtype="float32")[labels])
model = branches()
model.compile(keras.optimizers.RMSprop(0.001, momentum=0.5, centered=True), "mean_squared_error", metrics=["mean_absolute_error"])
save("branches", model, examples((5,)), examples((1,)))
model = shared()
losses = {"near": "mean_absolute_error", "kind": keras.losses.SparseCategoricalCrossentropy(from_logits=False)}
model.compile("adam", losses, loss_weights={"near": 2.0, "kind": 0.5}, metrics={"kind": ["accuracy"]})
save("shared", model, [examples((4,)), examples((4,))], [examples((1,)), labels % 2])

inputs = examples((6,))
for kind, optimizer in (("tf", tf_keras.optimizers.Adam(0.003)), ("legacy", tf_keras.optimizers.legacy.Adam(0.003))):
    tf_keras.utils.set_random_seed(2)
    model = mlp(tf_keras)
    model.compile(optimizer, "mse" if kind == "legacy" else "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(inputs, examples((3,)) if kind == "legacy" else labels, batch_size=4, epochs=2, verbose=0)
    model.save(folder / f"mlp.{kind}.h5")
    variables = model.optimizer.variables() if callable(model.optimizer.variables) else model.optimizer.variables
    values = [np.asarray(v) for v in variables]
    outputs = model.predict(inputs, verbose=0)
    record = {
        "inputs": [{"shape": list(inputs.shape), "data": inputs.ravel().tolist()}],
        "outputs": [{"shape": list(outputs.shape), "data": outputs.ravel().tolist()}],
        "weights": {l.name: [{"shape": list(v.shape), "data": v.ravel().tolist()} for v in l.get_weights()] for l in model.layers},
        "iteration": int(values[0]),
        "slots": [{"name": v.name, "shape": list(v.shape), "data": np.asarray(v).ravel().tolist()} for v in variables[1:]],
    }
    (folder / f"mlp.{kind}.json").write_text(json.dumps(record))
