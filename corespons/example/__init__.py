"""A believable example project: invented companies and actors, recorded delivery by delivery, loaded like anyone's."""

from corespons.example.deliveries import ExampleFile
from corespons.example.load import load_example
from corespons.example.story import example_deliveries

__all__ = ["ExampleFile", "example_deliveries", "load_example"]
