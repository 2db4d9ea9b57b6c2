"""Models: anything that answers a prompt with an object of a given type."""

from summarize.models.base import Model, Reply, Settings
from summarize.models.fake import FakeModel
from summarize.models.registry import ModelInfo, available, open_model, open_replayed
from summarize.prompts import Message

__all__ = [
    "FakeModel",
    "Message",
    "Model",
    "ModelInfo",
    "Reply",
    "Settings",
    "available",
    "open_model",
    "open_replayed",
]
