class Base:
    """doc"""
    count = 0
    def __init__(self, name): self.name = name; Base.count += 1
    def __repr__(self): return f'{type(self).__name__}({self.name!r})'
    def __eq__(self, other): return self.name == other.name
    def __hash__(self): return hash(self.name)
    def __lt__(self, other): return self.name < other.name
    def __add__(self, other): return Base(self.name + other.name)
    def __getitem__(self, i): return self.name[i]
    def __len__(self): return len(self.name)
    def __call__(self, x): return x * 2
    def __contains__(self, c): return c in self.name
    def __bool__(self): return self.name != ''
    @property
    def upper(self): return self.name.upper()
    @upper.setter
    def upper(self, v): self.name = v.lower()
    @staticmethod
    def stat(x): return x + 1
    @classmethod
    def make(cls, n): return cls(n)
class Derived(Base):
    def __init__(self, name, extra): super().__init__(name); self.extra = extra
    def __getattr__(self, n): return 'missing ' + n
d = Derived('ab', 1)
print(d, d.extra, d.nothing, d + Base('c'), d[0], len(d), d(4), 'a' in d, bool(Base('')), d.upper, Base.count)
d.upper = 'XY'; print(d.name, d.stat(1), Derived.stat(2), Base.make('q'), Base.__doc__)
print(sorted([Base('z'), Base('a')]), {Base('k'): 1}[Base('k')], Base('a') == Base('a'), Base('a') != Base('b'))
print(Derived.__mro__, isinstance(d, Base), issubclass(Derived, Base), type(d).__name__)
class A:
    def f(self): return ['A']
class B(A):
    def f(self): return ['B'] + super().f()
class C(A):
    def f(self): return ['C'] + super().f()
class D(B, C):
    def f(self): return ['D'] + super().f()
print(D().f())
class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        cls.tag = kw.get('tag', 'none')
        return cls
    def __init__(cls, name, bases, ns, **kw): pass
    def hello(cls): return 'hello ' + cls.__name__
class WithMeta(metaclass=Meta, tag='t'): pass
print(WithMeta.tag, WithMeta.hello(), type(WithMeta).__name__)
class Plugin:
    seen = []
    def __init_subclass__(cls, **kw): Plugin.seen.append((cls.__name__, kw))
class P1(Plugin, k=1): pass
print(Plugin.seen)
class Desc:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, cls=None): return (self.name, obj is None)
class Owner:
    field = Desc()
print(Owner.field, Owner().field)
class Single:
    made = None
    def __new__(cls, *a):
        if cls.made is None: cls.made = super().__new__(cls)
        return cls.made
    def __init__(self, v): self.v = v
print(Single(1) is Single(2), Single(3).v)
class Private:
    def __init__(self): self.__x = 5
    def get(self): return self.__x
print(Private().get(), Private()._Private__x)
class Inner:
    class Nested:
        def where(self): return __class__.__qualname__
print(Inner.Nested().where())
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(It(3)), [*It(2)], sum(It(4)))
class Ann:
    a: int
    b: str = 'x'
print(Ann.__annotations__)
try:
    Base()
except TypeError as e:
    print(e)
try:
    class Bad(A, B): pass
except TypeError as e:
    print('no order')
obj = A(); obj.attr = 1; print(obj.attr, obj.__dict__, hasattr(obj, 'x'), getattr(obj, 'x', 7))
del obj.attr
try:
    obj.attr
except AttributeError as e:
    print(e)
class Box[T]:
    def get[U](self, x: U) -> U: return x
type Pair[X] = tuple[X, X]
print(Box().get(3), Pair, [p.__name__ for p in Box.__type_params__])
