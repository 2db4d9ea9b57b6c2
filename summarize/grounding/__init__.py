"""Grounding: from items that cite sentence numbers to items whose evidence is characters."""

from summarize.grounding.ground import ground, problem_with
from summarize.grounding.items import GroundedItem, ground_items

__all__ = ["GroundedItem", "ground", "ground_items", "problem_with"]
