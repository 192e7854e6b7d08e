"""Of the module.

  Indented as it stands.
"""
import a
class A:

    """Of the class."""
    x = 1
    def f(self):
        '''Of the function

        has two paragraphs.'''

        return 1
    def g(self): "alone"
