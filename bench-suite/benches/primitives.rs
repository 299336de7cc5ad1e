//! Times of the VM's own primitives, below the instructions: dict probe, attribute look-up, value encoding, frame push, bigint multiplication.
//!
//! Everything runs in one process, one bench after the other: right for primitives, wrong for comparing strategies (that is `gearbox compare`). The two
//! loops in Python show what a primitive costs in its place, under the strategy that specializes.

#[path = "../src/allocator.rs"]
mod allocator;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use gearbox_strategies::Configuration;
use gearbox_vm::heap::Gc;
use gearbox_vm::object::{Dict, Function, Int, Str, nb};
use gearbox_vm::tree::Mode;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{Config, R, Vm};

#[global_allocator]
static ALLOCATOR: allocator::BySize = allocator::BySize;

/// Iterations of the loops in Python.
const LOOP: i64 = 1000;

const PROGRAM: &str = "
class Point:
    def __init__(self):
        self.x = 1
        self.y = 2

    def move(self):
        pass

def add(a, b):
    pass

def attributes(point, n):
    for i in range(n):
        point.x

def calls(f, n):
    for i in range(n):
        f(i, i)

point = Point()
";

/// A VM whose module has run.
struct Bench {
    vm: Box<Vm>,
    globals: Gc<Dict>,
}

impl Bench {
    fn new() -> Bench {
        let mut vm = Vm::new(Config::default());
        let strategy = gearbox_strategies::all().iter().find(|s| s.specializes());
        let name = strategy.expect("one that specializes").name();
        let configuration = Configuration::parse(name).expect("registered");
        configuration.install(&mut vm);
        let globals = Dict::new(&vm.heap);
        // A root for as long as the VM lives.
        let name = vm.intern("bench");
        vm.modules.set_str(&vm.heap, name, globals.value());
        let code = well(vm.compile_text(PROGRAM, "<bench>", Mode::Exec, 0));
        well(vm.run_code(code, globals, globals.value()));
        Bench { vm, globals }
    }

    fn global(&mut self, name: &str) -> Value {
        let name = self.vm.intern(name);
        self.globals.get_str(name).expect("defined by the program")
    }

    /// A dict with the names `k0`, `k1` … and one of its keys.
    fn names(&mut self, count: usize) -> (Gc<Dict>, Gc<Str>) {
        let dict = Dict::new(&self.vm.heap);
        // A root, as above; the next dict takes its place, when this one is no longer used.
        let name = self.vm.intern("names");
        self.globals.set_str(&self.vm.heap, name, dict.value());
        for i in 0..count {
            let key = self.vm.intern(&format!("k{i}"));
            dict.set_str(&self.vm.heap, key, Value::small(i as i64));
        }
        (dict, self.vm.intern(&format!("k{}", count / 2)))
    }

    /// What a loop would do at its back-edge.
    fn safepoint(&mut self) {
        if self.vm.heap.wants_collection() {
            self.vm.collect();
        }
    }
}

/// The value of something that does not raise here.
fn well<T>(result: R<T>) -> T {
    result.unwrap_or_else(|_| panic!("the bench's program raised"))
}

fn dict_probe(c: &mut Criterion) {
    let mut bench = Bench::new();
    let mut group = c.benchmark_group("dict probe");
    for count in [8, 1000] {
        let (dict, key) = bench.names(count);
        let absent = bench.vm.intern("absent");
        group.bench_function(format!("str hit among {count}"), |b| {
            b.iter(|| black_box(dict).find_str(black_box(key)));
        });
        group.bench_function(format!("str miss among {count}"), |b| {
            b.iter(|| black_box(dict).find_str(black_box(absent)));
        });
    }
    let dict = Dict::new(&bench.vm.heap);
    let name = bench.vm.intern("numbers");
    bench.globals.set_str(&bench.vm.heap, name, dict.value());
    for i in 0..1000 {
        well(bench.vm.dict_set(dict, Value::small(i), Value::small(i)));
    }
    group.bench_function("int hit among 1000", |b| {
        b.iter(|| well(bench.vm.dict_get(dict, black_box(Value::small(500)))));
    });
    group.finish();
}

fn attribute_hit(c: &mut Criterion) {
    let mut bench = Bench::new();
    let point = bench.global("point");
    let class = bench.global("Point").as_class().expect("class");
    let (method, attribute) = (bench.vm.intern("move"), bench.vm.intern("x"));
    let attributes = bench.global("attributes");
    let mut group = c.benchmark_group("attribute cache hit");
    group.bench_function("class and name (lookup_type)", |b| {
        b.iter(|| bench.vm.lookup_type(black_box(class), black_box(method)));
    });
    group.bench_function("generic attribute of an instance (getattr)", |b| {
        b.iter(|| well(bench.vm.getattr(black_box(point), black_box(attribute))));
    });
    group.bench_function(
        format!("LOAD_ATTR_INSTANCE_VALUE in a loop of {LOOP}"),
        |b| {
            b.iter(|| well(bench.vm.call(attributes, &[point, Value::small(LOOP)])));
        },
    );
    group.finish();
}

fn value_encode(c: &mut Criterion) {
    let mut bench = Bench::new();
    let mut group = c.benchmark_group("value");
    group.bench_function("encode an inline int", |b| {
        b.iter(|| Int::from_i64(&bench.vm.heap, black_box(123_456)));
    });
    group.bench_function("encode a boxed int", |b| {
        b.iter(|| {
            bench.safepoint();
            Int::from_i64(&bench.vm.heap, black_box(i64::MAX))
        });
    });
    group.bench_function("decode an inline int", |b| {
        let value = Value::small(123_456);
        b.iter(|| black_box(value).as_i64());
    });
    group.bench_function("encode a float", |b| {
        b.iter(|| Value::float(black_box(1.5)));
    });
    group.bench_function("encode a float that may be a NaN", |b| {
        b.iter(|| Value::float_from_untrusted(black_box(1.5)));
    });
    group.bench_function("decode a float", |b| {
        let value = Value::float(1.5);
        b.iter(|| black_box(value).as_exact_float());
    });
    group.finish();
}

fn frame_push(c: &mut Criterion) {
    let mut bench = Bench::new();
    let add = bench.global("add");
    let function = add.cast::<Function>().expect("function");
    let calls = bench.global("calls");
    let mut group = c.benchmark_group("call frame");
    group.bench_function("push and pop, two exact arguments", |b| {
        let vm = &mut bench.vm;
        let base = vm.sp;
        b.iter(|| {
            // Where a call leaves its arguments; what they are does not matter to the frame.
            let pushed = vm.push_frame(black_box(function), base, 2, Value::NULL, base, 0);
            well(pushed);
            vm.pop_frame();
            vm.sp = base;
        });
    });
    let arguments = [Value::small(1), Value::small(2)];
    group.bench_function("native call of an empty function", |b| {
        b.iter(|| well(bench.vm.call(add, black_box(&arguments))));
    });
    group.bench_function(format!("CALL_PY_EXACT_ARGS in a loop of {LOOP}"), |b| {
        b.iter(|| well(bench.vm.call(calls, &[add, Value::small(LOOP)])));
    });
    group.finish();
}

fn multiply(c: &mut Criterion) {
    let mut bench = Bench::new();
    let mut group = c.benchmark_group("multiply");
    let three = Value::small(3);
    // 3 ** exponent has about 1.58 bits for each unit of the exponent.
    for (bits, exponent) in [(30, 19), (128, 81), (2048, 1292), (32_768, 20_674)] {
        let factor = well(bench.vm.power(three, Value::small(exponent), Value::NONE));
        let name = bench.vm.intern("factor");
        bench.globals.set_str(&bench.vm.heap, name, factor);
        group.bench_function(format!("ints of {bits} bits"), |b| {
            b.iter(|| {
                bench.safepoint();
                well(
                    bench
                        .vm
                        .binary_op(nb::MULTIPLY, black_box(factor), black_box(factor)),
                )
            });
        });
    }
    group.finish();
}

criterion_group!(
    benches,
    dict_probe,
    attribute_hit,
    value_encode,
    frame_push,
    multiply
);
criterion_main!(benches);
