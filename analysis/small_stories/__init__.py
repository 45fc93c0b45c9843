"""What the method knows: Small Success Stories without a window."""

import os

# Nothing is sent: onnxruntime would report its use to its maker, and only looks here, before its
# first import; huggingface_hub would look for newer models. Child processes inherit both.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ["HF_HUB_OFFLINE"] = "1"
