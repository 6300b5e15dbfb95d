"""Numbers of real Keras 3 that the catalogue's tests compare with.

usage: python3 e2e/reference/make-goldens.py

Needs keras and tensorflow-cpu. Writes e2e/reference/golden/catalog.json; the seed is fixed, so a second run changes nothing.
Each number is written with nine digits, enough for every float32.
"""

import json
import os
import pathlib

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
from keras.src import activations as all_activations  # noqa: E402
from keras.src import initializers, regularizers  # noqa: E402

RNG = np.random.default_rng(20240607)


def draw(*shape, scale=1.0):
    return (RNG.standard_normal(shape) * scale).astype("float32")


def pack(array):
    array = np.asarray(array)
    if array.dtype.kind == "f":
        data = [float(f"{x:.9g}") for x in array.astype("float32").ravel().tolist()]
    else:
        data = [int(x) for x in array.ravel().tolist()]
    return {"shape": list(array.shape), "data": data, "dtype": "f32" if array.dtype.kind == "f" else "i32"}


def activation_cases():
    cases = []
    x = np.concatenate([draw(6, 8, scale=2.0), np.float32([[-30, -7, -3, -0.5, 0.25, 3.5, 6.5, 30]])])
    extra = {"threshold": {"threshold": 0.3, "default_value": -0.7}}
    for name, function in sorted(all_activations.ALL_OBJECTS_DICT.items()):
        if name != function.__name__:
            continue
        params = extra.get(name, {})
        value = tf.constant(x)
        with tf.GradientTape() as tape:
            tape.watch(value)
            y = function(value, **params)
            r = draw(*y.shape)
            total = tf.reduce_sum(y * r)
        cases.append({"id": name, "params": params, "x": pack(x), "y": pack(y), "r": pack(r), "dx": pack(tape.gradient(total, value))})
    return cases


def layer_case(layer, *shapes, training=False, scale=1.0):
    inputs = [draw(2, *shape, scale=scale) for shape in shapes]
    values = [tf.constant(x) for x in inputs]
    whole = values if len(values) > 1 or isinstance(layer, (keras.layers.Add, keras.layers.Concatenate)) else values[0]
    layer(whole)
    for variable in layer.variables:
        spread = draw(*variable.shape, scale=0.5)
        variable.assign(np.abs(spread) + 0.5 if variable.name in ("moving_variance", "gamma") else spread)
    before = [{"name": v.name, "trainable": bool(v.trainable), "value": pack(v.numpy())} for v in layer.weights]
    with tf.GradientTape() as tape:
        for value in values:
            tape.watch(value)
        y = layer(whole, training=training)
        r = draw(*y.shape)
        total = tf.reduce_sum(y * r)
    gradients = tape.gradient(total, values + [v.value for v in layer.trainable_variables])
    after = {v.name: pack(v.numpy()) for v in layer.non_trainable_variables}
    config = {k: v for k, v in layer.get_config().items() if k not in ("name", "trainable", "dtype")}
    return {
        "layer": type(layer).__name__,
        "config": json.loads(json.dumps(config)),
        "training": training,
        "inputs": [pack(x) for x in inputs],
        "weights": before,
        "y": pack(y),
        "r": pack(r),
        "inputGradients": [pack(g) for g in gradients[: len(values)]],
        "weightGradients": {v.name: pack(g) for v, g in zip(layer.trainable_variables, gradients[len(values) :])},
        "statistics": after,
    }


def layer_cases():
    L = keras.layers
    return [
        layer_case(L.Dense(5, activation="relu"), (7,)),
        layer_case(L.Dense(3, activation="softmax", use_bias=False, kernel_initializer="he_normal", kernel_regularizer=keras.regularizers.L2(0.02)), (7,)),
        layer_case(L.Dense(4, activation="gelu", bias_initializer=initializers.Constant(0.1), bias_regularizer="l1"), (3, 2, 6)),
        layer_case(L.Activation("selu"), (4, 3)),
        layer_case(L.Activation("softmax"), (4, 5)),
        layer_case(L.Flatten(), (3, 4, 2)),
        layer_case(L.Reshape((4, -1)), (3, 8)),
        layer_case(L.Dropout(0.4), (6,)),
        layer_case(L.Rescaling(1 / 127.5, offset=-1.0), (4, 4, 1), scale=60.0),
        layer_case(L.Concatenate(), (3,), (5,)),
        layer_case(L.Concatenate(axis=1), (2, 3), (4, 3), (1, 3)),
        layer_case(L.Add(), (3, 3, 4), (3, 3, 4)),
        layer_case(L.Add(), (3, 3, 1), (3, 3, 4), (4,)),
        layer_case(L.BatchNormalization(), (5,)),
        layer_case(L.BatchNormalization(), (5,), training=True),
        layer_case(L.BatchNormalization(momentum=0.8, epsilon=1e-2, scale=False), (4, 3, 2), training=True),
        layer_case(L.BatchNormalization(axis=1, center=False), (3, 4, 2), training=True),
        layer_case(L.BatchNormalization(axis=2, gamma_regularizer=keras.regularizers.L1L2(0.1, 0.2)), (3, 4, 2)),
        layer_case(L.Conv2D(4, 3, activation="tanh"), (6, 5, 2)),
        layer_case(L.Conv2D(3, (3, 2), strides=(2, 3), padding="same", use_bias=False), (7, 8, 2)),
        layer_case(L.Conv2D(4, 2, dilation_rate=(2, 3), padding="same"), (6, 7, 2)),
        layer_case(L.Conv2D(6, (2, 3), strides=2, groups=2, kernel_initializer="orthogonal"), (6, 7, 4)),
        layer_case(L.Conv2D(2, 1, activation="sigmoid"), (3, 3, 3)),
        layer_case(L.MaxPooling2D(), (6, 7, 2)),
        layer_case(L.MaxPooling2D((3, 2), strides=(2, 1), padding="same"), (5, 6, 3)),
        layer_case(L.AveragePooling2D(2), (6, 7, 2)),
        layer_case(L.AveragePooling2D((3, 2), strides=2, padding="same"), (5, 6, 3)),
        layer_case(L.GlobalAveragePooling2D(), (4, 5, 3)),
        layer_case(L.GlobalAveragePooling2D(keepdims=True), (4, 5, 3)),
    ]


def loss_case(loss, target, source, x):
    """`source`: softmax or sigmoid keep their logits, `plain-...` lost them in another layer, linear has none."""
    value = tf.constant(x)
    function = getattr(keras.activations, source.removeprefix("plain-"))
    with tf.GradientTape() as tape:
        tape.watch(value)
        prediction = function(value)
        if source.startswith("plain-"):
            prediction = tf.identity(prediction)
            assert not hasattr(prediction, "_keras_logits")
        each = loss.call(tf.constant(target), prediction)
        total = tf.reduce_mean(each)
    config = {k: v for k, v in loss.get_config().items() if k not in ("name", "dtype")}
    result = {"class": type(loss).__name__, "config": config, "source": source, "target": pack(target), "x": pack(x)}
    return {**result, "each": pack(each), "dx": pack(tape.gradient(total, value))}


def loss_cases():
    K = keras.losses
    x = np.concatenate([draw(5, 4, scale=2.0), np.float32([[-40, 0, 40, 1]])])
    labels = np.array([0, 3, 1, 2, 2, 0], dtype="int32")
    one_hot = np.eye(4, dtype="float32")[labels]
    soft = np.float32(RNG.dirichlet(np.ones(4), 6))
    bits = (RNG.random((6, 4)) > 0.5).astype("float32")
    sources = ("softmax", "sigmoid", "plain-softmax", "plain-sigmoid")
    cases = []
    for source in sources:
        cases.append(loss_case(K.SparseCategoricalCrossentropy(), labels, source, x))
        cases.append(loss_case(K.CategoricalCrossentropy(), one_hot, source, x))
        cases.append(loss_case(K.CategoricalCrossentropy(label_smoothing=0.2), soft, source, x))
        cases.append(loss_case(K.BinaryCrossentropy(), bits, source, x))
        cases.append(loss_case(K.BinaryCrossentropy(label_smoothing=0.1), bits, source, x))
    for loss, target in (
        (K.SparseCategoricalCrossentropy(from_logits=True), labels),
        (K.CategoricalCrossentropy(from_logits=True), soft),
        (K.BinaryCrossentropy(from_logits=True), bits),
        (K.MeanSquaredError(), soft),
        (K.MeanAbsoluteError(), soft),
    ):
        cases.append(loss_case(loss, target, "linear", x))
    cases.append(loss_case(K.SparseCategoricalCrossentropy(), labels[:, None], "softmax", x))
    cases.append(loss_case(K.SparseCategoricalCrossentropy(from_logits=True), labels, "softmax", x))
    picture, bits3 = draw(3, 2, 2), (RNG.random((3, 2, 2)) > 0.5).astype("float32")
    cases.append(loss_case(K.MeanSquaredError(), draw(3, 2, 2), "linear", picture))
    cases.append(loss_case(K.BinaryCrossentropy(), bits3, "sigmoid", picture))
    return cases


def metric_cases():
    M = keras.metrics
    y = np.float32(RNG.dirichlet(np.ones(4), 9))
    labels = RNG.integers(0, 4, 9).astype("int32")
    one_hot = np.eye(4, dtype="float32")[RNG.integers(0, 4, 9)]
    single, bits = np.float32(RNG.random((9, 1))), (RNG.random((9, 1)) > 0.5).astype("float32")
    cases = []
    for name, metric, target, prediction, loss in (
        ("accuracy", M.SparseCategoricalAccuracy(), labels, y, "sparse_categorical_crossentropy"),
        ("accuracy", M.CategoricalAccuracy(), one_hot, y, "categorical_crossentropy"),
        ("accuracy", M.BinaryAccuracy(), bits, single, "binary_crossentropy"),
        ("mean_squared_error", M.MeanSquaredError(), one_hot, y, "mean_squared_error"),
        ("mean_absolute_error", M.MeanAbsoluteError(), one_hot, y, "mean_squared_error"),
    ):
        metric.update_state(target, prediction)
        cases.append({"id": name, "loss": loss, "target": pack(target), "prediction": pack(prediction), "result": float(metric.result())})
    return cases


def optimizer_case(optimizer):
    start = [draw(3, 2), draw(2)]
    variables = [keras.Variable(value, name=name) for value, name in zip(start, "ab")]
    steps = []
    for _ in range(5):
        gradients = [draw(3, 2, scale=2.0), draw(2, scale=2.0)]
        optimizer.apply(gradients, variables)
        steps.append({"gradients": [pack(g) for g in gradients], "weights": [pack(v.numpy()) for v in variables]})
    slots = [{"name": v.name, "value": pack(v.numpy())} for v in optimizer.variables[2:]]
    assert [v.name for v in optimizer.variables[:2]] == ["iteration", "learning_rate"], [v.path for v in optimizer.variables]
    return {"class": type(optimizer).__name__, "config": optimizer.get_config(), "start": [pack(v) for v in start], "steps": steps, "slots": slots}


def optimizer_cases():
    O = keras.optimizers
    return [
        optimizer_case(O.SGD()),
        optimizer_case(O.SGD(0.05, momentum=0.9)),
        optimizer_case(O.SGD(0.05, momentum=0.9, nesterov=True)),
        optimizer_case(O.RMSprop()),
        optimizer_case(O.RMSprop(0.01, rho=0.8, momentum=0.5, centered=True, epsilon=1e-3)),
        optimizer_case(O.Adam()),
        optimizer_case(O.Adam(0.01, beta_1=0.8, beta_2=0.95, epsilon=1e-4, amsgrad=True)),
        optimizer_case(O.Adam(clipnorm=0.7)),
        optimizer_case(O.SGD(0.1, global_clipnorm=1.5)),
        optimizer_case(O.RMSprop(clipvalue=0.6)),
    ]


def regularizer_cases():
    cases = []
    for penalty in (regularizers.L1(), regularizers.L2(0.05), regularizers.L1L2(0.02, 0.03)):
        w = tf.constant(draw(4, 3))
        with tf.GradientTape() as tape:
            tape.watch(w)
            value = penalty(w)
        config = keras.regularizers.serialize(penalty)
        cases.append({"config": config, "w": pack(w), "value": float(value), "dw": pack(tape.gradient(value, w))})
    return cases


class Weightless:
    stop_training = False

    def get_weights(self):
        return []


def stopping_case(values, **settings):
    callback = keras.callbacks.EarlyStopping(monitor="m", **settings)
    model = Weightless()
    callback.set_model(model)
    callback.on_train_begin()
    epochs = []
    for epoch, value in enumerate(values):
        callback.on_epoch_end(epoch, {"m": value})
        epochs.append({"best": float(callback.best), "bestEpoch": callback.best_epoch + 1, "wait": callback.wait, "stop": model.stop_training})
        if model.stop_training:
            break
    return {"values": values, "settings": settings, "epochs": epochs}


def stopping_cases():
    return [
        stopping_case([1.0, 0.8, 0.9, 0.85, 0.7, 0.6], mode="min", patience=2),
        stopping_case([1.0, 0.8, 0.9, 0.85, 0.7, 0.6], mode="min", patience=3),
        stopping_case([0.5, 0.6, 0.62, 0.63, 0.7], mode="max", patience=2, min_delta=0.05),
        stopping_case([0.5, 0.4, 0.6], mode="max", patience=0),
        stopping_case([0.5, 0.5, 0.5], mode="min", patience=1),
    ]


def main():
    keras.utils.set_random_seed(7)
    golden = {
        "keras": keras.__version__,
        "activations": activation_cases(),
        "layers": layer_cases(),
        "losses": loss_cases(),
        "metrics": metric_cases(),
        "optimizers": optimizer_cases(),
        "regularizers": regularizer_cases(),
        "earlyStopping": stopping_cases(),
    }
    folder = pathlib.Path(__file__).parent / "golden"
    folder.mkdir(exist_ok=True)
    (folder / "catalog.json").write_text(one_case_a_line(golden))


def one_case_a_line(golden):
    """JSON that differs in few lines when few cases differ."""

    def part(value):
        if not isinstance(value, list):
            return json.dumps(value)
        return "[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in value) + "\n]"

    return "{\n" + ",\n".join(f"{json.dumps(key)}: {part(value)}" for key, value in golden.items()) + "\n}\n"


if __name__ == "__main__":
    main()
