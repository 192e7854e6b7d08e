# Answers questions about programs. A question is a command, LF, the program; an answer a word, LF, the rest. Frames are as
# OracleServer has them.
#
#   digest, digest-plain   ok + SHA-1 of the text that dump or dump-plain gives
#   dump, dump-plain       ok + ast.dump of the program, with or without positions; \x, \u, \U for what is not ASCII
#   lines                  ok + name and co_lines of every code object, nested ones behind their parent
#   symbols                ok + the symbol table: a line a scope, its flags for each name, scopes inside indented below
#   compile                ok
#   warnings               ok + the warnings of the compiler, one a line: line, class, message, each once, sorted
#   constant               ok + kind and value of an expression whose code does nothing but return it, else "code"
#
# A program that is refused gets: error + class, line, column, end line, end column, message, one a line.

import ast
import dis
import hashlib
import struct
import symtable
import sys
import threading
import warnings


def lines(code, out):
    out.append(code.co_qualname + ' ' + str(list(code.co_lines())))
    for constant in code.co_consts:
        if hasattr(constant, 'co_lines'):
            lines(constant, out)


def dump(program, positions):
    tree = ast.parse(program)
    sys.set_int_max_str_digits(0)
    text = ast.dump(tree, include_attributes=positions)
    sys.set_int_max_str_digits(4300)
    return text.encode('ascii', 'backslashreplace')


def symbols(table, depth, out):
    names = sorted(table._table.symbols.items())
    line = [table.get_type(), table.get_name(), str(table.is_nested())] + [f'{name}={flags}' for name, flags in names]
    out.append(' ' * depth + ' '.join(line))
    for child in table.get_children():
        symbols(child, depth + 1, out)


def real(value):
    return struct.pack('>d', value).hex() if value == value else '7ff8000000000000'  # the sign of a NaN is the machine's


def constant(code):
    if [i.opname for i in dis.get_instructions(code)] != ['RESUME', 'RETURN_CONST']:
        return 'code'
    value = code.co_consts[0]
    match value:
        case None | bool():
            return str(value)
        case int():
            return f'integer {value:x}'
        case float():
            return 'real ' + real(value)
        case complex():
            literal = real(value.real) == real(0.0) and real(value.imag) < '8'
            return 'imaginary ' + real(value.imag) if literal else 'complex'
        case str():
            return 'text' + ''.join(f' {ord(c):x}' for c in value)
        case bytes():
            return 'bytes ' + value.hex()
    return 'code'


def answer(command, program):
    if command == b'digest':
        return hashlib.sha1(dump(program, True)).hexdigest().encode()
    if command == b'digest-plain':
        return hashlib.sha1(dump(program, False)).hexdigest().encode()
    if command == b'dump':
        return dump(program, True)
    if command == b'dump-plain':
        return dump(program, False)
    if command == b'symbols':
        out = []
        symbols(symtable.symtable(program, 'program', 'exec'), 0, out)
        return '\n'.join(out).encode('utf-8', 'surrogatepass')
    if command == b'warnings':
        with warnings.catch_warnings(record=True) as found:
            warnings.simplefilter('always')
            compile(program, 'program', 'exec', dont_inherit=True)
        told = {f'{w.lineno} {w.category.__name__}: {w.message}' for w in found}
        return '\n'.join(sorted(told)).encode('utf-8', 'surrogatepass')
    if command == b'constant':
        return constant(compile(program.decode(), 'program', 'eval', dont_inherit=True)).encode()
    code = compile(program, 'program', 'exec', dont_inherit=True)
    if command == b'lines':
        out = []
        lines(code, out)
        return '\n'.join(out).encode('utf-8', 'surrogatepass')
    assert command == b'compile', command
    return b''


def serve():
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while size := source.readline():
        command, _, program = source.read(int(size)).partition(b'\n')
        try:
            reply = b'ok\n' + answer(command, program)
        except SyntaxError as e:
            parts = [type(e).__name__, e.lineno, e.offset, e.end_lineno, e.end_offset, e.msg]
            reply = b'error\n' + '\n'.join(map(str, parts)).encode('utf-8', 'surrogatepass')
        except Exception as e:
            sys.set_int_max_str_digits(4300)
            parts = [type(e).__name__, 0, 0, 0, 0, e]
            reply = b'error\n' + '\n'.join(map(str, parts)).encode('utf-8', 'surrogatepass')
        sink.write(b'%d\n' % len(reply) + reply)
        sink.flush()


warnings.simplefilter('ignore')
sys.setrecursionlimit(100_000)
threading.stack_size(512 << 20)
thread = threading.Thread(target=serve)
thread.start()
thread.join()
