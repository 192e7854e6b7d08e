# The part of the runtime that is written in Python. It runs once for each machine; names with an underscore are the
# runtime's own, all others become builtin names. What has an underscore and is not defined here is Java's.

__name__ = 'builtins'
_missing = _instance(object)
_final = [bool]


# --- classes ------------------------------------------------------------------------------------------------------------

def _build_class(body, name, *bases, metaclass=None, **keywords):
    original = bases
    resolved = []
    for base in bases:
        if _is_subclass(_type(base), type):
            resolved.append(base)
        else:
            entries = getattr(base, '__mro_entries__', None)
            if entries is None:
                resolved.append(base)
            else:
                resolved += entries(original)
    if _length(resolved) != _length(bases):
        bases = _tuple(resolved)
    if metaclass is None:
        metaclass = _type(bases[0]) if bases else type
    if _is_subclass(_type(metaclass), type):
        for base in bases:
            kind = _type(base)
            if not _is_subclass(metaclass, kind):
                if not _is_subclass(kind, metaclass):
                    raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) '
                                    'subclass of the metaclasses of all its bases')
                metaclass = kind
    prepare = getattr(metaclass, '__prepare__', None)
    namespace = {} if prepare is None else prepare(name, bases, **keywords)
    body(namespace)
    if original is not bases:
        namespace['__orig_bases__'] = original
    return metaclass(name, bases, namespace, **keywords)


def _type_new(metaclass, *args, **keywords):
    if _length(args) == 1 and not keywords and metaclass is type:
        return _type(args[0])
    if args and args[0] is metaclass and _length(args) == 4:
        args = args[1:]  # by way of super()
    if _length(args) != 3:
        raise TypeError('type() takes 1 or 3 arguments')
    name, bases, namespace = args
    bases = bases or (object,)
    for base in bases:
        if base in _final:
            raise TypeError("type '" + base.__name__ + "' is not an acceptable base type")
    attributes = {}
    for key in namespace:
        attributes[key] = namespace[key]
    cell = attributes.pop('__classcell__', None)
    names = attributes.pop('__classdictcell__', None)
    for special in ('__init_subclass__', '__class_getitem__'):
        if special in attributes and _type(attributes[special]) is _function:
            attributes[special] = classmethod(attributes[special])
    if '__new__' in attributes and _type(attributes['__new__']) is _function:
        attributes['__new__'] = staticmethod(attributes['__new__'])
    if '__eq__' in attributes and '__hash__' not in attributes:
        attributes['__hash__'] = None
    attributes.setdefault('__module__', '__main__')
    attributes.setdefault('__doc__', None)
    made = _make_class(metaclass, name, bases, attributes)
    if cell is not None:
        _fill_cell(cell, made)
    if names is not None:
        _fill_cell(names, attributes)
    for key in attributes:
        value = attributes[key]
        hook = _class_find(_type(value), '__set_name__')
        if hook is not _missing:
            hook(value, made, key)
    hook = _class_find_behind(made, made, '__init_subclass__')
    if hook is not _missing:
        hook.__func__(made, **keywords)
    elif keywords:
        raise TypeError(name + '.__init_subclass__() takes no keyword arguments')
    return made


def _nothing(*args, **keywords):
    pass


def _class_find(cls, name):
    for base in _class_part(cls, 'mro'):
        found = _class_own(base, name, _missing)
        if found is not _missing:
            return found
    return _missing


def _class_find_behind(cls, start, name):
    behind = False
    for base in _class_part(cls, 'mro'):
        if behind:
            found = _class_own(base, name, _missing)
            if found is not _missing:
                return found
        elif base is start:
            behind = True
    return _missing


_function = _type(_nothing)
_host_function = _type(_type)
_generator_type = _type((lambda: (yield))())
_final += [_function, _host_function, _generator_type, _type(None)]

type.__new__ = _type_new
type.__init__ = _nothing
_runtime('build_class', _build_class)


# --- descriptors --------------------------------------------------------------------------------------------------------

def getattr(obj, name, *default):
    try:
        return _get_attribute(obj, name)
    except AttributeError:
        if not default:
            raise
        return default[0]


class staticmethod:
    def __init__(self, function):
        self.__func__ = function

    def __get__(self, obj, cls=None):
        return self.__func__

    def __call__(self, *args, **keywords):
        return self.__func__(*args, **keywords)


class classmethod:
    def __init__(self, function):
        self.__func__ = function

    def __get__(self, obj, cls=None):
        if cls is None:
            cls = _type(obj)
        return _bind(self.__func__, cls)


class property:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc if doc is not None or fget is None else getattr(fget, '__doc__', None)

    def __set_name__(self, owner, name):
        self._name = name

    def _complain(self, obj, what):
        name = _own_get(self, '_name', None)
        shown = 'property' if name is None else "property '" + name + "'"
        raise AttributeError(shown + " of '" + _type(obj).__name__ + "' object has no " + what)

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        if self.fget is None:
            self._complain(obj, 'getter')
        return self.fget(obj)

    def __set__(self, obj, value):
        if self.fset is None:
            self._complain(obj, 'setter')
        self.fset(obj, value)

    def __delete__(self, obj):
        if self.fdel is None:
            self._complain(obj, 'deleter')
        self.fdel(obj)

    def getter(self, fget):
        return _type(self)(fget, self.fset, self.fdel, self.__doc__)

    def setter(self, fset):
        return _type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return _type(self)(self.fget, self.fset, fdel, self.__doc__)


class super:
    def __init__(self, *args):
        if not args:
            raise RuntimeError('super(): no arguments')
        self._start = args[0]
        self._object = args[1] if len(args) > 1 else None

    def __getattribute__(self, name):
        start = _own_get(self, '_start', None)
        obj = _own_get(self, '_object', None)
        cls = obj if _is_subclass(_type(obj), type) and _is_subclass(obj, start) else _type(obj)
        found = _class_find_behind(cls, start, name)
        if found is _missing:
            raise AttributeError("'super' object has no attribute '" + name + "'")
        if _type(found) is _function or _type(found) is _host_function:
            return _bind(found, obj)
        hook = _class_find(_type(found), '__get__')
        return found if hook is _missing else hook(found, None if cls is obj else obj, cls)


_runtime('super', super)


def _names_of_class(cls):
    names = {}
    for base in _class_part(cls, 'mro'):
        for name in _class_names(base):
            names[name] = None
    return names


def _dict_of(obj):
    names = _own_names(obj)
    if names is None:
        if _is_subclass(_type(obj), type):
            return {name: _class_own(obj, name, None) for name in _class_names(obj)}
        if _type(obj) is _function:
            return _function_get(obj, 'attributes') or {}
        raise AttributeError("'" + _type(obj).__name__ + "' object has no attribute '__dict__'")
    return {name: _own_get(obj, name, None) for name in names}


def _set_class(obj, cls):
    raise TypeError('__class__ assignment only supported for mutable types or ModuleType subclasses')


object.__class__ = property(_type, _set_class)
object.__dict__ = property(_dict_of)
type.__name__ = property(lambda cls: _class_part(cls, 'name'))
type.__bases__ = property(lambda cls: _class_part(cls, 'bases'))
type.__base__ = property(lambda cls: _class_part(cls, 'bases')[0] if _class_part(cls, 'bases') else None)
type.__mro__ = property(lambda cls: _class_part(cls, 'mro'))
type.__subclasscheck__ = lambda cls, sub: _is_subclass(sub, cls)
type.mro = lambda cls: list(_class_part(cls, 'mro'))
object.__module__ = 'builtins'
object.__doc__ = None


def _named(part):
    def get(function):
        own = _function_get(function, 'attributes')
        name = '__' + part + '__'
        if own is not None and name in own:
            return own[name]
        return _function_get(function, part)

    def set(function, value):
        _function_set(function, '__' + part + '__', value)
    return property(get, set)


for _kind in (_function, _host_function):
    _class_set(_kind, '__name__', _named('name'))
    _class_set(_kind, '__qualname__', _named('qualname'))
    _class_set(_kind, '__doc__', _named('doc'))
    _kind.__defaults__ = property(lambda function: _function_get(function, 'defaults'))
    _kind.__kwdefaults__ = property(lambda function: _function_get(function, 'kwdefaults'))
    _kind.__get__ = lambda function, obj, cls=None: function if obj is None else _bind(function, obj)
_function.__annotations__ = property(lambda function: (_function_get(function, 'attributes') or {}).get('__annotations__', {}))
_method = _type(_bind(_nothing, 1))
_method.__func__ = property(lambda method: _method_get(method, 'func'))
_method.__self__ = property(lambda method: _method_get(method, 'self'))
_class_set(_method, '__name__', property(lambda method: _method_get(method, 'func').__name__))
_class_set(_method, '__qualname__', property(lambda method: _method_get(method, 'func').__qualname__))
_class_set(_method, '__doc__', property(lambda method: _method_get(method, 'func').__doc__))


# --- errors -------------------------------------------------------------------------------------------------------------

def _error_field(name):
    return property(lambda error: _error_get(error, name), lambda error, value: _error_set(error, name, value))


def _with_traceback(error, traceback):
    _error_set(error, 'traceback', traceback)
    return error


def _add_note(error, note):
    if not isinstance(note, str):
        raise TypeError("note must be a str, not '" + _type(note).__name__ + "'")
    if not hasattr(error, '__notes__'):
        error.__notes__ = []
    error.__notes__.append(note)


def _error_init(error, *args, **keywords):
    _error_set(error, 'args', args)
    if keywords:
        raise TypeError(_type(error).__name__ + '() takes no keyword arguments')


def _attribute_error_init(error, *args, name=None, obj=None):
    _error_set(error, 'args', args)
    error.name = name
    error.obj = obj


def _name_error_init(error, *args, name=None):
    _error_set(error, 'args', args)
    error.name = name


def _import_error_init(error, *args, name=None, path=None):
    _error_set(error, 'args', args)
    error.name = name
    error.path = path
    error.msg = args[0] if args else None


BaseException.args = property(lambda error: _error_get(error, 'args'), lambda error, value: _error_set(error, 'args', tuple(value)))
BaseException.__cause__ = _error_field('cause')
BaseException.__context__ = _error_field('context')
BaseException.__traceback__ = _error_field('traceback')
BaseException.__suppress_context__ = _error_field('suppress')
BaseException.__init__ = _error_init
BaseException.__new__ = _new_error
BaseException.with_traceback = _with_traceback
BaseException.add_note = _add_note
StopIteration.value = property(lambda error: error.args[0] if error.args else None)
SystemExit.code = property(lambda error: None if not error.args else error.args[0] if len(error.args) == 1 else error.args)
AttributeError.__init__ = _attribute_error_init
NameError.__init__ = _name_error_init
ImportError.__init__ = _import_error_init
OSError.errno = property(lambda error: error.args[0] if len(error.args) > 1 else None)
OSError.strerror = property(lambda error: error.args[1] if len(error.args) > 1 else None)
OSError.filename = property(lambda error: error.args[2] if len(error.args) > 2 else None)


def _os_error_str(error):
    args = error.args
    if len(args) == 2:
        return '[Errno ' + str(args[0]) + '] ' + str(args[1])
    if len(args) > 2:
        return '[Errno ' + str(args[0]) + '] ' + str(args[1]) + ': ' + repr(args[2])
    return str(args[0]) if args else ''


OSError.__str__ = _os_error_str


def _group_new(cls, message, exceptions):
    errors = tuple(exceptions)
    if not isinstance(message, str):
        raise TypeError('BaseExceptionGroup.__new__() argument 1 must be str, not ' + _type(message).__name__)
    if not errors:
        raise ValueError('second argument (exceptions) must be a non-empty sequence')
    for i, error in enumerate(errors):
        if not isinstance(error, BaseException):
            raise ValueError('Item ' + str(i) + ' of second argument (exceptions) is not an exception')
    if cls is BaseExceptionGroup and all(isinstance(error, Exception) for error in errors):
        cls = ExceptionGroup
    return _error(cls, (message, exceptions))


def _group_str(group):
    count = len(group.exceptions)
    return group.message + ' (' + str(count) + ' sub-exception' + ('' if count == 1 else 's') + ')'


def _group_split(group, condition):
    if _is_subclass(_type(condition), type) or isinstance(condition, tuple):
        matches = lambda error: isinstance(error, condition)
    else:
        matches = condition
    return _split(group, matches)


def _split(error, matches):
    if matches(error):
        return error, None
    if not isinstance(error, BaseExceptionGroup):
        return None, error
    taken, left = [], []
    for inner in error.exceptions:
        one, other = _split(inner, matches)
        if one is not None:
            taken.append(one)
        if other is not None:
            left.append(other)
    return (_derived(error, taken) if taken else None), (_derived(error, left) if left else None)


def _derived(group, errors):
    made = group.derive(errors)
    _error_set(made, 'traceback', _error_get(group, 'traceback'))
    _error_set(made, 'context', _error_get(group, 'context'))
    if _error_get(group, 'suppress'):
        _error_set(made, 'cause', _error_get(group, 'cause'))
    if hasattr(group, '__notes__'):
        made.__notes__ = list(group.__notes__)
    return made


BaseExceptionGroup.__new__ = _group_new
BaseExceptionGroup.message = property(lambda group: group.args[0])
BaseExceptionGroup.exceptions = property(lambda group: tuple(group.args[1]))
BaseExceptionGroup.__str__ = _group_str
BaseExceptionGroup.__init__ = _nothing
BaseExceptionGroup.derive = lambda group, errors: BaseExceptionGroup(group.message, errors)
BaseExceptionGroup.split = _group_split
BaseExceptionGroup.subgroup = lambda group, condition: _group_split(group, condition)[0]


def _split_group(error, kinds):
    if error is None:
        return None, None
    for kind in kinds if isinstance(kinds, tuple) else (kinds,):
        if not isinstance(kind, type) or not _is_subclass(kind, BaseException):
            raise TypeError('catching classes that do not inherit from BaseException is not allowed')
        if _is_subclass(kind, BaseExceptionGroup):
            raise TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.')
    if not isinstance(error, BaseExceptionGroup):
        if isinstance(error, kinds):
            group = ExceptionGroup if isinstance(error, Exception) else BaseExceptionGroup
            return group('', (error,)), None
        return None, error
    return _split(error, lambda inner: isinstance(inner, kinds))


def _leaves(error, found):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            _leaves(inner, found)
    else:
        found.append(error)


def _join_group(error, errors):
    if not errors:
        return None
    if not isinstance(error, BaseExceptionGroup):
        return errors[0] if len(errors) == 1 else ExceptionGroup('', errors)
    raised, again = [], []
    for each in errors:
        if isinstance(each, BaseExceptionGroup) and _error_get(each, 'traceback') is _error_get(error, 'traceback'):
            again.append(each)
        else:
            raised.append(each)
    kept = []
    for each in again:
        _leaves(each, kept)
    rest = _split(error, lambda inner: not isinstance(inner, BaseExceptionGroup) and _is_in(inner, kept))[0] if kept else None
    if not raised:
        return rest
    if rest is not None:
        raised.append(rest)
    return raised[0] if len(raised) == 1 else ExceptionGroup('', raised)


def _is_in(item, items):
    for each in items:
        if each is item:
            return True
    return False


_runtime('split-group', _split_group)
_runtime('join-group', _join_group)


# --- functions ----------------------------------------------------------------------------------------------------------

def print(*args, sep=' ', end='\n', file=None, flush=False):
    text = (' ' if sep is None else sep).join([_str(arg) for arg in args]) + ('\n' if end is None else end)
    if file is None:
        file = _sys.stdout
    file.write(text)
    if flush:
        file.flush()


def input(prompt=''):
    _write(False, _str(prompt))
    line = _read_line()
    if not line:
        raise EOFError('EOF when reading a line')
    return line[:-1] if line.endswith('\n') else line


def len(obj):
    return _length(obj)


def iter(obj, *sentinel):
    if sentinel:
        return _until(obj, sentinel[0])
    return _iterator(obj)


def _until(function, sentinel):
    while (value := function()) != sentinel:
        yield value


def next(iterator, *default):
    if _type(iterator) is _generator_type:
        value, is_end = _resume(iterator, None)
        if not is_end:
            return value
        if default:
            return default[0]
        raise StopIteration(value) if value is not None else StopIteration
    method = _class_find(_type(iterator), '__next__')
    if method is _missing:
        raise TypeError("'" + _type(iterator).__name__ + "' object is not an iterator")
    try:
        return method(iterator)
    except StopIteration:
        if not default:
            raise
        return default[0]


def hasattr(obj, name):
    try:
        _get_attribute(obj, name)
    except AttributeError:
        return False
    return True


def setattr(obj, name, value):
    _set_attribute(obj, name, value)


def delattr(obj, name):
    _delete_attribute(obj, name)


def repr(obj):
    return _repr(obj)


def ascii(obj):
    return _ascii(obj)


def id(obj):
    return _id(obj)


def hash(obj):
    return _hash(obj)


def callable(obj):
    return _callable(obj)


def isinstance(obj, kinds):
    kind = _type(obj)
    if kind is kinds:
        return True
    if _type(kinds) is tuple:
        for each in kinds:
            if isinstance(obj, each):
                return True
        return False
    if _type(kinds) is _union:
        return isinstance(obj, kinds.__args__)
    hook = _class_find(_type(kinds), '__instancecheck__')
    if hook is not _missing:
        return bool(hook(kinds, obj))
    if not _is_subclass(_type(kinds), type):
        raise TypeError('isinstance() arg 2 must be a type, a tuple of types, or a union')
    return _is_subclass(kind, kinds)


def issubclass(cls, kinds):
    if not _is_subclass(_type(cls), type):
        raise TypeError('issubclass() arg 1 must be a class')
    if _type(kinds) is tuple:
        for each in kinds:
            if issubclass(cls, each):
                return True
        return False
    if _type(kinds) is _union:
        return issubclass(cls, kinds.__args__)
    if not _is_subclass(_type(kinds), type):
        raise TypeError('issubclass() arg 2 must be a class, a tuple of classes, or a union')
    return bool(kinds.__subclasscheck__(cls))


class _union:
    def __init__(self, args):
        self.__args__ = args

    def __or__(self, other):
        return _union(self.__args__ + (other,))

    def __repr__(self):
        return ' | '.join(['None' if arg is None else arg.__name__ for arg in self.__args__])


type.__or__ = lambda cls, other: _union((cls, other))
type.__ror__ = lambda cls, other: _union((other, cls))


def abs(number):
    if _type(number) is int or _type(number) is float or _type(number) is bool:
        return -number if number < 0 else number + 0 if number != 0 else number * number
    if _type(number) is complex:
        return (number.real * number.real + number.imag * number.imag) ** 0.5
    method = _class_find(_type(number), '__abs__')
    if method is _missing:
        raise TypeError("bad operand type for abs(): '" + _type(number).__name__ + "'")
    return method(number)


def divmod(a, b):
    return a // b, a % b


def pow(base, exp, mod=None):
    if mod is None:
        return base ** exp
    return _power(base, exp, mod)


def round(number, ndigits=None):
    if _type(number) is float or isinstance(number, int):
        return _round(number, ndigits)
    method = _class_find(_type(number), '__round__')
    if method is _missing:
        raise TypeError('type ' + _type(number).__name__ + " doesn't define __round__ method")
    return method(number) if ndigits is None else method(number, ndigits)


def sum(iterable, /, start=0):
    if isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    total = start
    for item in iterable:
        total = total + item
    return total


def _extreme(name, args, key, default, is_better):
    if not args:
        raise TypeError(name + ' expected at least 1 argument, got 0')
    items = args[0] if len(args) == 1 else args
    best = _missing
    for item in items:
        worth = item if key is None else key(item)
        if best is _missing or is_better(worth, best_worth):
            best, best_worth = item, worth
    if best is _missing:
        if default is _missing:
            raise ValueError(name + '() iterable argument is empty')
        return default
    return best


def min(*args, key=None, default=_missing):
    return _extreme('min', args, key, default, lambda a, b: a < b)


def max(*args, key=None, default=_missing):
    return _extreme('max', args, key, default, lambda a, b: a > b)


def any(iterable):
    for item in iterable:
        if item:
            return True
    return False


def all(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def sorted(iterable, /, *, key=None, reverse=False):
    items = [*iterable]
    items.sort(key=key, reverse=reverse)
    return items


def reversed(sequence):
    method = _class_find(_type(sequence), '__reversed__')
    if method is not _missing:
        return method(sequence)
    return _backwards(sequence)


def _backwards(sequence):
    for i in range(len(sequence) - 1, -1, -1):
        yield sequence[i]


def chr(number):
    return _chr(number)


def ord(text):
    return _ord(text)


def hex(number):
    return '-0x' + format(-number, 'x') if number < 0 else '0x' + format(number, 'x')


def oct(number):
    return '-0o' + format(-number, 'o') if number < 0 else '0o' + format(number, 'o')


def bin(number):
    return '-0b' + format(-number, 'b') if number < 0 else '0b' + format(number, 'b')


def format(value, spec=''):
    return f'{value:{spec}}'


def vars(obj):
    return obj.__dict__


def dir(obj):
    names = _names_of_class(obj if _is_subclass(_type(obj), type) else _type(obj))
    for name in _own_names(obj) or ():
        names[name] = None
    return sorted(names)


# --- iterators ----------------------------------------------------------------------------------------------------------

class range:
    def __init__(self, start, stop=None, step=1):
        if stop is None:
            start, stop = 0, start
        for part in (start, stop, step):
            if not isinstance(part, int):
                raise TypeError("'" + _type(part).__name__ + "' object cannot be interpreted as an integer")
        if step == 0:
            raise ValueError('range() arg 3 must not be zero')
        self.start = start
        self.stop = stop
        self.step = step

    def __iter__(self):
        i = self.start
        stop = self.stop
        step = self.step
        if step > 0:
            while i < stop:
                yield i
                i += step
        else:
            while i > stop:
                yield i
                i += step

    def __reversed__(self):
        last = self.start + (len(self) - 1) * self.step
        return iter(range(last, self.start - self.step, -self.step))

    def __len__(self):
        if self.step > 0:
            return max((self.stop - self.start + self.step - 1) // self.step, 0)
        return max((self.start - self.stop - self.step - 1) // -self.step, 0)

    def __getitem__(self, index):
        if _type(index) is slice:
            start, stop, step = index.indices(len(self))
            return range(self.start + start * self.step, self.start + stop * self.step, self.step * step)
        at = index + len(self) if index < 0 else index
        if at < 0 or at >= len(self):
            raise IndexError('range object index out of range')
        return self.start + at * self.step

    def __contains__(self, value):
        if not isinstance(value, int):
            return any(item == value for item in self)
        if self.step > 0:
            return self.start <= value < self.stop and (value - self.start) % self.step == 0
        return self.stop < value <= self.start and (value - self.start) % self.step == 0

    def __eq__(self, other):
        if _type(other) is not range:
            return NotImplemented
        if len(self) != len(other):
            return False
        return len(self) == 0 or self.start == other.start and (len(self) == 1 or self.step == other.step)

    def __hash__(self):
        return hash((len(self), self.start, self.step))

    def __repr__(self):
        if self.step == 1:
            return f'range({self.start}, {self.stop})'
        return f'range({self.start}, {self.stop}, {self.step})'

    def index(self, value):
        if value not in self:
            raise ValueError(f'{value!r} is not in range')
        return (value - self.start) // self.step

    def count(self, value):
        return 1 if value in self else 0


_final.append(range)


class enumerate:
    def __init__(self, iterable, start=0):
        self._items = iter(iterable)
        self._index = start

    def __iter__(self):
        index = self._index
        for item in self._items:
            yield index, item
            index += 1

    def __next__(self):
        item = next(self._items)
        self._index += 1
        return self._index - 1, item


def zip(*iterables, strict=False):
    iterators = [iter(iterable) for iterable in iterables]
    return _zip(iterators, strict)


def _zip(iterators, strict):
    while iterators:
        items = []
        for i, iterator in enumerate(iterators):
            item = next(iterator, _missing)
            if item is _missing:
                if strict:
                    _check_strict(iterators, i)
                return
            items.append(item)
        yield tuple(items)


def _check_strict(iterators, i):
    if i:
        plural = ' ' if i == 1 else 's 1-'
        raise ValueError(f'zip() argument {i + 1} is shorter than argument{plural}{i}')
    for j in range(1, len(iterators)):
        if next(iterators[j], _missing) is not _missing:
            plural = ' ' if j == 1 else 's 1-'
            raise ValueError(f'zip() argument {j + 1} is longer than argument{plural}{j}')


def map(function, *iterables):
    if len(iterables) == 1:
        return _map(function, iter(iterables[0]))
    return _map_many(function, zip(*iterables))


def _map(function, items):
    for item in items:
        yield function(item)


def _map_many(function, items):
    for item in items:
        yield function(*item)


def filter(function, iterable):
    return _filter(function, iter(iterable))


def _filter(function, items):
    for item in items:
        if item if function is None else function(item):
            yield item


def _send(generator, value):
    value, is_end = _resume(generator, value)
    if is_end:
        raise StopIteration(value) if value is not None else StopIteration
    return value


def _throw_into(generator, error, *more):
    if more and more[0] is not None:
        error = more[0] if isinstance(more[0], BaseException) else error(more[0])
    if isinstance(error, type):
        error = error()
    value, is_end = _throw(generator, error)
    if is_end:
        raise StopIteration(value) if value is not None else StopIteration
    return value


def _close(generator):
    try:
        value, is_end = _throw(generator, GeneratorExit())
    except (GeneratorExit, StopIteration):
        return None
    if not is_end:
        raise RuntimeError('generator ignored GeneratorExit')


_generator_type.send = _send
_generator_type.throw = _throw_into
_generator_type.close = _close
_generator_type.__next__ = lambda generator: _send(generator, None)
_generator_type.__iter__ = lambda generator: generator
_generator_type.__await__ = lambda generator: generator


def _advance(iterator):
    for item in iterator:
        return item
    raise StopIteration


_iterator_type = _type(_iterator([]))
_iterator_type.__iter__ = lambda iterator: iterator
_iterator_type.__next__ = lambda iterator: _advance(iterator)


# --- types --------------------------------------------------------------------------------------------------------------

def _tuple(items):
    return (*items,)


def _int_new(cls, value=0, base=_missing):
    if base is not _missing:
        if not isinstance(value, (str, bytes)):
            raise TypeError("int() can't convert non-string with explicit base")
        return _integer(value, base)
    kind = _type(value)
    if kind is int or kind is float or kind is str or kind is bool:
        return _integer(value)
    if kind is bytes:
        return _integer(value.decode())
    for name in ('__int__', '__index__', '__trunc__'):
        method = _class_find(kind, name)
        if method is not _missing:
            return method(value)
    raise TypeError("int() argument must be a string, a bytes-like object or a real number, not '" + kind.__name__ + "'")


def _float_new(cls, value=0.0):
    kind = _type(value)
    if kind is int or kind is float or kind is str or kind is bool:
        return _float(value)
    for name in ('__float__', '__index__'):
        method = _class_find(kind, name)
        if method is not _missing:
            return _float(method(value))
    raise TypeError("float() argument must be a string or a real number, not '" + kind.__name__ + "'")


def _bool_new(cls, value=False):
    return True if value else False


def _complex_new(cls, real=0, imag=0):
    return _complex(real, imag)


def _str_new(cls, value=_missing, encoding='utf-8', errors='strict'):
    if value is _missing:
        return ''
    if _type(value) is bytes and encoding is not _missing and encoding != 'utf-8':
        return value.decode(encoding)
    return _str(value)


def _bytes_new(cls, value=(), encoding=None):
    if isinstance(value, str):
        if encoding is None:
            raise TypeError('string argument without an encoding')
        return value.encode(encoding)
    if isinstance(value, bytes):
        return value
    if isinstance(value, int):
        return _bytes([0] * value)
    return _bytes([*value])


def _list_new(cls, iterable=()):
    return [*iterable]


def _tuple_new(cls, iterable=()):
    return iterable if _type(iterable) is tuple else (*iterable,)


def _set_new(cls, iterable=()):
    return {*iterable}


def _frozenset_new(cls, iterable=()):
    return iterable if _type(iterable) is frozenset else _freeze({*iterable})


def _update(target, other):
    if _type(other) is dict:
        for key in other:
            target[key] = other[key]
    elif hasattr(other, 'keys'):
        for key in other.keys():
            target[key] = other[key]
    else:
        for i, pair in enumerate(other):
            pair = (*pair,)
            if len(pair) != 2:
                raise ValueError(f'dictionary update sequence element #{i} has length {len(pair)}; 2 is required')
            target[pair[0]] = pair[1]


def _dict_new(cls, iterable=(), /, **keywords):
    made = {}
    if iterable != ():
        _update(made, iterable)
    for key in keywords:
        made[key] = keywords[key]
    return made


def _slice_new(cls, start, *rest):
    if not rest:
        return _slice(None, start, None)
    return _slice(start, rest[0], rest[1] if len(rest) > 1 else None)


def _slice_indices(part, length):
    step = 1 if part.step is None else part.step
    if step == 0:
        raise ValueError('slice step cannot be zero')
    low, high = (0, length) if step > 0 else (-1, length - 1)
    bounds = []
    for value, missing in ((part.start, low if step > 0 else high), (part.stop, high if step > 0 else low)):
        if value is None:
            value = missing
        elif value < 0:
            value = max(value + length, low)
        else:
            value = min(value, high)
        bounds.append(value)
    return bounds[0], bounds[1], step


for _kind, _maker in ((int, _int_new), (float, _float_new), (bool, _bool_new), (complex, _complex_new), (str, _str_new),
                      (bytes, _bytes_new), (list, _list_new), (tuple, _tuple_new), (set, _set_new),
                      (frozenset, _frozenset_new), (dict, _dict_new), (slice, _slice_new)):
    _kind.__new__ = _maker
    _kind.__init__ = _nothing

slice.indices = _slice_indices
slice.start = property(lambda part: _slice_part(part, 0))
slice.stop = property(lambda part: _slice_part(part, 1))
slice.step = property(lambda part: _slice_part(part, 2))
int.real = property(lambda number: number + 0)
int.imag = property(lambda number: 0)
int.numerator = property(lambda number: number + 0)
int.denominator = property(lambda number: 1)
int.bit_length = lambda number: len(bin(abs(number))) - 2 if number else 0
int.bit_count = lambda number: bin(abs(number)).count('1')
int.__index__ = lambda number: number + 0
int.__int__ = lambda number: number + 0
int.__float__ = lambda number: _float(number)
int.is_integer = lambda number: True
int.conjugate = lambda number: number + 0
float.real = property(lambda number: number)
float.imag = property(lambda number: 0.0)
float.is_integer = lambda number: number == number // 1
float.__int__ = lambda number: _integer(number)
float.__float__ = lambda number: number
complex.real = property(lambda number: _complex_part(number, 0))
complex.imag = property(lambda number: _complex_part(number, 1))
complex.conjugate = lambda number: complex(number.real, -number.imag)
dict.fromkeys = classmethod(lambda cls, keys, value=None: {key: value for key in keys})
str.maketrans = staticmethod(lambda table, *to: _translation(table, to))


def _translation(table, to):
    if not to:
        return {ord(key) if isinstance(key, str) else key: table[key] for key in table}
    made = {ord(a): ord(b) for a, b in zip(table, to[0])}
    if len(to) > 1:
        for c in to[1]:
            made[ord(c)] = None
    return made


def _list_extend(target, iterable):
    target += [*iterable]


def _list_sort(target, *, key=None, reverse=False):
    keys = target.copy() if key is None else [key(item) for item in target]
    target._sort(keys, reverse)


list.extend = _list_extend
list.sort = _list_sort
_join_items = str.join
str.join = lambda text, items: _join_items(text, items if _type(items) is list or _type(items) is tuple else [*items])
_split_text = str.split
_rsplit_text = str.rsplit
_split_lines = str.splitlines
str.split = lambda text, sep=None, maxsplit=-1: _split_text(text, sep, maxsplit)
str.rsplit = lambda text, sep=None, maxsplit=-1: _rsplit_text(text, sep, maxsplit)
str.splitlines = lambda text, keepends=False: _split_lines(text, keepends)


def _format_field(field, args, keywords, counter):
    end = len(field)
    for i, c in enumerate(field):
        if c == '.' or c == '[':
            end = i
            break
    name = field[:end]
    if not name:
        value = args[counter[0]]
        counter[0] += 1
    elif name.isdigit():
        value = args[int(name)]
    else:
        value = keywords[name]
    i = end
    while i < len(field):
        if field[i] == '.':
            stop = i + 1
            while stop < len(field) and field[stop] not in '.[':
                stop += 1
            value = getattr(value, field[i + 1:stop])
            i = stop
        else:
            stop = field.index(']', i)
            key = field[i + 1:stop]
            value = value[int(key) if key.isdigit() else key]
            i = stop + 1
    return value


def _str_format(text, *args, **keywords):
    return _format_text(text, args, keywords, [0])


def _format_text(text, args, keywords, counter):
    out = []
    i = 0
    while i < len(text):
        c = text[i]
        if text[i:i + 2] in ('{{', '}}'):
            out.append(c)
            i += 2
        elif c == '{':
            depth = 1
            j = i + 1
            while j < len(text) and depth:
                depth += 1 if text[j] == '{' else -1 if text[j] == '}' else 0
                j += 1
            if depth:
                raise ValueError("expected '}' before end of string")
            field, _, spec = text[i + 1:j - 1].partition(':')
            field, _, conversion = field.partition('!')
            value = _format_field(field, args, keywords, counter)
            if '{' in spec:
                spec = _format_text(spec, args, keywords, counter)
            if conversion == 'r':
                value = repr(value)
            elif conversion == 's':
                value = str(value)
            elif conversion == 'a':
                value = ascii(value)
            out.append(f'{value:{spec}}')
            i = j
        elif c == '}':
            raise ValueError("Single '}' encountered in format string")
        else:
            out.append(c)
            i += 1
    return ''.join(out)


str.format = _str_format
str.format_map = lambda text, mapping: _format_text(text, (), mapping, [0])


class _View:
    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __and__(self, other):
        return {item for item in self if item in other}

    def __or__(self, other):
        return {*self, *other}

    def __sub__(self, other):
        return {item for item in self if item not in other}

    def __xor__(self, other):
        return {*self} ^ {*other}

    def __eq__(self, other):
        return len(self) == len(other) and all(item in other for item in self)


class dict_keys(_View):
    def __iter__(self):
        return iter(self._mapping)

    def __contains__(self, key):
        return key in self._mapping

    def __repr__(self):
        return f'dict_keys({self._mapping._keys()!r})'


class dict_values(_View):
    __eq__ = lambda self, other: self is other

    def __iter__(self):
        mapping = self._mapping
        for key in mapping:
            yield mapping[key]

    def __repr__(self):
        return f'dict_values({self._mapping._values()!r})'


class dict_items(_View):
    def __iter__(self):
        mapping = self._mapping
        for key in mapping:
            yield key, mapping[key]

    def __contains__(self, item):
        key, value = item
        return key in self._mapping and self._mapping[key] == value

    def __repr__(self):
        return f'dict_items({self._mapping._items()!r})'


_dict_keys, _dict_values, _dict_items = dict_keys, dict_values, dict_items
del dict_keys, dict_values, dict_items


def _dict_update(target, other=(), /, **keywords):
    if other != ():
        _update(target, other)
    for key in keywords:
        target[key] = keywords[key]


def _dict_or(one, other):
    if _type(other) is not dict:
        return NotImplemented
    made = one.copy()
    _update(made, other)
    return made


def _dict_ior(target, other):
    _update(target, other)
    return target


dict.keys = lambda mapping: _dict_keys(mapping)
dict.values = lambda mapping: _dict_values(mapping)
dict.items = lambda mapping: _dict_items(mapping)
dict.update = _dict_update
dict.__or__ = _dict_or
dict.__ior__ = _dict_ior
dict.__reversed__ = lambda mapping: _backwards(mapping._keys())


def _as_set(iterable):
    return iterable if isinstance(iterable, (set, frozenset)) else {*iterable}


def _union_of(one, *others):
    made = one
    for other in others:
        made = made | _as_set(other)
    return made.copy() if made is one else made


def _intersection_of(one, *others):
    made = one
    for other in others:
        made = made & _as_set(other)
    return made.copy() if made is one else made


def _difference_of(one, *others):
    made = one
    for other in others:
        made = made - _as_set(other)
    return made.copy() if made is one else made


def _set_update(target, *others):
    for other in others:
        for item in other:
            target.add(item)


def _set_keep(target, kept):
    for item in [*target]:
        if item not in kept:
            target.remove(item)


for _kind in (set, frozenset):
    _kind.union = _union_of
    _kind.intersection = _intersection_of
    _kind.difference = _difference_of
    _kind.symmetric_difference = lambda one, other: one ^ _as_set(other)
    _kind.issubset = lambda one, other: one <= _as_set(other)
    _kind.issuperset = lambda one, other: one >= _as_set(other)
    _kind.isdisjoint = lambda one, other: not any(item in one for item in other)
set.update = _set_update
set.intersection_update = lambda target, *others: _set_keep(target, _intersection_of(target, *others))
set.difference_update = lambda target, *others: _set_keep(target, _difference_of(target, *others))


# --- patterns and types -------------------------------------------------------------------------------------------------

_self_matching = (bool, bytes, dict, float, frozenset, int, list, set, str, tuple)


def _match_class(subject, cls, count, names):
    if not _is_subclass(_type(cls), type):
        raise TypeError('called match pattern must be a class')
    if not isinstance(subject, cls):
        return _undefined()
    values = []
    if count:
        positional = getattr(cls, '__match_args__', None)
        if positional is None:
            if not any(_is_subclass(cls, kind) for kind in _self_matching):
                positional = ()
            elif count == 1:
                values.append(subject)
                count = 0
            else:
                raise TypeError(f'{cls.__name__}() accepts 1 positional sub-pattern ({count} given)')
        if count:
            if count > len(positional):
                plural = '' if len(positional) == 1 else 's'
                raise TypeError(f'{cls.__name__}() accepts {len(positional)} positional sub-pattern{plural} ({count} given)')
            for name in positional[:count]:
                if name in names:
                    raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute '{name}'")
                value = getattr(subject, name, _missing)
                if value is _missing:
                    return _undefined()
                values.append(value)
    for name in names:
        value = getattr(subject, name, _missing)
        if value is _missing:
            return _undefined()
        values.append(value)
    return tuple(values)


_runtime('match-class', _match_class)
_runtime('async-wrap', lambda value: value)


class TypeVar:
    def __init__(self, name, bound=None, constraints=None):
        self.__name__ = name
        self._bound = bound
        self._constraints = constraints

    __bound__ = property(lambda self: self._bound() if self._bound else None)
    __constraints__ = property(lambda self: self._constraints() if self._constraints else ())

    def __repr__(self):
        return self.__name__


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield self


class ParamSpec(TypeVar):
    pass


class TypeAliasType:
    def __init__(self, name, parameters, value):
        self.__name__ = name
        self.__type_params__ = parameters or ()
        self._value = value

    __value__ = property(lambda self: self._value())

    def __repr__(self):
        return self.__name__


class Generic:
    def __class_getitem__(cls, parameters):
        return _GenericAlias(cls, parameters)


class _GenericAlias:
    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if _type(args) is tuple else (args,)

    def __call__(self, *args, **keywords):
        return self.__origin__(*args, **keywords)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __repr__(self):
        return self.__origin__.__name__ + '[' + ', '.join([_shown(arg) for arg in self.__args__]) + ']'


def _shown(arg):
    return arg.__name__ if isinstance(arg, type) else repr(arg)


for _kind in (list, tuple, dict, set, frozenset, type):
    _kind.__class_getitem__ = classmethod(lambda cls, args: _GenericAlias(cls, args))
_runtime('type_variable', TypeVar)
_runtime('type_variable_with_bound', TypeVar)
_runtime('type_variable_with_constraints', lambda name, constraints: _TypeVar(name, None, constraints))
_runtime('type_variable_tuple', TypeVarTuple)
_runtime('parameter_specification', ParamSpec)
_runtime('type_alias', TypeAliasType)
_runtime('generic_base', lambda parameters: _Generic)
_type_classes = {'TypeVar': TypeVar, 'TypeVarTuple': TypeVarTuple, 'ParamSpec': ParamSpec, 'TypeAliasType': TypeAliasType, 'Generic': Generic}
_TypeVar, _Generic = TypeVar, Generic
del TypeVar, TypeVarTuple, ParamSpec, TypeAliasType, Generic


# --- modules ------------------------------------------------------------------------------------------------------------

_Module = _type(_module())


def _module_init(module, name, doc=None):
    _own_set(module, '__name__', name)
    _own_set(module, '__doc__', doc)


_Module.__init__ = _module_init
_Module.__repr__ = lambda module: f"<module '{module.__name__}'>"


def _new_module(name):
    module = _module()
    _module_init(module, name)
    return module


class _Stream:
    def __init__(self, is_error):
        self._is_error = is_error

    def write(self, text):
        _write(self._is_error, text)
        return len(text)

    def flush(self):
        _flush()


class _Input:
    def readline(self):
        return _read_line()

    def read(self):
        lines = []
        while line := _read_line():
            lines.append(line)
        return ''.join(lines)

    def __iter__(self):
        while line := _read_line():
            yield line


_sys = _new_module('sys')
_sys.stdout = _Stream(False)
_sys.stderr = _Stream(True)
_sys.stdin = _Input()
_sys.argv = []
_sys.path = []
_sys.maxsize = 9223372036854775807
_sys.version_info = (3, 12, 1, 'final', 0)
_sys.version = '3.12.1'
_sys.platform = 'linux'
_sys.byteorder = 'little'


def _exit(code=None):
    raise SystemExit if code is None else SystemExit(code)


def _exception():
    return _handled(1)


_sys.exit = _exit
_sys.exception = _exception
_sys.getrecursionlimit = lambda: 1000
_sys.setrecursionlimit = lambda limit: None
_time = _new_module('time')
_time.time = lambda: _milliseconds() / 1000
_time.perf_counter = lambda: _nanoseconds() / 1000000000
_time.perf_counter_ns = lambda: _nanoseconds()
_time.monotonic = lambda: _nanoseconds() / 1000000000
_future = _new_module('__future__')
for _name in ('annotations', 'division', 'print_function', 'generator_stop', 'unicode_literals', 'absolute_import', 'with_statement',
              'generators', 'nested_scopes', 'barry_as_FLUFL'):
    setattr(_future, _name, _name)
_typing = _new_module('typing')
for _name in _type_classes:
    setattr(_typing, _name, _type_classes[_name])
_modules = {'sys': _sys, 'time': _time, '__future__': _future, 'typing': _typing}
_sys.modules = _modules


def _begin_main(argv, file):
    main = _new_module('__main__')
    main.__file__ = file
    main.__builtins__ = None
    _modules['__main__'] = main
    _sys.argv = argv
    folder = file.rpartition('/')[0]
    _sys.path.append(folder + '/' if folder else '')
    return main


def _find_module(name, parent):
    if name in _modules:
        return _modules[name]
    last = name.rpartition('.')[2]
    folders = _sys.path if parent is None else getattr(parent, '__path__', None)
    if folders is None:
        raise ModuleNotFoundError(f"No module named '{name}'; '{parent.__name__}' is not a package", name=name)
    module = _new_module(name)
    for folder in folders:
        for file, is_package in ((folder + last + '/__init__.py', True), (folder + last + '.py', False)):
            code = _source(file, module)
            if code is None:
                continue
            module.__file__ = file
            module.__package__ = name if is_package else name.rpartition('.')[0]
            if is_package:
                module.__path__ = [folder + last + '/']
            _modules[name] = module
            try:
                _run(code)
            except BaseException:
                _modules.pop(name, None)
                raise
            if parent is not None:
                setattr(parent, last, module)
            return _modules[name]
    raise ModuleNotFoundError(f"No module named '{name}'", name=name)


def _import(namespace, name, fromlist, level):
    if level:
        package = _own_get(_as_module(namespace), '__package__', None) or ''
        for _ in range(level - 1):
            package = package.rpartition('.')[0]
        if not package:
            raise ImportError('attempted relative import with no known parent package')
        name = package + '.' + name if name else package
    module = first = None
    path = ''
    for part in name.split('.'):
        path = path + '.' + part if path else part
        module = _find_module(path, module)
        if first is None:
            first = module
    if not fromlist:
        return first
    for wanted in fromlist:
        if wanted != '*' and not hasattr(module, wanted) and hasattr(module, '__path__'):
            try:
                _find_module(name + '.' + wanted, module)
            except ModuleNotFoundError as error:
                if error.name != name + '.' + wanted:
                    raise
    return module


def _import_from(module, name):
    value = getattr(module, name, _missing)
    if value is not _missing:
        return value
    full = module.__name__ + '.' + name
    if full in _modules:
        return _modules[full]
    file = getattr(module, '__file__', None) or 'unknown location'
    raise ImportError(f"cannot import name '{name}' from '{module.__name__}' ({file})")


def _import_all(module, namespace):
    target = _as_module(namespace)
    names = getattr(module, '__all__', None)
    for name in [name for name in _own_names(module) if not name.startswith('_')] if names is None else names:
        _own_set(target, name, getattr(module, name))


def _import_by_name(name, globals=None, locals=None, fromlist=(), level=0):
    return _import(None, name, fromlist, level)


_runtime('import', _import)
_runtime('import_from', _import_from)
_runtime('import_all', _import_all)
