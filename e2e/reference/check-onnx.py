"""Judges an ONNX file: the checker's full check, and ONNX Runtime's predictions for several batch sizes.

Usage: python3 check-onnx.py MODEL.onnx INPUT EXPECTED
Both are .npy files for one input and one output, or .npz files with the arrays in the model's order.
Prints one JSON object: the largest difference to EXPECTED for each batch size, and the names of inputs and outputs.
"""

import json
import sys

import numpy as np
import onnx
import onnxruntime


def arrays(path):
    held = np.load(path)
    return [held] if isinstance(held, np.ndarray) else [held[name] for name in held.files]


def main(model, given, expected):
    onnx.checker.check_model(model, full_check=True)
    inputs, wanted = arrays(given), arrays(expected)
    session = onnxruntime.InferenceSession(model)
    names = [value.name for value in session.get_inputs()]
    gaps = {}
    for batch in sorted({1, min(7, len(inputs[0])), len(inputs[0])}):
        found = session.run(None, {name: x[:batch] for name, x in zip(names, inputs, strict=True)})
        gaps[batch] = max(float(np.abs(a - b[:batch]).max()) for a, b in zip(found, wanted, strict=True))
    outputs = [value.name for value in session.get_outputs()]
    print(json.dumps({"gaps": gaps, "inputs": names, "outputs": outputs}))


main(*sys.argv[1:4])
