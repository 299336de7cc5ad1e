//! What is particular to the tree walker: native stacks of generators. Everything it has in common with the other strategies is tested by
//! the runner over `tests/programs`.

use gearbox_vm::vm::{Config, Vm};

/// Runs a program on a thread of its own with a large stack; its exit code.
fn run(source: &'static str, gc_stress: bool) -> u8 {
    on_thread(move || {
        let mut vm = machine(gc_stress);
        exit_code(&mut vm, source)
    })
}

fn on_thread<T: Send + 'static>(f: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(f);
    thread.expect("thread").join().expect("no panic")
}

fn machine(gc_stress: bool) -> Box<Vm> {
    let config = Config {
        gc_stress,
        native_stack: 200 << 20,
        ..Config::default()
    };
    let mut vm = Vm::new(config);
    gearbox_strategies::find("ast-walker")
        .expect("registered")
        .install(&mut vm, &gearbox_strategies::Options::default());
    vm
}

fn exit_code(vm: &mut Vm, source: &str) -> u8 {
    gearbox_vm::run::main::run_main(vm, "test.py", source.as_bytes())
}

#[test]
fn values_pushed_before_a_yield_survive_it() {
    let source = "
def collect(*args, **kw):
    return args, kw
def g():
    r = collect([1], [2, (yield 'a')], *(yield 'b'), k=[(yield 'c')], **{'m': (yield 'd')})
    yield r
    yield {'x': [0], 'y': (yield 'e'), **{'z': (yield 'f')}}
    a, b = [3], (yield 'g')
    yield f'{a}{(yield 'h')}{b}'
    yield ([4], (yield 'i'), collect([5], (yield 'j')))
def drive(it):
    first = it.send(None)
    yield first
    for v in [1, [2], 3, 4, 0, 5, 6, 0, 7, 8, 0, 9, 10]:
        yield it.send(v)
one, two = drive(g()), drive(g())
a, b = [], []
for x in one:
    a.append(x)
    [[i] for i in range(20)]
    b.append(next(two))
assert a == b, (a, b)
assert a == [
    'a', 'b', 'c', 'd',
    (([1], [2, 1], 2), {'k': [3], 'm': 4}),
    'e', 'f', {'x': [0], 'y': 5, 'z': 6},
    'g', 'h', '[3]87', 'i', 'j', ([4], 9, (([5], 10), {})),
], a
";
    assert_eq!(run(source, false), 0);
    assert_eq!(run(source, true), 0);
}

#[test]
fn abandoned_generators_give_their_stacks_back() {
    // More generators than a process may have mappings for their stacks.
    let source = "
def g(x):
    yield x
    yield x
kept = []
for i in range(100000):
    it = g([i])
    assert next(it) == [i]
    if i % 1000 == 0:
        kept.append(it)
assert [next(it) for it in kept] == [[i] for i in range(0, 100000, 1000)]
";
    assert_eq!(run(source, false), 0);
}

#[test]
fn suspended_stacks_are_roots() {
    let source = "
def g(n):
    try:
        for x in [[n], [n + 1]]:
            with_local = [str(x) + 'tail']
            yield [y for y in [x, with_local]] + [(yield [[n]])]
    finally:
        done.append(n)
done = []
gens = [g(i) for i in range(6)]
for it in gens:
    next(it)
got = [it.send(['sent']) for it in gens]
assert got == [[[i], ['[%d]tail' % i], ['sent']] for i in range(6)], got
assert [next(it) for it in gens] == [[[i]] for i in range(6)]
for it in gens:
    it.close()
assert done == list(range(6)), done
";
    assert_eq!(run(source, false), 0);
    assert_eq!(run(source, true), 0);
}

#[test]
fn recursion_inside_a_generator_is_bounded() {
    let source = "
import sys
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)
def endless(n):
    return endless(n + 1)
def g():
    yield deep(700)
    try:
        endless(0)
    except RecursionError:
        yield 'bounded'
    sys.setrecursionlimit(1000000)
    try:
        endless(0)
    except RecursionError:
        yield 'bounded natively'
def nested(n):
    if n:
        yield from nested(n - 1)
    else:
        yield 'bottom'
assert list(g()) == [700, 'bounded', 'bounded natively']
sys.setrecursionlimit(1000)
assert list(nested(300)) == ['bottom']
try:
    list(nested(2000))
except RecursionError:
    pass
else:
    assert False
";
    assert_eq!(run(source, false), 0);
}

#[test]
fn machines_of_one_thread_share_the_pool() {
    let source = "
def g(n):
    for i in range(n):
        yield i
assert sum(sum(g(10)) for _ in range(50)) == 2250
left = g(5)
next(left)
";
    let codes = on_thread(move || {
        let (mut a, mut b) = (machine(false), machine(true));
        let mut codes = Vec::new();
        for _ in 0..3 {
            codes.push(exit_code(&mut a, source));
            codes.push(exit_code(&mut b, source));
        }
        drop(a);
        codes.push(exit_code(&mut b, source));
        codes
    });
    assert_eq!(codes, [0u8; 7]);
}
