"""Judges an ONNX file: the checker's full check, and ONNX Runtime's predictions for several batch sizes.

Usage: python3 check-onnx.py MODEL.onnx INPUT.npy EXPECTED.npy
Prints one JSON object: the largest difference to EXPECTED, for each batch size.
"""

import json
import sys

import numpy as np
import onnx
import onnxruntime


def main(model, given, expected):
    onnx.checker.check_model(model, full_check=True)
    x, wanted = np.load(given), np.load(expected)
    session = onnxruntime.InferenceSession(model)
    name = session.get_inputs()[0].name
    gaps = {}
    for batch in (1, 7, len(x)):
        found = session.run(None, {name: x[:batch]})[0]
        gaps[batch] = float(np.abs(found - wanted[:batch]).max())
    print(json.dumps({"gaps": gaps, "input": name, "output": session.get_outputs()[0].name}))


main(*sys.argv[1:4])
